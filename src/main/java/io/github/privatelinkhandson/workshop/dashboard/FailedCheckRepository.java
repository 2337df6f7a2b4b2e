package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * Stores failed checks in the database: those that have not passed since, and the
 * mistakes that each lab ever had.
 */
@Repository
class FailedCheckRepository {

	private static final String REPEAT = """
			UPDATE failed_check SET times = times + 1, last_at = ? WHERE lab = ? AND step = ? AND code = ?""";

	private static final String INSERT = """
			INSERT INTO failed_check (lab, step, code, times, last_at) VALUES (?, ?, ?, 1, ?)""";

	private static final String REPEAT_MISTAKE = """
			UPDATE mistake SET times = times + 1, last_at = ? WHERE lab = ? AND step = ? AND code = ?""";

	private static final String INSERT_MISTAKE = """
			INSERT INTO mistake (lab, step, code, times, last_at) VALUES (?, ?, ?, 1, ?)""";

	private final JdbcClient jdbc;

	FailedCheckRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(String lab, String step, String code, Instant at) {
		OffsetDateTime time = Instants.parameter(at);
		if (this.jdbc.sql(REPEAT).params(time, lab, step, code).update() == 0) {
			remove(lab, step);
			this.jdbc.sql(INSERT).params(lab, step, code, time).update();
		}
	}

	void addMistake(String lab, String step, String code, Instant at) {
		OffsetDateTime time = Instants.parameter(at);
		if (this.jdbc.sql(REPEAT_MISTAKE).params(time, lab, step, code).update() == 0) {
			this.jdbc.sql(INSERT_MISTAKE).params(lab, step, code, time).update();
		}
	}

	int remove(String lab, String step) {
		return this.jdbc.sql("DELETE FROM failed_check WHERE lab = ? AND step = ?").params(lab, step).update();
	}

	/**
	 * Returns the failed checks that have not passed since.
	 */
	List<FailedCheck> find(Collection<String> labs) {
		return find("SELECT * FROM failed_check WHERE lab IN (:labs) ORDER BY lab, step", labs);
	}

	/**
	 * Returns the mistakes, also where the check has passed since.
	 */
	List<FailedCheck> findMistakes(Collection<String> labs) {
		return find("SELECT * FROM mistake WHERE lab IN (:labs) ORDER BY lab, step, code", labs);
	}

	private List<FailedCheck> find(String query, Collection<String> labs) {
		return labs.isEmpty() ? List.of()
				: this.jdbc.sql(query)
					.param("labs", labs)
					.query((row, number) -> new FailedCheck(row.getString("lab"), row.getString("step"),
							row.getString("code"), row.getInt("times"), Instants.get(row, "last_at")))
					.list();
	}

}
