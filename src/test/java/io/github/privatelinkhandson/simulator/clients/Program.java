package io.github.privatelinkhandson.simulator.clients;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * A program of this machine, run with nothing of its owner's settings for AWS.
 */
final class Program {

	private final Path executable;

	private final Path directory;

	private final Map<String, String> environment = new LinkedHashMap<>();

	private Program(Path executable, Path directory) {
		this.executable = executable;
		this.directory = directory;
	}

	/**
	 * The program of that name; if there is none on the PATH, the test ends here, and
	 * says so.
	 */
	static Program require(String name, Path directory) {
		Path executable = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseGet(() -> skip("there is no " + name + " on the PATH"));
		return new Program(executable, directory);
	}

	/**
	 * Ends the test as skipped, loudly.
	 */
	static <T> T skip(String why) {
		String message = "NOT TESTED: " + why;
		System.err.println("\n" + "*".repeat(message.length()) + "\n" + message + "\n" + "*".repeat(message.length()));
		Assumptions.abort(message);
		throw new AssertionError(message);
	}

	Program with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	/**
	 * With the account's credentials, and the practice AWS at that port for AWS.
	 */
	Program forAws(Clients clients, int port) {
		return with("AWS_ACCESS_KEY_ID", clients.account().accessKeyId())
			.with("AWS_SECRET_ACCESS_KEY", clients.account().secretAccessKey())
			.with("AWS_DEFAULT_REGION", Clients.REGION)
			.with("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port)
			.with("AWS_CONFIG_FILE", "/dev/null")
			.with("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
			.with("AWS_EC2_METADATA_DISABLED", "true");
	}

	Result run(Duration patience, String... arguments) {
		List<String> command = new ArrayList<>(List.of(this.executable.toString()));
		command.addAll(List.of(arguments));
		try {
			Path output = Files.createTempFile(this.directory, "output", ".txt");
			Path errors = Files.createTempFile(this.directory, "errors", ".txt");
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectOutput(output.toFile())
				.redirectError(errors.toFile())
				.redirectInput(new File("/dev/null"));
			builder.environment().keySet().removeIf((name) -> name.startsWith("AWS_") || name.startsWith("TF_"));
			builder.environment().putAll(this.environment);
			Process process = builder.start();
			boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
			if (!ended) {
				process.descendants().forEach(ProcessHandle::destroy);
				process.destroy();
				process.waitFor(20, TimeUnit.SECONDS);
			}
			return new Result(String.join(" ", arguments), ended ? process.exitValue() : -1, read(output),
					read(errors));
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot run " + command, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while running " + command, ex);
		}
	}

	private static String read(Path file) throws IOException {
		String text = Files.readString(file, StandardCharsets.UTF_8);
		Files.delete(file);
		return text;
	}

	/**
	 * How a program ended and what it said.
	 *
	 * @param exitCode -1 if it did not end in time
	 */
	record Result(String arguments, int exitCode, String output, String errors) {

		/**
		 * What it printed, if all went well.
		 */
		String expectSuccess() {
			return expect(0);
		}

		String expect(int code) {
			if (this.exitCode != code) {
				throw new AssertionError("exit code %d instead of %d of: %s%n%s%n%s".formatted(this.exitCode, code,
						this.arguments, this.output, this.errors));
			}
			return this.output;
		}

		Optional<String> errorCode() {
			return Stream.of(this.errors.split("\\(", 2))
				.skip(1)
				.map((rest) -> rest.replaceFirst("(?s)\\).*", ""))
				.findFirst();
		}

	}

}
