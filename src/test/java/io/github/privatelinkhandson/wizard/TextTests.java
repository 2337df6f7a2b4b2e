package io.github.privatelinkhandson.wizard;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.reachability.ExplanationCode;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.Point;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.command.CommandStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.wizard.diagram.PathState;
import io.github.privatelinkhandson.workshop.ActionType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every text a person reads is in both languages, and nowhere else.
 */
class TextTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path SOURCES = Path.of("src/main/java/io/github/privatelinkhandson/wizard");

	/** {@code #{a.b}}, {@code #{a.b(…)}} and {@code #{|a.${…}.b|}} in templates. */
	private static final Pattern EXPRESSION = Pattern.compile("#\\{(\\|[^|]*\\||[a-z0-9.-]+)");

	/** {@code #messages.msg('a.b')} and {@code msgOrNull('a.' + …)} in templates. */
	private static final Pattern LOOKUP = Pattern
		.compile("messages\\.msg(?:OrNull)?\\('([^']+)'( \\+ [^)]*\\(?\\)?(?: \\+ '([^']+)')?)?");

	/** {@code "{a.b}"} of constraints, and the codes of {@code rejectValue}. */
	private static final Pattern FORM_ERROR = Pattern
		.compile("message = \"\\{([a-z.-]+)}\"|rejectValue\\(\"[a-z]+\", \"([a-z.-]+)\"\\)");

	/** Names of AWS's and of the hands-on that are the same in every language. */
	private static final Set<String> NAMES = Set.of("privatelink-A-vpc", "privatelink-B-vpc", "privatelink-B-vpces",
			"NLB-B", "A", "B", "$", "/");

	private final Properties english = bundle("en");

	private final Properties japanese = bundle("ja");

	@Test
	void bothLanguagesHaveTheSameKeys() {
		assertThat(this.japanese.stringPropertyNames()).isEqualTo(this.english.stringPropertyNames());
	}

	@Test
	void japaneseHasOneWordForOneThing() {
		assertThat(this.japanese.values()).map(Object::toString)
			.noneMatch((text) -> text.matches("(?s).*(進行役|補助役|会場|撤去).*"));
	}

	@Test
	void noTextIsEmpty() {
		assertThat(this.english.values()).noneMatch((text) -> text.toString().isBlank());
		assertThat(this.japanese.values()).noneMatch((text) -> text.toString().isBlank());
	}

	@Test
	void bothLanguagesTakeTheSameArguments() {
		for (String key : this.english.stringPropertyNames()) {
			assertThat(arguments(this.japanese.getProperty(key))).as(key)
				.isEqualTo(arguments(this.english.getProperty(key)));
		}
	}

	@Test
	void textsWithArgumentsHaveNoPlainApostrophe() {
		assertThat(Stream.of(this.english, this.japanese)
			.flatMap((bundle) -> bundle.values().stream())
			.map(Object::toString)
			.filter((text) -> !arguments(text).isEmpty())).noneMatch((text) -> text.contains("'"));
	}

	@Test
	void everyKeyOfATemplateExists() {
		for (Pattern key : templateKeys()) {
			assertThat(this.english.stringPropertyNames()).as("key " + key).anyMatch(key.asMatchPredicate());
		}
	}

	@Test
	void namesOfButtonsContainTheirTexts() {
		for (Properties bundle : List.of(this.english, this.japanese)) {
			assertThat(List.of("facilitators.renew", "facilitators.remove"))
				.allSatisfy((key) -> assertThat(bundle.getProperty(key + ".of")).contains(bundle.getProperty(key)));
		}
	}

	@Test
	void everyTimeIsShownInTheReadersZone() {
		for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
			assertThat(matches(Pattern.compile("<time[^>]*>"), template)).as(template.toString())
				.map((match) -> match.group())
				.allMatch((time) -> time.contains("local-time") || time.contains("\"since\"")
						|| time.contains("\"until\""));
		}
	}

	@Test
	void everyKeyThatIsPutTogetherExists() {
		assertThat(this.english.stringPropertyNames()).containsAll(composedKeys());
	}

	@Test
	void everyMessageAfterARedirectExists() throws IOException {
		Set<String> said = new TreeSet<>();
		for (Path source : files(SOURCES, ".java")) {
			matches(Pattern.compile("attributes, \"([a-z-]+)\"\\)"), source)
				.forEach((match) -> said.add(match.group(1)));
		}
		assertThat(said).isNotEmpty().allSatisfy((key) -> assertThat(this.english).containsKey("flash." + key));
		assertThat(AnalysisEngine.values())
			.allSatisfy((engine) -> assertThat(this.english).containsKey("flash.analysis-" + engine.key()));
	}

	@Test
	void everyTextIsUsed() {
		Set<Pattern> used = templateKeys();
		Set<String> elsewhere = composedKeys();
		assertThat(this.english.stringPropertyNames()).filteredOn((key) -> !elsewhere.contains(key))
			.allSatisfy((key) -> assertThat(used).as(key).anyMatch((pattern) -> pattern.matcher(key).matches()));
	}

	@Test
	void templatesHoldNoTextOfTheirOwn() throws IOException {
		for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
			String markup = Files.readString(template).replaceAll("(?s)<!--.*?-->|\\[\\[.*?]]", "");
			List<String> texts = Pattern.compile(">([^<]*[^<\\s][^<]*)<")
				.matcher(markup.replaceAll("\"[^\"]*\"", "\"\""))
				.results()
				.map((match) -> match.group(1).strip())
				.filter((text) -> !NAMES.contains(text))
				.toList();
			assertThat(texts).as(template.toString()).isEmpty();
		}
	}

	@Test
	void templatesHoldNoScriptOrStyleOfTheirOwn() throws IOException {
		for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
			assertThat(Files.readString(template)).as(template.toString())
				.doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|hx-on|<script(?![^>]*src=)|javascript:");
		}
	}

	private static Set<String> formErrorKeys() {
		Set<String> keys = files(SOURCES.getParent(), ".java").stream()
			.flatMap((source) -> matches(FORM_ERROR, source))
			.map((match) -> (match.group(1) != null) ? match.group(1) : match.group(2))
			.collect(Collectors.toCollection(TreeSet::new));
		Stream.of("mode", "start", "end", "zone", "extension", "capacity")
			.forEach((field) -> keys.add("typeMismatch.workshopForm." + field));
		Stream.of("mode", "participants", "hours").forEach((field) -> keys.add("typeMismatch.preflightForm." + field));
		return keys;
	}

	private static Set<String> composedKeys() {
		Set<String> keys = formErrorKeys();
		for (StageKey stage : StageKey.values()) {
			Stream.of("short", "title", "teaser", "about", "learn")
				.forEach((part) -> keys.add("stage." + stage.key() + "." + part));
		}
		for (Point point : Point.values()) {
			Stream.of("title", "body", "more", "keep")
				.forEach((part) -> keys.add("point." + point.number() + "." + part));
		}
		Blueprint.steps().forEach((step) -> keys.add("type." + step.type().replace("::", ".")));
		Stream.of(ExplanationCode.values()).forEach((code) -> keys.add("explanation." + code));
		keys.add("ended.LabTakenDown");
		Stream.of(AwsFailure.Kind.values()).forEach((kind) -> keys.add("advice." + key(kind)));
		Stream.of(LabStatus.values()).forEach((status) -> keys.add("lab.status." + status.key()));
		Stream.of(CloudMode.values())
			.forEach((mode) -> keys.addAll(List.of("mode." + mode.key(), "lab.cost." + mode.key())));
		Stream.of(BlockedPoint.values()).forEach((cut) -> keys.add("drawing.cut." + cut.key()));
		Stream.of(PathState.State.values())
			.filter((state) -> state != PathState.State.CUT)
			.forEach((state) -> keys.add("drawing.route." + key(state)));
		Stream.of(AnalysisHistory.Next.values())
			.forEach((next) -> keys.addAll(List.of("next." + next.key() + ".title", "next." + next.key() + ".body")));
		for (ConnectionChecks.Verdict verdict : ConnectionChecks.Verdict.values()) {
			Stream.of("configuration", "health", "data-plane")
				.forEach((proof) -> keys.add("proof." + proof + "." + verdict.key()));
		}
		Stream.of(ActionType.values()).forEach((kind) -> keys.add("act.what." + kind.key()));
		EnumSet.range(ActionType.MESSAGE, ActionType.REISSUE).forEach((kind) -> keys.add("act.do." + kind.key()));
		Stream.of(StageKey.values()).forEach((stage) -> keys.add("act.hint." + stage.key()));
		Regions.ALL.forEach((region) -> keys.add("region." + region));
		Stream.of(StepStatus.values()).forEach((status) -> keys.add("step.status." + status.key()));
		Stream.of(StageStatus.values()).forEach((status) -> keys.add("stage.status." + status.key()));
		Stream.of(CommandStatus.values()).forEach((status) -> keys.add("command.status." + status.key()));
		Stream.of("wait", "unhealthy", "broken", "needs-first", "missing", "not-set")
			.forEach((hint) -> keys.add("hint." + hint));
		Stream.of("stage-locked", "analysis-running", "lab-gone", "lab-tearing-down", "lab-longest", "nothing-built")
			.forEach((code) -> keys.add("refused." + code));
		return keys;
	}

	private static String key(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The keys in templates, with anything in the place of what is put in.
	 */
	private static Set<Pattern> templateKeys() {
		return files(RESOURCES.resolve("templates"), ".html").stream()
			.flatMap((template) -> Stream.concat(matches(EXPRESSION, template).map(TextTests::expression),
					matches(LOOKUP, template).map(TextTests::lookup)))
			.distinct()
			.map(Pattern::compile)
			.collect(Collectors.toSet());
	}

	private static String expression(MatchResult match) {
		String key = match.group(1);
		return Stream.of(key.replace("|", "").split("\\$\\{[^}]*}", -1))
			.map(Pattern::quote)
			.collect(Collectors.joining(".+"));
	}

	private static String lookup(MatchResult match) {
		String key = Pattern.quote(match.group(1));
		if (match.group(2) == null) {
			return key;
		}
		return key + ".+" + ((match.group(3) != null) ? Pattern.quote(match.group(3)) : "");
	}

	private static Set<String> arguments(String text) {
		return Pattern.compile("\\{\\d}")
			.matcher(text)
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<MatchResult> matches(Pattern pattern, Path file) {
		try {
			return pattern.matcher(Files.readString(file)).results();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Path> files(Path folder, String ending) {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Properties bundle(String language) {
		Properties bundle = new Properties();
		for (Path file : files(RESOURCES.resolve("messages"), "_" + language + ".properties")) {
			try (Reader reader = Files.newBufferedReader(file)) {
				bundle.load(reader);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return bundle;
	}

}
