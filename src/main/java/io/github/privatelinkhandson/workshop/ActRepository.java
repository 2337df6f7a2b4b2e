package io.github.privatelinkhandson.workshop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What facilitators have done, in the database. Nothing of it is ever changed.
 */
@Repository
class ActRepository {

	private static final String INSERT_ACT = """
			INSERT INTO act (workshop, participant, at, facilitator, kind, detail, outcome)
			VALUES (?, ?, ?, ?, ?, ?, ?)""";

	private static final String OF_PARTICIPANT = """
			SELECT * FROM act WHERE workshop = ? AND (participant = ? OR participant IS NULL) AND seq > ? ORDER BY seq""";

	private final JdbcClient jdbc;

	ActRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Act act) {
		this.jdbc.sql(INSERT_ACT)
			.params(act.workshop(), act.participant(), act.at().atOffset(ZoneOffset.UTC), act.facilitator(),
					act.kind().name(), act.detail(), act.outcome())
			.update();
	}

	List<Act> findLatest(String workshop, int most) {
		return this.jdbc.sql("SELECT * FROM act WHERE workshop = ? ORDER BY seq DESC LIMIT ?")
			.params(workshop, most)
			.query(ActRepository::act)
			.list();
	}

	/**
	 * What was done on a participant, or on the whole workshop, after that act.
	 */
	List<Act> findOf(Participant participant, long after) {
		return this.jdbc.sql(OF_PARTICIPANT)
			.params(participant.workshop(), participant.id(), after)
			.query(ActRepository::act)
			.list();
	}

	private static Act act(ResultSet row, int number) throws SQLException {
		return new Act(row.getLong("seq"), row.getString("workshop"), row.getString("participant"),
				row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("facilitator"),
				ActKind.valueOf(row.getString("kind")), row.getString("detail"), row.getString("outcome"));
	}

}
