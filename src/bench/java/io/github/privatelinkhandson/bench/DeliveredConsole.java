package io.github.privatelinkhandson.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * A console in a process of its own, started as its users start it.
 */
final class DeliveredConsole implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final Process process;

	private final int port;

	private final int practicePort;

	private DeliveredConsole(Process process, int port, int practicePort) {
		this.process = process;
		this.port = port;
		this.practicePort = practicePort;
	}

	/**
	 * Starts a console and waits until it has answered with its first page.
	 */
	static DeliveredConsole start(List<String> command, Path data) {
		try {
			int port = freePort();
			int practicePort = freePort();
			List<String> all = new ArrayList<>(command);
			all.addAll(List.of("--server.port=" + port, "--handson.practice.port=" + practicePort,
					"--handson.data-dir=" + data, "--handson.practice.throttling=false"));
			DeliveredConsole console = new DeliveredConsole(new ProcessBuilder(all).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start(), port, practicePort);
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(50))
				.failFast("the console has ended", () -> !console.process.isAlive())
				.ignoreExceptions()
				.until(console::showsAPage);
			return console;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int practicePort() {
		return this.practicePort;
	}

	/**
	 * Seconds of processor that it has used so far.
	 */
	double processorSeconds() {
		return processorSeconds(process());
	}

	ProcessHandle process() {
		return this.process.toHandle();
	}

	static double processorSeconds(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean showsAPage() throws IOException, InterruptedException {
		return HTTP
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/")).build(),
					HttpResponse.BodyHandlers.discarding())
			.statusCode() == 200;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
