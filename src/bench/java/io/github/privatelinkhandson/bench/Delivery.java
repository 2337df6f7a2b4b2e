package io.github.privatelinkhandson.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.privatelinkhandson.training.ExtractedConsole;

/**
 * A way in which the console is delivered and started.
 */
record Delivery(String name, List<String> command) {

	private static final Path JAR = Path.of("target/privatelink-handson.jar").toAbsolutePath();

	/**
	 * The ways with the JDKs that are there, the jar on the oldest first. What needs an
	 * archive is trained for it.
	 * @throws IllegalStateException if there is no jar
	 */
	static List<Delivery> all(Path folder) {
		if (!Files.exists(JAR)) {
			throw new IllegalStateException("no jar: ./mvnw package -DskipTests makes it");
		}
		List<Delivery> all = new ArrayList<>();
		ExtractedConsole.javas((version) -> version < 25).stream().limit(1).forEach((java) -> {
			all.add(new Delivery("17, java -jar", List.of(java.toString(), "-jar", JAR.toString())));
			ExtractedConsole console = trained(java, folder.resolve("before"));
			all.add(new Delivery("17, extracted", console.plain()));
			all.add(new Delivery("17, CDS archive", console.archived()));
		});
		ExtractedConsole.javas((version) -> version >= 25).stream().limit(1).forEach((java) -> {
			ExtractedConsole console = trained(java, folder.resolve("from25"));
			all.add(new Delivery("25, extracted", console.plain()));
			all.add(new Delivery("25, AOT cache", console.archived()));
		});
		return all;
	}

	private static ExtractedConsole trained(Path java, Path app) {
		ExtractedConsole console = ExtractedConsole.extract(java, JAR, app);
		console.train();
		return console;
	}

}
