package io.github.privatelinkhandson.workshop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.facilitator.SecretToken;
import io.github.privatelinkhandson.lab.StageKey;

/**
 * Stores participants in the database, with hashes of their personal links' secrets.
 */
@Repository
class ParticipantRepository {

	private static final String SELECT = """
			SELECT id, workshop, name, lab, joined_at, locked, opened, hand_raised_at, hand_text, hand_claimed_by, seen_act,
				removed_at, joined_from
			FROM participant\s""";

	private static final String INSERT_PARTICIPANT = """
			INSERT INTO participant (id, workshop, name, token_hash, joined_at, joined_from, locked, seen_act)
			VALUES (?, ?, ?, ?, ?, ?, FALSE, 0)""";

	private static final String UPDATE_PARTICIPANT = """
			UPDATE participant SET lab = ?, locked = ?, opened = ?, hand_raised_at = ?, hand_text = ?,
				hand_claimed_by = ?, seen_act = ?, removed_at = ? WHERE id = ?""";

	private final JdbcClient jdbc;

	ParticipantRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Participant participant, SecretToken token) {
		this.jdbc.sql(INSERT_PARTICIPANT)
			.params(participant.id(), participant.workshop(), participant.name(), token.hash(),
					Instants.parameter(participant.joinedAt()), participant.joinedFrom())
			.update();
	}

	void update(Participant participant) {
		Participant.@Nullable Hand hand = participant.hand();
		this.jdbc.sql(UPDATE_PARTICIPANT)
			.params(participant.lab(), participant.locked(),
					(participant.opened() != null) ? participant.opened().name() : null,
					(hand != null) ? Instants.parameter(hand.raisedAt()) : null, (hand != null) ? hand.text() : null,
					(hand != null) ? hand.claimedBy() : null, participant.seenAct(),
					Instants.parameter(participant.access().removedAt()), participant.id())
			.update();
	}

	void update(String id, SecretToken token) {
		this.jdbc.sql("UPDATE participant SET token_hash = ? WHERE id = ?").params(token.hash(), id).update();
	}

	void addFormerLab(String lab, String participant) {
		this.jdbc.sql("INSERT INTO former_lab (lab, participant) VALUES (?, ?)").params(lab, participant).update();
	}

	List<String> formerLabs(String participant) {
		return this.jdbc.sql("SELECT lab FROM former_lab WHERE participant = ?")
			.param(participant)
			.query(String.class)
			.list();
	}

	/**
	 * Finds the former labs of a workshop's participants.
	 * @return participants' ids by labs' ids
	 */
	Map<String, String> formerLabsOf(String workshop) {
		Map<String, String> found = new HashMap<>();
		this.jdbc.sql(
				"SELECT f.lab, f.participant FROM former_lab f JOIN participant p ON p.id = f.participant WHERE p.workshop = ?")
			.param(workshop)
			.query((RowCallbackHandler) (row) -> found.put(row.getString("lab"), row.getString("participant")));
		return found;
	}

	/**
	 * Returns those who take part, and those who have been removed.
	 */
	List<Participant> findAll(String workshop) {
		return this.jdbc.sql(SELECT + "WHERE workshop = ? ORDER BY joined_at, id")
			.param(workshop)
			.query(ParticipantRepository::participant)
			.list();
	}

	Optional<Participant> find(String id) {
		return this.jdbc.sql(SELECT + "WHERE id = ?").param(id).query(ParticipantRepository::participant).optional();
	}

	/**
	 * Returns the participant, locked until the transaction ends.
	 */
	Optional<Participant> lock(String id) {
		return this.jdbc.sql(SELECT + "WHERE id = ? FOR UPDATE")
			.param(id)
			.query(ParticipantRepository::participant)
			.optional();
	}

	Optional<Participant> find(SecretToken token) {
		return this.jdbc.sql(SELECT + "WHERE token_hash = ?")
			.param(token.hash())
			.query(ParticipantRepository::participant)
			.optional();
	}

	Optional<Participant> findByLab(String lab) {
		return this.jdbc.sql(SELECT + "WHERE lab = ?").param(lab).query(ParticipantRepository::participant).optional();
	}

	int count(String workshop) {
		return this.jdbc.sql("SELECT count(*) FROM participant WHERE workshop = ? AND removed_at IS NULL")
			.param(workshop)
			.query(Integer.class)
			.single();
	}

	/**
	 * Counts those who have joined from an address since then, also those who have been
	 * removed.
	 */
	int countFrom(String workshop, String address, Instant since) {
		return this.jdbc
			.sql("SELECT count(*) FROM participant WHERE workshop = ? AND joined_from = ? AND joined_at > ?")
			.params(workshop, address, Instants.parameter(since))
			.query(Integer.class)
			.single();
	}

	boolean isTaken(String workshop, String name) {
		return this.jdbc.sql("""
				SELECT count(*) FROM participant
				WHERE workshop = ? AND lower(name) = lower(?) AND removed_at IS NULL""")
			.params(workshop, name)
			.query(Integer.class)
			.single() > 0;
	}

	private static Participant participant(ResultSet row, int number) throws SQLException {
		@Nullable String opened = row.getString("opened");
		@Nullable Instant raised = Instants.find(row, "hand_raised_at");
		Participant.@Nullable Hand hand = (raised != null)
				? new Participant.Hand(raised, row.getString("hand_text"), row.getString("hand_claimed_by")) : null;
		return new Participant(row.getString("id"), row.getString("workshop"), row.getString("name"),
				new Participant.Arrival(Instants.get(row, "joined_at"), row.getString("joined_from")),
				row.getString("lab"), new Participant.Access(row.getBoolean("locked"),
						(opened != null) ? StageKey.valueOf(opened) : null, Instants.find(row, "removed_at")),
				new Participant.Contact(hand, row.getLong("seen_act")));
	}

}
