package io.github.privatelinkhandson.workshop.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * Stores the latest call by hand of each operation in the database.
 */
@Repository
class LatestCallRepository {

	private static final String INSERT = """
			INSERT INTO hand_call (lab, operation, last_at, error_code, times) VALUES (?, ?, ?, ?, ?)""";

	private static final String UPDATE = """
			UPDATE hand_call SET last_at = ?, error_code = ?, times = ? WHERE lab = ? AND operation = ?""";

	private final JdbcClient jdbc;

	LatestCallRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void put(LatestCall call) {
		if (this.jdbc.sql(UPDATE)
			.params(Instants.parameter(call.lastAt()), call.errorCode(), call.times(), call.lab(), call.operation())
			.update() == 0) {
			this.jdbc.sql(INSERT)
				.params(call.lab(), call.operation(), Instants.parameter(call.lastAt()), call.errorCode(), call.times())
				.update();
		}
	}

	Optional<LatestCall> find(String lab, String operation) {
		return this.jdbc.sql("SELECT * FROM hand_call WHERE lab = ? AND operation = ?")
			.params(lab, operation)
			.query(LatestCallRepository::call)
			.optional();
	}

	List<LatestCall> find(Collection<String> labs) {
		return labs.isEmpty() ? List.of()
				: this.jdbc.sql("SELECT * FROM hand_call WHERE lab IN (:labs) ORDER BY lab, last_at DESC")
					.param("labs", labs)
					.query(LatestCallRepository::call)
					.list();
	}

	private static LatestCall call(ResultSet row, int number) throws SQLException {
		return new LatestCall(row.getString("lab"), row.getString("operation"), Instants.get(row, "last_at"),
				row.getString("error_code"), row.getInt("times"));
	}

}
