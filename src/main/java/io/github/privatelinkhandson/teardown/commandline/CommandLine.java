package io.github.privatelinkhandson.teardown.commandline;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.database.DatabaseInUse;

/**
 * Recognises what is asked for on the command line, and does it in a console that has
 * neither pages nor ports: {@code --handson.teardown=LAB|all} and
 * {@code --handson.orphans[=delete]}.
 */
public final class CommandLine {

	/**
	 * Exit status for a command that cannot be carried out at all.
	 */
	static final int MISUSED = 2;

	private static final String TEARDOWN = "handson.teardown";

	static final String ORPHANS = "handson.orphans";

	private CommandLine() {
	}

	/**
	 * Returns whether the arguments name a command that runs without a browser.
	 */
	public static boolean isAsked(String... args) {
		return Stream.of(TEARDOWN, ORPHANS).anyMatch(new DefaultApplicationArguments(args)::containsOption);
	}

	/**
	 * Does what the arguments ask for, and works on no other labs than those.
	 * @return the exit code: 0 only when nothing is left
	 */
	public static int run(Class<?> application, PrintStream out, String... args) {
		SpringApplication console = new SpringApplication(application);
		console.setWebApplicationType(WebApplicationType.NONE);
		console.setDefaultProperties(Map.of("logging.level.root", "warn", "logging.level.com.zaxxer.hikari", "off",
				"logging.level.org.springframework", "error", "handson.engine.assigned-only", "true",
				"spring.autoconfigure.exclude", OAuth2ClientAutoConfiguration.class.getName()));
		try (ConfigurableApplicationContext context = console.run(args)) {
			ApplicationArguments asked = new DefaultApplicationArguments(args);
			return asked.containsOption(TEARDOWN)
					? context.getBean(TeardownCommand.class).run(option(asked, TEARDOWN, ""), out)
					: context.getBean(OrphansCommand.class).run(OrphanOptions.of(asked), out);
		}
		catch (RuntimeException ex) {
			out.println(reason(ex).orElseThrow(() -> ex));
			return MISUSED;
		}
	}

	/**
	 * Returns the reason for a failure, where it is one that people can correct.
	 */
	private static Optional<String> reason(RuntimeException failure) {
		if (DatabaseInUse.isCauseOf(failure)) {
			return Optional.of(DatabaseInUse.MESSAGE + " Stop it first, or take the lab down on its pages.");
		}
		return AwsFailure.ofAws(failure).map((answer) -> answer.code() + ": " + answer.message());
	}

	static String option(ApplicationArguments asked, String name, String otherwise) {
		List<String> values = asked.getOptionValues(name);
		return (values == null || values.isEmpty()) ? otherwise : values.get(0);
	}

}
