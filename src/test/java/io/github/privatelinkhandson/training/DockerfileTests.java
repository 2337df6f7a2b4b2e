package io.github.privatelinkhandson.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Does what the Dockerfile does, step by step and with its own commands, since there is
 * not always a Docker: extracts the jar, trains the archive, and starts the console as
 * the image does, on a file system that is read-only but for the volume where the machine
 * can make one.
 */
@Tag("slow")
class DockerfileTests {

	private static final Path JAR = Path.of("target/privatelink-handson.jar").toAbsolutePath();

	private static final Path CLASSES = Path.of("target/test-classes").toAbsolutePath();

	private static final Duration LONGEST = Duration.ofMinutes(3);

	/** More classes than are in the archive that comes with a JDK. */
	private static final int MANY_CLASSES = 10_000;

	private static final Pattern CLASS_OF_ARCHIVE = Pattern
		.compile("io\\.github\\.privatelinkhandson\\S* source: shared objects file");

	@TempDir
	Path folder;

	private final List<String> lines = dockerfile();

	static List<Path> javas() {
		List<Path> before = ExtractedConsole.javas((version) -> version < 25);
		List<Path> since = ExtractedConsole.javas((version) -> version >= 25);
		return Stream.of(before, since).flatMap((javas) -> javas.stream().limit(1)).toList();
	}

	@ParameterizedTest
	@MethodSource("javas")
	void imageStartsWithItsArchiveOnAReadOnlyFileSystem(Path java) throws Exception {
		assumeThat(JAR).as("the jar, which the build makes before slow tests").exists();
		Path data = Files.createDirectory(this.folder.resolve("data"));
		int port = freePort();
		run(java, find("RUN (java -Djarmode=tools.*)"), Map.of());
		run(java, find("RUN (java -cp .*)"), Map.of());
		Path log = this.folder.resolve("log");
		Process image = start(java, port, log);
		try {
			String healthy = command(find("HEALTHCHECK .*CMD (\\[.*\\])")).get(2);
			Awaitility.await()
				.atMost(LONGEST)
				.pollInterval(Duration.ofMillis(200))
				.failFast("the console has ended", () -> !image.isAlive())
				.until(() -> exitOf(java, healthy, Map.of("SERVER_PORT", "" + port)) == 0);
			String page = run(java,
					"exec 3<>/dev/tcp/127.0.0.1/" + port
							+ " && printf 'GET /login HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && cat <&3",
					Map.of());
			assertThat(page).contains(" 200").contains("<title>");
		}
		finally {
			image.destroy();
			image.waitFor(1, TimeUnit.MINUTES);
		}
		List<String> classes = Files.readAllLines(data.resolve("classes"));
		assertThat(classes).filteredOn((line) -> line.contains("source: shared objects file"))
			.hasSizeGreaterThan(MANY_CLASSES);
		assertThat(classes).anyMatch((line) -> CLASS_OF_ARCHIVE.matcher(line).find());
		assertThat(Files.readString(log)).contains("password");
	}

	/**
	 * Starts the image's entry point in its environment, with a JVM that ends if the
	 * archive cannot be used.
	 */
	private Process start(Path java, int port, Path log) throws Exception {
		List<String> command = new ArrayList<>();
		if (exitOf(java, readOnly("true"), Map.of()) == 0) {
			command.addAll(List.of("unshare", "-rm", "bash", "-c", readOnly("exec \"$@\""), "bash"));
		}
		else {
			System.err.println("NOT READ-ONLY: the file system cannot be made so here");
		}
		command.addAll(command(find("ENTRYPOINT (\\[.*\\])")));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().putAll(environment(java));
		Stream.of(find("ENV (.*)").split(" "))
			.map((variable) -> variable.split("=", 2))
			.forEach((variable) -> builder.environment().put(variable[0], variable[1]));
		String required = Files.exists(this.folder.resolve("app/console.aot")) ? "-XX:AOTMode=on" : "-Xshare:on";
		builder.environment()
			.putAll(Map.of("SERVER_PORT", "" + port, "HANDSON_PRACTICE_PORT", "0", "JDK_JAVA_OPTIONS",
					required + " -Xlog:class+load:file=" + this.folder.resolve("data/classes")));
		return builder.start();
	}

	private String readOnly(String then) {
		Path data = this.folder.resolve("data");
		return "mount --bind %s %s && mount -o remount,bind,ro / && %s".formatted(data, data, then);
	}

	/**
	 * The one line of the Dockerfile that has that form, with the folders of this test in
	 * the place of the image's.
	 */
	private String find(String form) {
		List<String> found = this.lines.stream()
			.map(Pattern.compile(form)::matcher)
			.filter(Matcher::matches)
			.map((line) -> line.group(1))
			.toList();
		assertThat(found).as(form).hasSize(1);
		return found.get(0)
			.replace("target/privatelink-handson.jar", JAR.toString())
			.replace("/training:", CLASSES + File.pathSeparator)
			.replaceAll("(?<![\\w/])/(app|data)\\b", Matcher.quoteReplacement(this.folder.toString()) + "/$1");
	}

	private static List<String> command(String json) {
		return List.of(new JsonMapper().readValue(json, String[].class));
	}

	private String run(Path java, String command, Map<String, String> environment) throws Exception {
		Path output = this.folder.resolve("output");
		assertThat(exitOf(java, command, environment)).as(() -> command + "\n" + read(output)).isZero();
		return read(output);
	}

	private int exitOf(Path java, String command, Map<String, String> environment) throws Exception {
		List<String> shell = command.startsWith("mount") ? List.of("unshare", "-rm", "bash", "-c", command)
				: List.of("bash", "-c", command);
		ProcessBuilder builder = new ProcessBuilder(shell).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile());
		builder.environment().putAll(environment(java));
		builder.environment().putAll(environment);
		return builder.start().waitFor();
	}

	/**
	 * The environment in which {@code java} is that one.
	 */
	private static Map<String, String> environment(Path java) {
		return Map.of("PATH", java.getParent() + File.pathSeparator + System.getenv("PATH"));
	}

	/**
	 * The lines of the Dockerfile.
	 */
	private static List<String> dockerfile() {
		return read(Path.of("Dockerfile")).lines().toList();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
