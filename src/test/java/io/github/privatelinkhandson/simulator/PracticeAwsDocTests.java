package io.github.privatelinkhandson.simulator;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on the practice AWS names every operation that is played, and no other.
 */
class PracticeAwsDocTests {

	private static final Path PAGE = Path.of("docs/practice-aws.md");

	/** A heading over a table of operations: what they are about, and their service. */
	private static final Pattern SERVICE = Pattern.compile("### .+ \\(`([a-z0-9]+)`\\)");

	private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z0-9]+)` \\|([^|]*)\\|([^|]*)\\|");

	private static final Map<String, String> DONE = Map.of("refuse", "refused", "ignore", "ignored", "keep", "kept");

	private static final Pattern RANGE = Pattern.compile("\\d+, \\d+");

	@Test
	void everyOperationThatIsPlayedIsInTheTablesAndNoOther() throws IOException {
		assertThat(difference(played(), documented())).as("played, but not in the tables").isEmpty();
		assertThat(difference(documented(), played())).as("in the tables, but not played").isEmpty();
	}

	@Test
	void operationsAreInTheTablesOnce() throws IOException {
		assertThat(documented()).doesNotHaveDuplicates();
	}

	@Test
	void membersThatAreNotPlayedAreThoseOfTheCode() throws IOException {
		assertThat(Files.readString(PAGE)).contains(unplayed());
	}

	/**
	 * The page's table of input members that are not played.
	 */
	private static String unplayed() {
		Map<String, List<TestModels.Unplayed>> rows = TestModels.unplayed()
			.stream()
			.collect(Collectors.groupingBy(
					(one) -> one.key().substring(0, one.key().lastIndexOf('.')) + one.treatment() + one.reason()
							+ String.join(" ", new TreeSet<>(one.defaults())),
					LinkedHashMap::new, Collectors.toList()));
		StringBuilder table = new StringBuilder(
				"| service | operation or structure | members | done | but for | why |\n")
			.append("|---|---|---|---|---|---|\n");
		rows.values().forEach((row) -> table.append(row(row)));
		return table.toString();
	}

	private static String row(List<TestModels.Unplayed> members) {
		TestModels.Unplayed first = members.get(0);
		String[] key = first.key().split("\\.");
		String names = members.stream()
			.map((one) -> "`" + one.key().substring(one.key().lastIndexOf('.') + 1) + "`")
			.collect(Collectors.joining(", "));
		String defaults = first.defaults()
			.stream()
			.filter((value) -> !value.isEmpty())
			.sorted()
			.map((value) -> "`" + value + "`")
			.collect(Collectors.joining(", "));
		return "| `%s` | `%s` | %s | %s | %s | %s |\n".formatted(key[0], key[1], names, DONE.get(first.treatment()),
				defaults, first.reason());
	}

	@Test
	void durationsAreThoseOfTheCode() throws IOException {
		String page = Files.readString(PAGE);
		String durations = page.substring(page.indexOf("## Time and speed"), page.indexOf("## Consistency"));
		Set<String> ranges = Stream.of(Latency.values()).map(PracticeAwsDocTests::range).collect(Collectors.toSet());
		assertThat(RANGE.matcher(durations).results().map(MatchResult::group)).isNotEmpty().isSubsetOf(ranges);
	}

	/**
	 * A latency's range in seconds, told by what it gives to many ids.
	 */
	private static String range(Latency latency) {
		List<Double> drawn = Stream.iterate(0, (i) -> i + 1)
			.limit(5000)
			.map((i) -> latency.draw("i-" + i).toMillis() / 1000.0)
			.sorted()
			.toList();
		return Math.round(drawn.get(0)) + ", " + Math.round(drawn.get(drawn.size() - 1));
	}

	private static List<String> documented() throws IOException {
		List<String> documented = new ArrayList<>();
		String service = "";
		for (String line : Files.readAllLines(PAGE)) {
			Matcher heading = SERVICE.matcher(line);
			Matcher row = ROW.matcher(line);
			if (line.startsWith("#")) {
				service = heading.matches() ? heading.group(1) : "";
			}
			else if (!service.isEmpty() && row.matches()) {
				documented.add(named(service, row.group(1)));
			}
		}
		return documented;
	}

	private static Set<String> difference(Collection<String> from, Collection<String> of) {
		Set<String> difference = new TreeSet<>(from);
		difference.removeAll(of);
		return difference;
	}

	private static Set<String> played() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(true);
		Set<String> played = new TreeSet<>();
		scanner.findCandidateComponents(PracticeAws.class.getPackageName())
			.stream()
			.map(PracticeAwsDocTests::type)
			.filter(Operations.class::isAssignableFrom)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter(OperationTable::isOperation)
			.forEach((method) -> played.add(named(service(method).signingName(), OperationTable.action(method))));
		return played;
	}

	private static Class<?> type(BeanDefinition definition) {
		try {
			return Class.forName(definition.getBeanClassName());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static AwsService service(Method operation) {
		return AwsService.ofModel(operation.getParameterTypes()[0]).orElseThrow();
	}

	/**
	 * The SDK spells some abbreviations in its own way.
	 */
	private static String named(String service, String action) {
		return service + " " + action.toLowerCase(Locale.ROOT);
	}

}
