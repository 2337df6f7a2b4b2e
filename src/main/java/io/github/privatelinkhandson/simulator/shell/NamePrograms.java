package io.github.privatelinkhandson.simulator.shell;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.privatelinkhandson.observation.model.IpAddress;

/**
 * Commands that look up DNS names.
 */
final class NamePrograms {

	static final Map<String, Program> ALL = Map.of("dig", NamePrograms::dig, "getent", NamePrograms::getent, "nslookup",
			NamePrograms::nslookup, "host", NamePrograms::host);

	private static final String VERSION = "9.18.33";

	private static final DateTimeFormatter WHEN = DateTimeFormatter
		.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.US)
		.withZone(ZoneOffset.UTC);

	private NamePrograms() {
	}

	private static List<String> resolve(ShellSession session, String name) {
		return session.network().resolve(name.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT));
	}

	private static String lines(List<String> items, Function<String, String> line) {
		return items.stream().map(line).collect(Collectors.joining());
	}

	private static Outcome dig(ShellSession session, List<String> arguments, String input) {
		List<String> operands = Arguments.of(arguments, List.of("t", "p", "b", "c")).operands();
		List<String> names = operands.stream().filter((it) -> !it.matches("[+@].*|[A-Z]+|a|any")).toList();
		if (names.isEmpty()) {
			return Outcome.failed(10, "dig: the root servers cannot be asked from here; name a host");
		}
		boolean brief = operands.contains("+short");
		String type = operands.stream()
			.filter((it) -> it.matches("A|AAAA|CNAME|MX|NS|TXT|ANY"))
			.findFirst()
			.orElse("A");
		Outcome all = Outcome.SUCCESS;
		for (String name : names) {
			List<String> found = resolve(session, name);
			List<String> answers = found.stream()
				.filter((ip) -> type.equals("ANY") || type.equals(recordType(ip)))
				.toList();
			all = all.then(Outcome.of(brief ? lines(answers, (it) -> it + "\n")
					: answer(session, String.join(" ", operands), name, type, !found.isEmpty(), answers)));
		}
		return all;
	}

	private static String recordType(String address) {
		return IpAddress.isIpv6(address) ? "AAAA" : "A";
	}

	private static String answer(ShellSession session, String asked, String name, String type, boolean exists,
			List<String> answers) {
		String question = name.endsWith(".") ? name : name + ".";
		String section = answers.isEmpty() ? "" : "\n;; ANSWER SECTION:\n"
				+ lines(answers, (ip) -> "%s\t60\tIN\t%s\t%s\n".formatted(question, recordType(ip), ip));
		return """

				; <<>> DiG %s <<>> %s
				;; global options: +cmd
				;; Got answer:
				;; ->>HEADER<<- opcode: QUERY, status: %s, id: %d
				;; flags: qr rd ra; QUERY: 1, ANSWER: %d, AUTHORITY: 0, ADDITIONAL: 1

				;; OPT PSEUDOSECTION:
				; EDNS: version: 0, flags:; udp: 4096
				;; QUESTION SECTION:
				;%s\t\tIN\t%s
				%s
				;; Query time: 2 msec
				;; SERVER: %s#53(%s) (UDP)
				;; WHEN: %s
				;; MSG SIZE  rcvd: %d

				""".formatted(VERSION, asked, exists ? "NOERROR" : "NXDOMAIN", Math.floorMod(name.hashCode(), 65536),
				answers.size(), question, type, section, session.network().nameServer(), session.network().nameServer(),
				WHEN.format(session.host().now()), 29 + question.length() + 16 * answers.size());
	}

	private static Outcome getent(ShellSession session, List<String> arguments, String input) {
		if (arguments.size() < 2 || !List.of("hosts", "ahosts", "ahostsv4").contains(arguments.get(0))) {
			return Outcome.failed(1, "getent: wrong number of arguments");
		}
		String name = arguments.get(1);
		List<String> addresses = resolve(session, name).stream()
			.filter((ip) -> !arguments.get(0).equals("ahostsv4") || !IpAddress.isIpv6(ip))
			.toList();
		String found = lines(addresses, (ip) -> "%-15s %s\n".formatted(ip, name));
		return Outcome.of(found).withStatus(found.isEmpty() ? 2 : 0);
	}

	private static Outcome nslookup(ShellSession session, List<String> arguments, String input) {
		if (arguments.isEmpty()) {
			return Outcome.SUCCESS;
		}
		String name = arguments.get(0);
		String server = session.network().nameServer();
		String head = "Server:\t\t%s\nAddress:\t%s#53\n\n".formatted(server, server);
		List<String> found = resolve(session, name);
		if (found.isEmpty()) {
			return new Outcome(head + "** server can't find %s: NXDOMAIN\n\n".formatted(name), "", 1);
		}
		return Outcome.of(head + "Non-authoritative answer:\n"
				+ lines(found, (ip) -> "Name:\t%s\nAddress: %s\n".formatted(name, ip)) + "\n");
	}

	private static Outcome host(ShellSession session, List<String> arguments, String input) {
		if (arguments.isEmpty()) {
			return Outcome.failed(1, "Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] {name} [server]");
		}
		String name = arguments.get(0);
		List<String> found = resolve(session, name);
		return found.isEmpty() ? Outcome.line("Host " + name + " not found: 3(NXDOMAIN)").withStatus(1) : Outcome
			.of(lines(found,
					(ip) -> "%s has %s %s\n".formatted(name, IpAddress.isIpv6(ip) ? "IPv6 address" : "address", ip)));
	}

}
