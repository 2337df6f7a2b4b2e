package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Commands that tell about the machine or wait.
 */
final class SystemPrograms {

	static final Map<String, Program> ALL = Map.ofEntries(Map.entry("hostname", SystemPrograms::hostname),
			Map.entry("whoami", (session, arguments, input) -> Outcome.line("root")),
			Map.entry("id", (session, arguments, input) -> Outcome.line("uid=0(root) gid=0(root) groups=0(root)")),
			Map.entry("pwd", (session, arguments, input) -> Outcome.line(session.files().directory())),
			Map.entry("uname", SystemPrograms::uname), Map.entry("date", SystemPrograms::date),
			Map.entry("sleep", SystemPrograms::sleep),
			Map.entry("arch", (session, arguments, input) -> Outcome.line(session.host().machine())),
			Map.entry("ss", SystemPrograms::sockets), Map.entry("sysctl", SystemPrograms::sysctl));

	private static final String FORWARDING = "net.ipv4.ip_forward";

	private static final String KERNEL = "6.1.158-180.294.amzn2023";

	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.US)
		.withZone(ZoneOffset.UTC);

	private SystemPrograms() {
	}

	private static Outcome hostname(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of());
		String name = session.host().hostname();
		return Outcome.line(given.has("I", "i") ? session.host().privateIp() + (given.has("I") ? " " : "")
				: given.has("s") ? name.replaceFirst("\\..*", "") : name);
	}

	private static Outcome uname(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of());
		String machine = session.host().machine();
		if (given.has("a")) {
			return Outcome.line("Linux %s %s.%s #1 SMP PREEMPT_DYNAMIC %s %s %s GNU/Linux"
				.formatted(session.host().hostname(), KERNEL, machine, machine, machine, machine));
		}
		return Outcome.line(given.has("r") ? KERNEL + "." + machine
				: given.has("m") ? machine : given.has("n") ? session.host().hostname() : "Linux");
	}

	private static Outcome date(ShellSession session, List<String> arguments, String input) {
		return Outcome.line(DATE.format(session.host().now()));
	}

	private static Outcome sleep(ShellSession session, List<String> arguments, String input) {
		if (arguments.isEmpty()) {
			return Outcome.failed(1, "sleep: missing operand");
		}
		String wanted = arguments.get(0);
		if (!wanted.matches("\\d{1,6}(\\.\\d{1,3})?[sm]?")) {
			return Outcome.failed(1, "sleep: invalid time interval '%s'".formatted(wanted));
		}
		double seconds = Double.parseDouble(wanted.replaceFirst("[sm]$", "")) * (wanted.endsWith("m") ? 60 : 1);
		session.spend(Duration.ofMillis((long) (seconds * 1000)));
		return Outcome.SUCCESS;
	}

	/**
	 * Knows the one setting that decides whether the instance can be a router.
	 */
	private static Outcome sysctl(ShellSession session, List<String> arguments, String input) {
		String wanted = String.join("", arguments.stream().filter((word) -> !word.startsWith("-")).toList());
		if (wanted.matches(FORWARDING + "=[01]")) {
			session.machine().forward(wanted.endsWith("1"));
		}
		else if (!wanted.equals(FORWARDING)) {
			return Outcome.failed(255, "sysctl: cannot stat /proc/sys/%s: No such file or directory"
				.formatted(wanted.replaceFirst("=.*", "").replace('.', '/')));
		}
		return Outcome.line(FORWARDING + " = " + (session.machine().forwards() ? 1 : 0));
	}

	private static Outcome sockets(ShellSession session, List<String> arguments, String input) {
		boolean named = Arguments.of(arguments, List.of()).has("p", "processes");
		StringBuilder out = new StringBuilder("State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n");
		out.append("LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    ")
			.append(process(named, "sshd", 1871, 3));
		if (session.machine().listens(80)) {
			String server = session.machine().active("nginx") ? "nginx" : "httpd";
			out.append("LISTEN 0      511                *:80              *:*    ")
				.append(process(named, server, 2874, 4));
		}
		return Outcome.of(out.toString());
	}

	private static String process(boolean named, String name, int id, int file) {
		return named ? "users:((\"%s\",pid=%d,fd=%d))\n".formatted(name, id, file) : "      \n";
	}

}
