package io.github.privatelinkhandson.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * The server of moto, which simulates AWS too, if this machine has it.
 */
final class Moto implements AutoCloseable {

	private final Process process;

	private final int port;

	private Moto(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static Optional<Moto> start() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, "moto_server"))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Moto::start);
	}

	private static Moto start(Path program) {
		try (ServerSocket free = new ServerSocket(0)) {
			int port = free.getLocalPort();
			free.close();
			Process process = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			Moto moto = new Moto(process, port);
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(moto::answers);
			return moto;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	/**
	 * The process that answers: pyenv puts another one before it.
	 */
	ProcessHandle process() {
		return this.process.descendants().filter((kid) -> kid.isAlive()).findFirst().orElse(this.process.toHandle());
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroy);
		this.process.destroy();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean answers() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("moto_server ended with " + this.process.exitValue());
		}
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (ConnectException ex) {
			return false;
		}
	}

}
