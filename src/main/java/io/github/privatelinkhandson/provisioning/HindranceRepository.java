package io.github.privatelinkhandson.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * The hindrances of labs, as far as there are any.
 */
@Repository
class HindranceRepository {

	private static final int MAX_MESSAGE = 1000;

	private static final String FIND = "SELECT lab, code, message, operation, since, next_try_at FROM lab_hindrance ";

	private static final String INSERT = """
			INSERT INTO lab_hindrance (code, message, operation, since, next_try_at, lab) VALUES (?, ?, ?, ?, ?, ?)""";

	private final JdbcClient jdbc;

	HindranceRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Hindrance> find(String lab) {
		return this.jdbc.sql(FIND + "WHERE lab = ?").param(lab).query(HindranceRepository::hindrance).optional();
	}

	Map<String, Hindrance> find(Collection<String> labs) {
		Map<String, Hindrance> found = new HashMap<>();
		if (!labs.isEmpty()) {
			this.jdbc.sql(FIND + "WHERE lab IN (:labs)")
				.param("labs", labs)
				.query((RowCallbackHandler) (row) -> found.put(row.getString("lab"), hindrance(row, 0)));
		}
		return found;
	}

	void save(String lab, Hindrance hindrance) {
		delete(lab);
		String message = hindrance.message();
		this.jdbc.sql(INSERT)
			.params(hindrance.code(), (message.length() > MAX_MESSAGE) ? message.substring(0, MAX_MESSAGE) : message,
					hindrance.operation(), Instants.parameter(hindrance.since()),
					Instants.parameter(hindrance.nextTryAt()), lab)
			.update();
	}

	void delete(String lab) {
		this.jdbc.sql("DELETE FROM lab_hindrance WHERE lab = ?").param(lab).update();
	}

	private static Hindrance hindrance(ResultSet row, int number) throws SQLException {
		return new Hindrance(row.getString("code"), row.getString("message"), row.getString("operation"),
				Objects.requireNonNull(Instants.find(row, "since")),
				Objects.requireNonNull(Instants.find(row, "next_try_at")));
	}

}
