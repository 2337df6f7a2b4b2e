package io.github.privatelinkhandson.aws;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.paging.Paging;

/**
 * The table of calls. A call is kept whatever becomes of the caller's transaction.
 */
@Repository
class ApiCallRepository {

	private static final String INSERT_CALL = """
			INSERT INTO aws_call (lab, at, service, operation, cli, duration_millis, request_id, attempts, status,
				error_code, by_hand)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String SELECT = """
			SELECT at, service, operation, cli, duration_millis, request_id, attempts, status, error_code, by_hand
			FROM aws_call WHERE lab = ?""";

	/** The operations for which {@link ApiCall#isReading} does not hold. */
	private static final String CHANGES = """
			 AND operation NOT LIKE 'Describe%' AND operation NOT LIKE 'Get%' AND operation NOT LIKE 'List%'
			AND operation NOT LIKE 'Search%'""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final TransactionTemplate ownTransaction;

	ApiCallRepository(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.template = jdbc;
		this.jdbc = JdbcClient.create(jdbc);
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Adds calls in their order, all or none.
	 */
	void insert(List<ApiCallQueue.LoggedCall> calls) {
		List<Object[]> rows = calls.stream().map(ApiCallRepository::row).toList();
		this.ownTransaction.executeWithoutResult((status) -> this.template.batchUpdate(INSERT_CALL, rows));
	}

	List<ApiCall> findByHand(String lab, int most) {
		return this.jdbc.sql(SELECT + " AND by_hand ORDER BY seq DESC FETCH FIRST ? ROWS ONLY")
			.params(lab, most)
			.query((row, number) -> call(row))
			.list();
	}

	List<ApiCall> find(String lab, boolean changes, Paging paging) {
		return this.jdbc.sql(SELECT + (changes ? CHANGES : "") + " ORDER BY seq OFFSET ? ROWS FETCH NEXT ? ROWS ONLY")
			.params(lab, paging.offset(), paging.size())
			.query((row, number) -> call(row))
			.list();
	}

	long count(String lab, boolean changes) {
		return this.jdbc.sql("SELECT count(*) FROM aws_call WHERE lab = ?" + (changes ? CHANGES : ""))
			.param(lab)
			.query(Long.class)
			.single();
	}

	List<ApiCall> find(String lab) {
		return this.jdbc.sql(SELECT + " ORDER BY seq").param(lab).query((row, number) -> call(row)).list();
	}

	private static Object[] row(ApiCallQueue.LoggedCall logged) {
		ApiCall call = logged.call();
		return new Object[] { logged.lab(), Instants.parameter(call.at()), call.service(), call.operation(), call.cli(),
				call.durationMillis(), call.requestId(), call.attempts(), call.status(), call.errorCode(),
				call.byHand() };
	}

	private static ApiCall call(ResultSet row) throws SQLException {
		return new ApiCall(Instants.get(row, "at"), row.getString("service"), row.getString("operation"),
				row.getString("cli"), row.getLong("duration_millis"), row.getString("request_id"),
				row.getInt("attempts"), row.getObject("status", Integer.class), row.getString("error_code"),
				row.getBoolean("by_hand"));
	}

}
