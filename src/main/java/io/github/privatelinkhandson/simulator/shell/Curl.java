package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.compute.HttpAnswer;

/**
 * {@code curl}, for HTTP: one request to one address.
 */
final class Curl {

	private static final List<String> WITH_VALUE = List.of("m", "o", "w", "X", "H", "d", "A", "u", "e", "b", "max-time",
			"connect-timeout", "output", "write-out", "request", "header", "data", "user-agent", "retry", "retry-delay",
			"noproxy", "interface", "resolve");

	private static final Set<String> FLAGS = Set.of("s", "S", "f", "L", "i", "I", "v", "k", "4", "6", "g", "N",
			"silent", "show-error", "fail", "location", "include", "head", "verbose", "insecure", "ipv4", "ipv6",
			"http1.1", "no-progress-meter", "compressed", "retry-connrefused", "retry-all-errors");

	private static final Pattern URL = Pattern
		.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:[^@/]*@)?(\\[[^]]*]|[^:/?#]*)(?::(\\d*))?([/?#].*)?");

	/**
	 * Time in seconds that Linux tries to connect before it gives up.
	 */
	private static final double SYSTEM_PATIENCE = 133.1;

	private static final String IPV6_LOOPBACK = "::1";

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
		.withZone(ZoneOffset.UTC);

	private final ShellSession session;

	private final Arguments given;

	private final Url url;

	private Curl(ShellSession session, Arguments given, Url url) {
		this.session = session;
		this.given = given;
		this.url = url;
	}

	private record Url(String host, int port, String path) {

	}

	static Outcome run(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, WITH_VALUE);
		Optional<String> unknown = given.names()
			.stream()
			.filter((name) -> !WITH_VALUE.contains(name) && !FLAGS.contains(name))
			.findFirst();
		if (unknown.isPresent()) {
			String option = (unknown.get().length() > 1) ? "--" + unknown.get() : "-" + unknown.get();
			return Outcome.failed(2, "curl: option %s: is unknown\n".formatted(option)
					+ "curl: try 'curl --help' or 'curl --manual' for more information");
		}
		if (given.operands().isEmpty()) {
			return Outcome.failed(2,
					"curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information");
		}
		Outcome all = Outcome.SUCCESS;
		for (String text : given.operands()) {
			all = all.then(get(session, given, text));
		}
		return all;
	}

	private static Outcome get(ShellSession session, Arguments given, String text) {
		Matcher url = URL.matcher(text);
		if (!url.matches() || url.group(2).isEmpty()) {
			return error(given, 3, "URL rejected: No host part in the URL");
		}
		String scheme = (url.group(1) != null) ? url.group(1).toLowerCase(Locale.ROOT) : "http";
		if (!scheme.matches("https?")) {
			return error(given, 1, "Protocol \"%s\" not supported".formatted(scheme));
		}
		String port = (url.group(3) != null) ? url.group(3) : "";
		if (port.length() > 5 || (!port.isEmpty() && Integer.parseInt(port) > 65535)) {
			return error(given, 3, "URL rejected: Port number was not a decimal number between 0 and 65535");
		}
		int number = !port.isEmpty() ? Integer.parseInt(port) : scheme.equals("https") ? 443 : 80;
		String path = (url.group(4) == null) ? "/" : url.group(4).startsWith("/") ? url.group(4) : "/" + url.group(4);
		return new Curl(session, given, new Url(url.group(2).replaceAll("[\\[\\]]", ""), number, path)).send();
	}

	private Outcome send() {
		List<String> addresses = addresses();
		if (addresses.isEmpty()) {
			return failed(6, "Could not resolve host: " + this.url.host());
		}
		String address = addresses.get(0);
		boolean itself = address.startsWith("127.") || address.equals(IPV6_LOOPBACK)
				|| address.equals(this.session.host().privateIp());
		InstanceNetwork.Connection connection = itself ? ownConnection()
				: this.session.network().connect(address, this.url.port());
		return switch (connection.outcome()) {
			case REFUSED -> failed(7, "Failed to connect to %s port %d after %d ms: Couldn't connect to server"
				.formatted(this.url.host(), this.url.port(), itself ? 0 : 1));
			case TIMED_OUT -> timedOut();
			case ACCEPTED -> connection.server()
				.map((server) -> server.get(this.url.path())
					.map(this::answered)
					.orElseGet(() -> failed(52, "Empty reply from server")))
				.orElseGet(() -> answered(new HttpAnswer(200, "OK", "AmazonS3", "text/html", "")));
		};
	}

	private InstanceNetwork.Connection ownConnection() {
		boolean listens = this.session.machine().listens(this.url.port());
		return new InstanceNetwork.Connection(
				listens ? InstanceNetwork.Connection.Outcome.ACCEPTED : InstanceNetwork.Connection.Outcome.REFUSED,
				Optional.of(this.session.machine()));
	}

	private List<String> addresses() {
		String host = this.url.host().replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
		String own = this.session.host().hostname();
		boolean ipv6Only = this.given.has("6", "ipv6");
		Optional<IpAddress> literal = IpAddress.parse(host);
		if (literal.isPresent()) {
			boolean unwanted = literal.get().ipv6() ? this.given.has("4", "ipv4") : ipv6Only;
			return unwanted ? List.of() : List.of(literal.get().toString());
		}
		if (host.equals("localhost")) {
			return List.of(ipv6Only ? IPV6_LOOPBACK : "127.0.0.1");
		}
		return ipv6Only ? List.of() : (host.equals(own) || own.startsWith(host + "."))
				? List.of(this.session.host().privateIp()) : this.session.network().resolve(host);
	}

	private Outcome timedOut() {
		Optional<Double> whole = seconds("m", "max-time");
		double connect = seconds("connect-timeout").orElse(SYSTEM_PATIENCE);
		double waited = Math.min(whole.orElse(SYSTEM_PATIENCE), connect);
		this.session.spend(Duration.ofMillis((long) (waited * 1000)));
		long millis = (long) (waited * 1000) + 1;
		if (whole.isPresent() && whole.get() <= connect) {
			return failed(28, "Connection timed out after %d milliseconds".formatted(millis));
		}
		return failed(28, "Failed to connect to %s port %d after %d ms: %s".formatted(this.url.host(), this.url.port(),
				millis, (connect == SYSTEM_PATIENCE) ? "Couldn't connect to server" : "Timeout was reached"));
	}

	private Optional<Double> seconds(String... names) {
		return this.given.value(names)
			.filter((value) -> value.matches("\\d{1,6}(\\.\\d{1,3})?"))
			.map(Double::parseDouble)
			.filter((value) -> value > 0);
	}

	private Outcome answered(HttpAnswer answer) {
		if (this.given.has("f", "fail") && answer.status() >= 400) {
			return written(failed(22, "The requested URL returned error: " + answer.status()), answer.status());
		}
		boolean headOnly = this.given.has("I", "head");
		String text = ((headOnly || this.given.has("i", "include")) ? head(answer) : "")
				+ (headOnly ? "" : answer.body());
		Optional<String> file = this.given.value("o", "output").filter((path) -> !path.equals("-"));
		if (file.isPresent()) {
			Optional<String> problem = this.session.files().write(file.get(), text, false);
			if (problem.isPresent()) {
				return failed(23, "Failure writing output to destination");
			}
		}
		int length = headOnly ? 0 : answer.body().length();
		return written(new Outcome(file.isPresent() ? "" : text, meter(length), 0), answer.status());
	}

	private Outcome written(Outcome outcome, int status) {
		String format = this.given.value("w", "write-out").orElse("");
		String text = TextPrograms.unescaped(format)
			.replaceAll("%\\{(http_code|response_code)}", (status == 0) ? "000" : Integer.toString(status))
			.replace("%{time_total}", "0.002134")
			.replace("%{remote_ip}", (status == 0) ? "" : addresses().get(0))
			.replace("%{exitcode}", Integer.toString(outcome.status()));
		return new Outcome(outcome.out() + text, outcome.err(), outcome.status());
	}

	private String head(HttpAnswer answer) {
		return "HTTP/1.1 %d %s\r\nDate: %s\r\nServer: %s\r\nContent-Length: %d\r\nContent-Type: %s\r\n\r\n".formatted(
				answer.status(), answer.reason(), HTTP_DATE.format(this.session.host().now()), answer.server(),
				answer.body().length(), answer.contentType());
	}

	private Outcome failed(int status, String message) {
		Outcome error = error(this.given, status, message);
		Outcome metered = new Outcome("", meter(-1) + error.err(), status);
		return (status == 22) ? metered : written(metered, 0);
	}

	private static Outcome error(Arguments given, int status, String message) {
		boolean silent = given.has("s", "silent") && !given.has("S", "show-error");
		return silent ? Outcome.SUCCESS.withStatus(status)
				: Outcome.failed(status, "curl: (%d) %s".formatted(status, message));
	}

	/**
	 * The progress meter, which curl writes wherever its output is not a terminal.
	 * @param received how much came; -1 if nothing could come
	 */
	private String meter(int received) {
		if (this.given.has("s", "silent", "no-progress-meter")) {
			return "";
		}
		String none = "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
		String all = "100 %5d  100 %5d    0     0   %4d      0 --:--:-- --:--:-- --:--:--  %4d".formatted(received,
				received, received * 500L, received * 500L);
		return """
				  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
				                                 Dload  Upload   Total   Spent    Left  Speed
				""" + "\r" + none + ((received > 0) ? "\r" + all : "") + "\n";
	}

}
