package io.github.privatelinkhandson.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of a test's own, from the programs that this machine has: with an
 * empty database, on a free port, in a temporary folder.
 */
public final class PostgresServer implements AutoCloseable {

	private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

	private static final String ROOT = "root";

	/** PostgreSQL does not run as root, so it runs as the user that its packages make. */
	private static final String USER = "postgres";

	private final Path programs;

	private final Path folder;

	private final int port;

	private PostgresServer(Path programs, Path folder, int port) {
		this.programs = programs;
		this.folder = folder;
		this.port = port;
	}

	/**
	 * Starts a server, if this machine has PostgreSQL; says so, if not.
	 */
	public static Optional<PostgresServer> start() {
		Optional<Path> programs = programs();
		if (programs.isEmpty()) {
			System.err.println("NOT TESTED with PostgreSQL: this machine has no initdb, neither on its PATH nor in "
					+ DEBIAN + "/*/bin (Debian: apt-get install postgresql)");
		}
		return programs.map(PostgresServer::start);
	}

	public String jdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	public String username() {
		return USER;
	}

	/** It asks for none. */
	public String password() {
		return "";
	}

	/**
	 * Stops the server, which keeps what it has.
	 */
	public void stop() {
		run("pg_ctl", "stop", "-D", data(), "-m", "fast");
	}

	/**
	 * Starts the server again on the same port.
	 */
	public void restart() {
		run("pg_ctl", "start", "-w", "-D", data(), "-l", this.folder.resolve("log").toString(), "-o",
				"-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''".formatted(this.port));
	}

	/**
	 * Stops the server as a crash would, and forgets what it kept.
	 */
	@Override
	public void close() {
		run("pg_ctl", "stop", "-D", data(), "-m", "immediate");
		try (Stream<Path> files = Files.walk(this.folder)) {
			files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<Path> programs() {
		Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of);
		File[] versions = Optional.ofNullable(DEBIAN.toFile().listFiles()).orElse(new File[0]);
		Stream<Path> debian = Arrays.stream(versions)
			.sorted(Comparator.reverseOrder())
			.map((version) -> version.toPath().resolve("bin"));
		return Stream.concat(path, debian)
			.filter((programs) -> Files.isExecutable(programs.resolve("initdb"))
					&& Files.isExecutable(programs.resolve("pg_ctl")))
			.findFirst();
	}

	private static PostgresServer start(Path programs) {
		try (ServerSocket free = new ServerSocket(0)) {
			Path folder = Files.createTempDirectory("postgres");
			PostgresServer server = new PostgresServer(programs, folder, free.getLocalPort());
			if (isRoot()) {
				Files.setOwner(folder,
						folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
			}
			free.close();
			server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
			server.restart();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isRoot() {
		return ROOT.equals(System.getProperty("user.name"));
	}

	private String data() {
		return this.folder.resolve("data").toString();
	}

	private void run(String program, String... arguments) {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of("runuser", "-u", USER, "--"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(List.of(arguments));
		try {
			Path output = Files.createTempFile(program, ".out");
			Process process = new ProcessBuilder(command).directory(this.folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(60, TimeUnit.SECONDS);
			if (!ended || process.exitValue() != 0) {
				throw new IllegalStateException(command + " failed: " + Files.readString(output));
			}
			Files.delete(output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(command + " was interrupted", ex);
		}
	}

}
