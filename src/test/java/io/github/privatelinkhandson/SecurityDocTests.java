package io.github.privatelinkhandson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/security.md} claims is held by tests that exist.
 */
class SecurityDocTests {

	private static final Path PAGE = Path.of("docs/security.md");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");

	private static final Pattern REQUIREMENT = Pattern.compile("\\b(\\d{1,2}\\.\\d\\.\\d{1,2})\\b(?! to|:)");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d.*\\|$");

	@Test
	void everyTestThatIsNamedExists() throws IOException {
		Set<String> named = TEST.matcher(Files.readString(PAGE))
			.results()
			.map((test) -> test.group(1))
			.collect(Collectors.toSet());
		try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
			Set<String> tests = files.map((path) -> path.getFileName().toString().replace(".java", ""))
				.collect(Collectors.toSet());
			assertThat(tests).containsAll(named);
		}
		assertThat(named).hasSizeGreaterThan(20);
	}

	@Test
	void everyRequirementIsNamedOnce() throws IOException {
		String page = Files.readString(PAGE);
		String asvs = page.substring(page.indexOf("## OWASP ASVS"));
		List<String> numbers = REQUIREMENT.matcher(asvs).results().map((found) -> found.group(1)).toList();
		assertThat(numbers).hasSizeGreaterThan(150).doesNotHaveDuplicates();
	}

	/**
	 * A row of the requirements names a test, or says why there is none.
	 */
	@Test
	void everyRowNamesATestOrAReason() throws IOException {
		List<String> rows = ROW.matcher(Files.readString(PAGE))
			.results()
			.map(MatchResult::group)
			.filter((row) -> REQUIREMENT.matcher(row).find())
			.toList();
		assertThat(rows).hasSizeGreaterThan(60)
			.allSatisfy((row) -> assertThat(row.split("\\|")[3].strip()).as(row).hasSizeGreaterThan(8));
	}

}
