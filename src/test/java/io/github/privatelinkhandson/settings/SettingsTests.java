package io.github.privatelinkhandson.settings;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.unit.DataSize;

import io.github.privatelinkhandson.HandsonApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a setting that makes no sense, or that there is none of, ends the start with
 * its name, for all settings that the records of settings have.
 */
class SettingsTests {

	/** Values that make no sense for any setting of a type. */
	private static final Map<Class<?>, List<String>> SENSELESS = Map.of(double.class,
			List.of("NaN", "Infinity", "-Infinity", "0", "-1", "1e-300", "1e300", "fast", ""), int.class,
			List.of("-2", "2147483648", "99999999", "1.5", "many"), Duration.class,
			List.of("-1h", "0s", "1000000d", "soon"), DataSize.class, List.of("-1B", "0B", "100GB", "large"),
			boolean.class, List.of("perhaps", "2"), URI.class, List.of("nonsense", "ftp://host", "http://host/path"),
			List.class, List.of(" ,a"));

	/** The same for settings whose type takes more than they do. */
	private static final Map<String, List<String>> SENSELESS_TEXTS = Map.of("handson.data-dir", List.of("", " "),
			"handson.account", List.of("1", "x"), "handson.confirm", List.of("1", "x"), "handson.region",
			List.of("Tokyo"), "handson.facilitator.name", List.of("", " "), "handson.facilitator.password",
			List.of("", "short"), "handson.facilitator.oidc.claim", List.of("", " "), "handson.facilitator.oidc.name",
			List.of("", " "));

	/** Arguments of the command line, which checks them itself. */
	private static final List<String> OF_COMMANDS = List.of("handson.teardown", "handson.orphans", "handson.mode",
			"handson.lab");

	@TempDir
	Path data;

	private final ApplicationContextRunner console = new ApplicationContextRunner().withUserConfiguration(All.class)
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
		.withPropertyValues("handson.data-dir=/tmp");

	@TestFactory
	Stream<DynamicTest> senselessValueEndsTheStartWithTheSettingsName() {
		return settings().filter((setting) -> !OF_COMMANDS.contains(setting.name()))
			.flatMap((setting) -> setting.senseless()
				.map((value) -> DynamicTest.dynamicTest(setting.name() + "=" + value,
						() -> assertRefused(setting.name(), setting.name() + "=" + value))));
	}

	@Test
	void everySettingHasSenselessValues() {
		assertThat(settings()).hasSizeGreaterThan(25)
			.filteredOn((setting) -> !OF_COMMANDS.contains(setting.name()))
			.allSatisfy((setting) -> assertThat(setting.senseless()).as(setting.name()).isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "handson.practice.sped=1", "handson.lab.duraton=3h", "handson.nonsense=1",
			"handson.facilitator.oidc.co-facilitator=a", "handson.web.allowed-host[0]=a", "handson.practice=1",
			"handson.speed=1", "HANDSON.PRACTICE.SPED=1" })
	void unknownSettingEndsTheStartWithItsName(String setting) {
		assertRefused(setting.split("=")[0], setting);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "HANDSON_PRACTICE_SPED", "HANDSON_LAB_DURATON", "HANDSON_DATA", "HANDSON_WEB_ALLOWEDHOST_0" })
	void unknownVariableEndsTheStartWithItsName(String variable) {
		withVariable(variable, "a")
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription()).contains(variable));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HANDSON_DATADIR", "HANDSON_DATA_DIR", "HANDSON_WEB_ALLOWEDHOSTS_0",
			"HANDSON_WEB_ALLOWED_HOSTS_0_", "HANDSON_FACILITATOR_OIDC_COFACILITATORS", "HANDSON_SERVICE_HOST",
			"HANDSON_PORT_8080_TCP_ADDR", "handson_data_dir", "HANDS" })
	void variablesOfSettingsAndOfOthersAreTaken(String variable) {
		withVariable(variable, "a").run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "handson.dataDir=a", "handson.web.allowed-hosts[1]=a", "handson.web.allowedHosts=a,b",
			"handson.practice.SPEED=3", "handson.facilitator.oidc.coFacilitators=a", "handsonx.y=1" })
	void settingsInEverySpellingAreTaken(String setting) {
		this.console.withPropertyValues(setting.contains("[1]") ? "handson.web.allowed-hosts[0]=b" : "a=b", setting)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void settingsOfTheConsoleItselfAreKnown() throws Exception {
		var file = new YamlPropertySourceLoader()
			.load("application", new org.springframework.core.io.ClassPathResource("application.yaml"))
			.get(0);
		this.console.withInitializer((context) -> context.getEnvironment().getPropertySources().addLast(file))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner withVariable(String name, String value) {
		return this.console.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of(name, value))));
	}

	private void assertRefused(String name, String property) {
		this.console.withPropertyValues(property).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains(name);
		});
	}

	private static FailureAnalysis analysis(Throwable failure) {
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class,
					SpringFactoriesLoader.ArgumentResolver.of(Environment.class, new StandardEnvironment()),
					(type, name, ex) -> {
					})
			.stream()
			.flatMap((analyzer) -> Stream.ofNullable(analyzer.analyze(failure)))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no words for this failure", failure));
	}

	/**
	 * All settings of all records that are bound below the prefix of the console's.
	 */
	private static Stream<Setting> settings() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents(HandsonApplication.class.getPackageName())
			.stream()
			.map((found) -> type(found.getBeanClassName()))
			.flatMap((type) -> settings(type.getAnnotation(ConfigurationProperties.class).value(), type));
	}

	private static Stream<Setting> settings(String prefix, Class<?> type) {
		return Stream.of(type.getRecordComponents()).flatMap((component) -> {
			String name = prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
			return component.getType().isRecord() ? settings(name, component.getType())
					: Stream.of(new Setting(name, component));
		});
	}

	private static Class<?> type(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A setting.
	 */
	private record Setting(String name, RecordComponent component) {

		Stream<String> senseless() {
			Class<?> type = this.component.getType();
			return Stream.concat(
					(type.isEnum() ? List.of("nonsense") : SENSELESS.getOrDefault(type, List.of())).stream(),
					SENSELESS_TEXTS.getOrDefault(this.name, List.of()).stream());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConfigurationPropertiesScan(basePackageClasses = HandsonApplication.class)
	@Import(SettingsCheck.class)
	static class All {

	}

}
