package io.github.privatelinkhandson.testkit;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts queries as H2 does.
 */
public final class QueryCount {

	private QueryCount() {
	}

	/**
	 * Returns the number of queries that an action takes, those for jobs that are due
	 * left out.
	 */
	public static long of(JdbcClient jdbc, Runnable action) {
		jdbc.sql("SET QUERY_STATISTICS FALSE").update();
		jdbc.sql("SET QUERY_STATISTICS TRUE").update();
		action.run();
		return jdbc
			.sql("SELECT coalesce(sum(execution_count), 0) FROM information_schema.query_statistics "
					+ "WHERE sql_statement NOT LIKE '%scheduled_tasks%' AND sql_statement LIKE 'SELECT%'")
			.query(Long.class)
			.single();
	}

}
