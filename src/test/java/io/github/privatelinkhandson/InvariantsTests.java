package io.github.privatelinkhandson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every rule of {@code INVARIANTS.md} names tests that exist, or says that it has none.
 */
class InvariantsTests {

	private static final Path TESTS = Path.of("src/test/java");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	private static final Pattern RULE = Pattern.compile("(?m)^- (?:.+\\R?)(?:^ {2}.+\\R?)*");

	@Test
	void everyRuleNamesItsTestsOrSaysThatItHasNone() throws IOException {
		assertThat(rules()).isNotEmpty()
			.allSatisfy((rule) -> assertThat(TEST.matcher(rule).find() || rule.contains("[not yet enforced]")).as(rule)
				.isTrue());
	}

	@Test
	void everyTestThatIsNamedExists() throws IOException {
		String all = String.join("", rules());
		assertThat(TEST.matcher(all).results()).isNotEmpty()
			.allSatisfy((test) -> assertThat(source(test.group(1))).as(test.group())
				.containsPattern("[ >]" + test.group(2) + "( =|\\()"));
	}

	private static List<String> rules() throws IOException {
		return RULE.matcher(Files.readString(Path.of("INVARIANTS.md"))).results().map((rule) -> rule.group()).toList();
	}

	private static String source(String test) throws IOException {
		try (Stream<Path> files = Files.walk(TESTS)) {
			Path file = files.filter((path) -> path.endsWith(test + ".java")).findFirst().orElse(null);
			return (file != null) ? Files.readString(file) : "";
		}
	}

}
