package io.github.privatelinkhandson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the names of types and the first words of their Javadoc to the rules of
 * {@code docs/architecture.md}.
 */
class NamingTests {

	private static final Path MAIN = Path.of("src/main/java");

	private static final Path SIMULATOR = MAIN.resolve("io/github/privatelinkhandson/simulator");

	private static final Pattern HEADLESS = Pattern.compile("/\\*\\*[\\s*]*(?:What|Whether|How|Who|Where)\\b");

	private static final Pattern TYPE = Pattern
		.compile("\\*/\\s*(?:@[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+)*(?:[a-z-]+\\s+)*"
				+ "(?:class|interface|enum|record|@interface)\\s+([A-Z]\\w*)");

	@Test
	void typeJavadocBeginsWithAVerbOrANoun() throws IOException {
		List<String> found = sources().stream().flatMap(NamingTests::headlessTypes).toList();
		assertThat(found).isEmpty();
	}

	@Test
	void simpleTypeNameOccursInOnePackageOfTheConsole() throws IOException {
		Map<String, List<Path>> byName = sources().stream()
			.filter((file) -> !file.startsWith(SIMULATOR))
			.collect(Collectors.groupingBy((file) -> file.getFileName().toString()));
		assertThat(byName).isNotEmpty().allSatisfy((name, files) -> assertThat(files).as(name).hasSize(1));
	}

	private static Stream<String> headlessTypes(Path file) {
		String source = read(file);
		return HEADLESS.matcher(source)
			.results()
			.map((comment) -> TYPE.matcher(source).region(source.indexOf("*/", comment.start()), source.length()))
			.filter(Matcher::lookingAt)
			.map((type) -> type.group(1));
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(MAIN)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> !file.endsWith("package-info.java"))
				.toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
