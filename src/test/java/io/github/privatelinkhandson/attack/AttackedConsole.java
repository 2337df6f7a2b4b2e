package io.github.privatelinkhandson.attack;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The built jar in a process of its own, with the heap of a small container. It can be
 * killed and started again with the same data.
 */
final class AttackedConsole implements AutoCloseable {

	static final String PASSWORD = "correct horse battery";

	private static final String HEAP = "-Xmx512m";

	private static final Duration MAX_START = Duration.ofSeconds(240);

	private static final Pattern PORTS = Pattern
		.compile("Tomcat started on ports (\\d+) \\(http\\), (\\d+) \\(http\\)");

	private static final Pattern USED = Pattern.compile("used (\\d+)K");

	private final Path java;

	private final Path jar;

	private final Path folder;

	private volatile Process process;

	private volatile int consolePort;

	private volatile int practicePort;

	private int starts;

	/**
	 * Starts a console and waits until it is healthy.
	 * @param java the folder of the JDK
	 */
	AttackedConsole(Path java, Path jar, Path folder) {
		this.java = java;
		this.jar = jar;
		this.folder = folder;
		start();
	}

	private void start() {
		Path log = this.folder.resolve("log" + ++this.starts);
		try {
			this.process = new ProcessBuilder(this.java.resolve("bin/java").toString(), HEAP, "-jar",
					this.jar.toString(), "--server.port=0", "--handson.practice.port=0", "--handson.practice.speed=200",
					"--spring.threads.virtual.enabled=true", "--handson.data-dir=" + this.folder.resolve("data"),
					"--handson.facilitator.password=" + PASSWORD)
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		awaitHealth(log);
	}

	private void awaitHealth(Path log) {
		try {
			MatchResult ports = Awaitility.await()
				.atMost(MAX_START)
				.pollInterval(Duration.ofMillis(100))
				.failFast("The console has ended", () -> !this.process.isAlive())
				.until(() -> ports(log), Objects::nonNull);
			this.consolePort = Integer.parseInt(ports.group(1));
			this.practicePort = Integer.parseInt(ports.group(2));
			Guest anybody = new Guest(this);
			Awaitility.await()
				.atMost(MAX_START)
				.until(() -> anybody.get("/actuator/health").statusCode(), (status) -> status == 200);
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private static @Nullable MatchResult ports(Path log) throws IOException {
		Matcher ports = PORTS.matcher(Files.readString(log));
		return ports.find() ? ports.toMatchResult() : null;
	}

	URI address(String path) {
		return URI.create("http://localhost:" + this.consolePort + path);
	}

	int consolePort() {
		return this.consolePort;
	}

	int practicePort() {
		return this.practicePort;
	}

	/**
	 * Ends the process by SIGKILL, and starts another one with its data.
	 */
	void killAndStart() {
		this.process.destroyForcibly().onExit().join();
		start();
	}

	/**
	 * Returns the megabytes that are used after a full garbage collection.
	 */
	long heap() throws IOException {
		ask("GC.run");
		ask("GC.run");
		Matcher used = USED.matcher(ask("GC.heap_info"));
		if (!used.find()) {
			throw new IllegalStateException("jcmd tells no heap");
		}
		return Long.parseLong(used.group(1)) / 1024;
	}

	private String ask(String command) throws IOException {
		Process asked = new ProcessBuilder(this.java.resolve("bin/jcmd").toString(), String.valueOf(this.process.pid()),
				command)
			.redirectErrorStream(true)
			.start();
		return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * Returns the lines of all its logs that contain a text.
	 */
	List<String> logged(String text) throws IOException {
		try (Stream<Path> logs = Files.list(this.folder)) {
			return logs.filter((path) -> path.getFileName().toString().startsWith("log"))
				.flatMap((path) -> lines(path).stream())
				.filter((line) -> line.contains(text))
				.toList();
		}
	}

	private static List<String> lines(Path log) {
		try {
			return Files.readAllLines(log);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
