package io.github.privatelinkhandson.database;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why a console cannot start while another one has the embedded database open.
 */
public class DatabaseInUse extends AbstractFailureAnalyzer<SQLException> {

	public static final String MESSAGE = "Another console has the database in handson.data-dir open.";

	/** H2's DATABASE_ALREADY_OPEN_1. */
	private static final int ALREADY_OPEN = 90020;

	/**
	 * Returns whether a failure was caused by the database's being in use.
	 */
	public static boolean isCauseOf(Throwable failure) {
		return Stream.<Throwable>iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
		return isCauseOf(failure) ? new FailureAnalysis(MESSAGE,
				"Stop that console, or start this one with another --handson.data-dir; several consoles can share a PostgreSQL.",
				failure) : null;
	}

}
