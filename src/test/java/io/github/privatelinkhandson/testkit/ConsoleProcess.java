package io.github.privatelinkhandson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.HandsonApplication;

/**
 * A console in a process of its own, which can be killed.
 */
public final class ConsoleProcess implements AutoCloseable {

	private static final Duration MAX_START = Duration.ofSeconds(120);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Path log;

	private @Nullable RestClient http;

	private ConsoleProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts a console and waits until it answers.
	 * @param log where it writes its log
	 */
	public static ConsoleProcess start(Path log, String... properties) {
		ConsoleProcess started = launch(log, properties);
		started.awaitStart();
		return started;
	}

	/**
	 * Starts a console.
	 * @param log where it writes its log
	 */
	public static ConsoleProcess launch(Path log, String... properties) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), HandsonApplication.class.getName(),
						"--server.port=0", "--handson.practice.port=-1"));
		List.of(properties).forEach((property) -> command.add("--" + property));
		try {
			return new ConsoleProcess(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
				.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where it answers; null as long as it does not.
	 */
	public @Nullable URI address() {
		try (Stream<String> lines = Files.lines(this.log)) {
			return lines.map(PORT::matcher)
				.filter(Matcher::find)
				.map((found) -> URI.create("http://127.0.0.1:" + found.group(1)))
				.findFirst()
				.orElse(null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void awaitStart() {
		URI address = Awaitility.await()
			.atMost(MAX_START)
			.pollInterval(Duration.ofMillis(50))
			.failFast(this::requireAlive)
			.until(this::address, Objects::nonNull);
		this.http = RestClient.create(address.toString());
	}

	public JsonNode post(String path, String body) {
		return this.http.post()
			.uri("/api/labs" + path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.body(JsonNode.class);
	}

	public JsonNode tearDown(String lab) {
		return this.http.delete().uri("/api/labs/" + lab + "/resources").retrieve().body(JsonNode.class);
	}

	public JsonNode lab(String lab) {
		return this.http.get().uri("/api/labs/" + lab).retrieve().body(JsonNode.class);
	}

	/**
	 * Asks for the lab until it is as it should be.
	 */
	public JsonNode await(String lab, Duration atMost, Predicate<JsonNode> condition) {
		return Awaitility.await()
			.alias("lab " + lab)
			.atMost(atMost)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> lab(lab), condition);
	}

	public static boolean is(JsonNode lab, String... statuses) {
		return List.of(statuses).contains(lab.get("status").asString());
	}

	/**
	 * Ends the process by SIGKILL: it has no chance to do anything any more.
	 */
	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	@Override
	public void close() {
		kill();
	}

	private void requireAlive() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The console has ended: " + Files.readString(this.log));
		}
	}

}
