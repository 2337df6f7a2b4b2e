package io.github.privatelinkhandson.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The archive of loaded classes of an extracted console. From Java 25 on it is an AOT
 * cache, which also has the profiles of hot methods; before, a dynamic CDS archive.
 *
 * @param app the folder of the extracted console
 */
record Archive(Path app) {

	private static final String JAR = "privatelink-handson.jar";

	/** The file of arguments that starts the console: {@code java @console}. */
	private static final String ARGUMENTS = "console";

	private static final boolean AOT = Runtime.version().feature() >= 25;

	Path file() {
		return this.app.resolve(AOT ? "console.aot" : "console.jsa");
	}

	/**
	 * Arguments of a JVM that runs the console and writes the archive when it ends.
	 */
	List<String> recording() {
		return arguments(AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=").toList();
	}

	/**
	 * Writes the arguments of a JVM that runs the console with the archive.
	 */
	void writeArguments() throws IOException {
		Files.write(this.app.resolve(ARGUMENTS),
				arguments(AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=").map(Archive::quoted).toList());
	}

	private Stream<String> arguments(String option) {
		return Stream.of(option + file(), "-jar", this.app.resolve(JAR).toString());
	}

	private static String quoted(String argument) {
		return "\"%s\"".formatted(argument.replace("\\", "\\\\"));
	}

}
