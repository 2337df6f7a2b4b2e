package io.github.privatelinkhandson.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A console in a process of its own, with a practice AWS that is as fast as can be.
 */
final class TrainedConsole implements AutoCloseable {

	private static final Duration MAX_START = Duration.ofMinutes(3);

	/** The JVM writes the archive when it ends. */
	private static final Duration MAX_END = Duration.ofMinutes(8);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process process;

	private final Path log;

	private final int port;

	private final int practicePort;

	private TrainedConsole(Process process, Path log, int port, int practicePort) {
		this.process = process;
		this.log = log;
		this.port = port;
		this.practicePort = practicePort;
	}

	/**
	 * Starts a console and waits until it has answered with its first page.
	 * @param arguments those of the JVM
	 * @param data where the console's data and its log lie
	 */
	static TrainedConsole start(List<String> arguments, Path data) throws IOException {
		int port = freePort();
		int practicePort = freePort();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(arguments);
		command.addAll(List.of("--server.port=" + port, "--handson.practice.port=" + practicePort,
				"--handson.data-dir=" + data, "--handson.practice.speed=200", "--handson.practice.throttling=false",
				"--handson.practice.consistency=strict"));
		Path log = data.resolve("log");
		TrainedConsole console = new TrainedConsole(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, port,
				practicePort);
		try {
			console.awaitStart();
			return console;
		}
		catch (RuntimeException ex) {
			console.process.destroyForcibly();
			throw ex;
		}
	}

	int practicePort() {
		return this.practicePort;
	}

	String get(String path) {
		return exchange(request(path).GET());
	}

	String post(String path, String json) {
		return exchange(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	String delete(String path) {
		return exchange(request(path).DELETE());
	}

	/**
	 * Lets a moment pass.
	 */
	void pause() {
		LockSupport.parkNanos(PAUSE.toNanos());
		if (!this.process.isAlive()) {
			throw failure("the console has ended");
		}
	}

	/**
	 * Ends the console, and waits until the JVM has written what it has to write.
	 */
	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(MAX_END.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw failure("the console did not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.process.destroyForcibly();
		}
	}

	private void awaitStart() {
		long end = System.nanoTime() + MAX_START.toNanos();
		while (System.nanoTime() < end) {
			try {
				get("/");
				return;
			}
			catch (UncheckedIOException ex) {
				if (!(ex.getCause() instanceof ConnectException)) {
					throw ex;
				}
				pause();
			}
		}
		throw failure("the console did not start");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private String exchange(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw failure(answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
			}
			return answer.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private IllegalStateException failure(String what) {
		try {
			return new IllegalStateException(what + "\n" + Files.readString(this.log));
		}
		catch (IOException ex) {
			return new IllegalStateException(what, ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
