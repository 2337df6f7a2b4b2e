package io.github.privatelinkhandson.security;

import java.time.Instant;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * Failed attempts in the database.
 */
@Repository
class FailedAttemptRepository {

	private static final String SELECT_FAILURES = """
			SELECT failures, COALESCE(last_at, since) AS last_at FROM attempt WHERE what = ? AND since > ?""";

	private static final String DELETE_OLD = "DELETE FROM attempt WHERE since <= ?";

	private static final String COUNT_FAILURE = "UPDATE attempt SET failures = failures + 1, last_at = ? WHERE what = ?";

	private static final String INSERT_FAILURE = "INSERT INTO attempt (what, since, last_at, failures) VALUES (?, ?, ?, 1)";

	private final JdbcClient jdbc;

	FailedAttemptRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Failures failures(String what, Instant since) {
		return this.jdbc.sql(SELECT_FAILURES)
			.params(what, Instants.parameter(since))
			.query((row, number) -> new Failures(row.getInt("failures"), Instants.get(row, "last_at")))
			.optional()
			.orElse(new Failures(0, Instant.EPOCH));
	}

	void count(String what, Instant oldest, Instant now) {
		this.jdbc.sql(DELETE_OLD).param(Instants.parameter(oldest)).update();
		if (this.jdbc.sql(COUNT_FAILURE).params(Instants.parameter(now), what).update() == 0) {
			try {
				this.jdbc.sql(INSERT_FAILURE).params(what, Instants.parameter(now), Instants.parameter(now)).update();
			}
			catch (DuplicateKeyException ex) {
				// another request has begun to count at this moment
				this.jdbc.sql(COUNT_FAILURE).params(Instants.parameter(now), what).update();
			}
		}
	}

	/**
	 * Number of failures within a window, and the time of the last of them.
	 */
	record Failures(int times, Instant lastAt) {

	}

}
