package io.github.privatelinkhandson.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Tells faults of the database itself (it is gone, cannot write, or is broken) from
 * errors of what it was asked for.
 */
public final class DatabaseFaults {

	/**
	 * Classes of PostgreSQL's SQL states: connection, insufficient resources, system
	 * error, internal error.
	 */
	private static final Set<String> CLASSES = Set.of("08", "53", "58", "XX");

	/**
	 * PostgreSQL's shutdowns and crash, and a transaction that may only read.
	 */
	private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "25006");

	/**
	 * H2's codes for errors of input and output, a broken or closed file, and one that
	 * may only be read.
	 */
	private static final Set<Integer> H2 = Set.of(90028, 90030, 90031, 90067, 90097, 90098, 90121, 90124);

	/** H2's GENERAL_ERROR_1, which it wraps around errors of its store. */
	private static final int H2_GENERAL = 50000;

	private static final String H2_STORE = "org.h2.mvstore.";

	/** The pool's words when a connection is used that it has given up for a fault. */
	private static final String CLOSED = "Connection is closed";

	/** Longer than any chain of causes that is not a circle. */
	private static final int MAX_CAUSES = 40;

	private DatabaseFaults() {
	}

	/**
	 * Returns whether a failure was caused by a fault of the database.
	 */
	public static boolean isCauseOf(@Nullable Throwable failure) {
		return causes(failure).anyMatch((cause) -> cause instanceof SQLException error && isFault(error));
	}

	static boolean isFault(SQLException error) {
		if (error instanceof SQLTransientConnectionException || error instanceof SQLNonTransientConnectionException
				|| error instanceof SQLRecoverableException || H2.contains(error.getErrorCode())) {
			return true;
		}
		if (error.getErrorCode() == H2_GENERAL) {
			return causes(error).anyMatch((cause) -> cause.getClass().getName().startsWith(H2_STORE));
		}
		String state = error.getSQLState();
		if (state == null) {
			return CLOSED.equals(error.getMessage());
		}
		return state.length() == 5 && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
	}

	/**
	 * Returns the first line of what is behind a failure.
	 */
	static String reason(@Nullable Throwable failure) {
		String innermost = causes(failure).reduce((outer, inner) -> inner).map(Throwable::toString).orElse("");
		return innermost.lines().findFirst().orElse("").replaceFirst("^[\\w.$]+Exception: ", "");
	}

	/**
	 * Returns a failure and its causes, the outermost first.
	 */
	static Stream<Throwable> causes(@Nullable Throwable failure) {
		return Stream.<Throwable>iterate(failure, (cause) -> cause != null, Throwable::getCause).limit(MAX_CAUSES);
	}

}
