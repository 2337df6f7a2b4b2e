package io.github.privatelinkhandson.database;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains why a console cannot start with a database that is broken, cannot be written
 * or reached, or does not let it in.
 */
public class UnusableDatabase extends AbstractFailureAnalyzer<SQLException> {

	private static final String URL = "spring.datasource.url";

	private final Environment environment;

	UnusableDatabase(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
		if (DatabaseInUse.isCauseOf(failure)) {
			return null;
		}
		String url = this.environment.getProperty(URL, "").split("[;?]", 2)[0];
		return new FailureAnalysis("The database %s cannot be used: %s".formatted(url, DatabaseFaults.reason(cause)),
				url.startsWith("jdbc:h2:") ? "Make sure that there is room on the disk and that the console may write "
						+ "the file; if the file is broken, put a copy of it in its place, or start with another "
						+ "--handson.data-dir."
						: "Make sure that the server runs and that it lets in spring.datasource.username with "
								+ "spring.datasource.password.",
				failure);
	}

}
