package io.github.privatelinkhandson.workshop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.lab.StageKey;

/**
 * Stores audit events in the database. Events are never updated.
 */
@Repository
class AuditEventRepository {

	private static final String INSERT_ACT = """
			INSERT INTO act (workshop, participant, at, facilitator, kind, detail, outcome)
			VALUES (?, ?, ?, ?, ?, ?, ?)""";

	private static final String OF_PARTICIPANT = """
			SELECT * FROM act WHERE workshop = ? AND (participant = ? OR participant IS NULL) AND seq > ? ORDER BY seq""";

	private static final String STAGE_OPENINGS = """
			SELECT participant, detail, MIN(at) AS opened_at FROM act
			WHERE workshop = ? AND kind = 'OPEN_STAGE' AND outcome = 'done' GROUP BY participant, detail""";

	private final JdbcClient jdbc;

	AuditEventRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(AuditEvent event) {
		this.jdbc.sql(INSERT_ACT)
			.params(event.subject().workshop(), event.participant(), Instants.parameter(event.at()),
					event.facilitator(), event.kind().name(), event.detail(), event.outcome())
			.update();
	}

	List<AuditEvent> findLatest(String workshop, int most) {
		return this.jdbc.sql("SELECT * FROM act WHERE workshop = ? ORDER BY seq DESC LIMIT ?")
			.params(workshop, most)
			.query(AuditEventRepository::act)
			.list();
	}

	/**
	 * Returns the events of a participant and of the whole workshop after the given one.
	 */
	List<AuditEvent> findOf(Participant participant, long after) {
		return this.jdbc.sql(OF_PARTICIPANT)
			.params(participant.workshop(), participant.id(), after)
			.query(AuditEventRepository::act)
			.list();
	}

	/**
	 * Returns the first time at which each stage was opened for all, and for each
	 * participant.
	 */
	List<StageOpenings.Opening> findStageOpenings(String workshop) {
		return this.jdbc.sql(STAGE_OPENINGS)
			.param(workshop)
			.query((row, number) -> new StageOpenings.Opening(row.getString("participant"),
					StageKey.of(row.getString("detail")).orElseThrow(), Instants.get(row, "opened_at")))
			.list();
	}

	private static AuditEvent act(ResultSet row, int number) throws SQLException {
		return new AuditEvent(row.getLong("seq"), Instants.get(row, "at"), row.getString("facilitator"),
				new AuditEvent.Subject(row.getString("workshop"), row.getString("participant")),
				new AuditEvent.Action(ActionType.valueOf(row.getString("kind")), row.getString("detail")),
				row.getString("outcome"));
	}

}
