package io.github.privatelinkhandson.workshop.closing;

import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.aws.ApiCallLog;

/**
 * Counts the API calls and attempts of all labs of a workshop in one query.
 */
@Repository
class ApiCallCounts {

	private static final String COUNT = """
			SELECT l.id,
				(SELECT count(*) FROM aws_call c WHERE c.lab = l.id) AS calls,
				(SELECT count(*) FROM aws_call c WHERE c.lab = l.id AND c.error_code IS NOT NULL) AS refused,
				(SELECT COALESCE(SUM(s.attempts + s.generation), 0) FROM lab_step s WHERE s.lab = l.id) AS attempts
			FROM lab l WHERE l.workshop = ?""";

	private final JdbcClient jdbc;

	private final ApiCallLog log;

	ApiCallCounts(JdbcClient jdbc, ApiCallLog log) {
		this.jdbc = jdbc;
		this.log = log;
	}

	/**
	 * Returns the counts by the labs' ids.
	 */
	Map<String, Count> ofWorkshop(String workshop) {
		this.log.write();
		Map<String, Count> counts = new HashMap<>();
		this.jdbc.sql(COUNT)
			.param(workshop)
			.query((RowCallbackHandler) (row) -> counts.put(row.getString("id"),
					new Count(row.getInt("calls"), row.getInt("refused"), row.getInt("attempts"))));
		return counts;
	}

	/**
	 * The counts of one lab.
	 */
	record Count(int calls, int refused, int attempts) {

		static final Count NONE = new Count(0, 0, 0);

	}

}
