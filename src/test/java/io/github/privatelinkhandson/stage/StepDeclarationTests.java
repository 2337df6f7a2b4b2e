package io.github.privatelinkhandson.stage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.blueprint.Stages;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each step is declared with all its parts.
 */
@ExtendWith(SharedConsole.class)
class StepDeclarationTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final List<String> LANGUAGES = List.of("en", "ja");

	private final TestConsole console;

	private final Stages stages;

	StepDeclarationTests(TestConsole console) {
		this.console = console;
		this.stages = console.bean(Stages.class);
	}

	@Test
	void everyStepHasKeyNameTypeAndDuration() {
		assertThat(Blueprint.steps()).isNotEmpty().allSatisfy((step) -> {
			assertThat(step.key()).matches("[a-z0-9]+(-[a-z0-9]+)*");
			assertThat(step.name()).isNotBlank();
			assertThat(step.type()).isNotBlank();
			assertThat(step.typical()).isPositive();
		});
		assertThat(Blueprint.steps()).extracting(Step::key).doesNotHaveDuplicates();
	}

	@Test
	void everyStepHasAnAction() {
		assertThat(Blueprint.steps())
			.allSatisfy((step) -> assertThat(this.stages.action(step.key()).step()).isSameAs(step));
	}

	@Test
	void everyStepIsInThePlanOfItsStage() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		for (StageKey stage : StageKey.values()) {
			assertThat(this.console.queries().plan(lab.id(), stage)).extracting(PlannedStep::step)
				.isEqualTo(Blueprint.steps(stage).stream().map(Step::key).toList());
		}
	}

	@Test
	void everyStepHasTextsInBothLanguages() {
		for (String language : LANGUAGES) {
			Set<String> keys = texts(language).stringPropertyNames();
			assertThat(Blueprint.steps())
				.allSatisfy((step) -> assertThat(keys).contains("type." + step.type().replace("::", ".")));
		}
	}

	@Test
	void everyMistakeHasTextsInBothLanguages() {
		List<String> mistakes = Blueprint.steps()
			.stream()
			.flatMap((step) -> this.stages.action(step.key()).mistakes())
			.distinct()
			.toList();
		assertThat(mistakes).isNotEmpty();
		for (String language : LANGUAGES) {
			Set<String> keys = texts(language).stringPropertyNames();
			assertThat(mistakes).allSatisfy((code) -> assertThat(keys).contains("hint." + code, "mistake." + code));
		}
	}

	@Test
	void everyQuotaIsUsedByAStep() {
		assertThat(LabQuota.values()).allSatisfy((quota) -> assertThat(Blueprint.usage(quota)).isPositive());
	}

	@Test
	void everyPartOfTheDiagramIsAStep() throws IOException {
		Set<String> keys = Blueprint.steps().stream().map(Step::key).collect(Collectors.toSet());
		assertThat(drawnSteps()).isNotEmpty().isSubsetOf(keys);
	}

	private static Set<String> drawnSteps() throws IOException {
		try (Stream<Path> all = Files.walk(RESOURCES.resolve("templates"))) {
			return all.filter((file) -> file.getFileName().toString().startsWith("drawing"))
				.map(StepDeclarationTests::read)
				.flatMap((markup) -> Pattern.compile("d\\.(?:css|ready)\\(([^)]*)\\)").matcher(markup).results())
				.flatMap((match) -> Pattern.compile("'([^']*)'").matcher(match.group(1)).results())
				.map((match) -> match.group(1))
				.collect(Collectors.toSet());
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Properties texts(String language) {
		Properties texts = new Properties();
		try (Stream<Path> all = Files.walk(RESOURCES.resolve("messages"))) {
			for (Path file : all.filter((each) -> each.toString().endsWith("_" + language + ".properties")).toList()) {
				try (Reader reader = Files.newBufferedReader(file)) {
					texts.load(reader);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return texts;
	}

}
