package io.github.privatelinkhandson.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A console that is taken out of its jar, and the JDK that runs it.
 */
public record ExtractedConsole(Path java, Path app) {

	/**
	 * The program {@code java} of the JDK that runs this, and of those that are installed
	 * beside it, with such a version; the oldest first.
	 */
	public static List<Path> javas(IntPredicate version) {
		Path home = Path.of(System.getProperty("java.home"));
		try (Stream<Path> homes = Files.list(home.toRealPath().getParent())) {
			return Stream.concat(Stream.of(home), homes)
				.filter((jdk) -> Files.isRegularFile(jdk.resolve("release")) && version.test(version(jdk)))
				.map((jdk) -> jdk.resolve("bin/java"))
				.filter(Files::isExecutable)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static ExtractedConsole extract(Path java, Path jar, Path app) {
		run(List.of(java.toString(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
				app.toString()));
		return new ExtractedConsole(java, app);
	}

	public void train() {
		String classes = Path.of(ArchiveTraining.class.getProtectionDomain().getCodeSource().getLocation().getPath())
			.toString();
		run(List.of(this.java.toString(), "-cp", classes + File.pathSeparator + this.app.resolve("lib/*"),
				ArchiveTraining.class.getName(), this.app.toString()));
	}

	/**
	 * The command that starts it without an archive.
	 */
	public List<String> plain() {
		return List.of(this.java.toString(), "-jar", this.app.resolve("privatelink-handson.jar").toString());
	}

	/**
	 * The command that starts it with its archive.
	 */
	public List<String> archived() {
		return List.of(this.java.toString(), "@" + this.app.resolve("console"));
	}

	private static int version(Path jdk) {
		Properties release = new Properties();
		try (var text = Files.newBufferedReader(jdk.resolve("release"))) {
			release.load(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "\"1\"").replace("\"", "")).feature();
	}

	private static void run(List<String> command) {
		try {
			int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
			if (exit != 0) {
				throw new IllegalStateException(command + " ended with " + exit);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
