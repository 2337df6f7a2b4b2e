package io.github.privatelinkhandson.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * The ledgers in the database.
 */
@Repository
class LedgerRepository {

	private static final String FIND_ENTRIES = """
			SELECT step, status, resource_id, generation, attempts, wanted, waiting_for, started_at, ready_at, gone_at,
			next_try_at, unseen_since, waiting_since, error_code, error_message FROM lab_step WHERE lab = ?""";

	private static final String FIND_ENTRIES_OF_LABS = """
			SELECT lab, step, status, resource_id, generation, attempts, wanted, waiting_for, started_at, ready_at, gone_at,
			next_try_at, unseen_since, waiting_since, error_code, error_message FROM lab_step WHERE lab IN (:labs)""";

	private static final String UPDATE_ENTRY = """
			UPDATE lab_step SET status = ?, resource_id = ?, generation = ?, attempts = ?, wanted = ?, waiting_for = ?,
			started_at = ?, ready_at = ?, gone_at = ?, next_try_at = ?, unseen_since = ?, waiting_since = ?,
			error_code = ?, error_message = ? WHERE lab = ? AND step = ?""";

	private static final String INSERT_ENTRY = """
			INSERT INTO lab_step (status, resource_id, generation, attempts, wanted, waiting_for, started_at, ready_at,
			gone_at, next_try_at, unseen_since, waiting_since, error_code, error_message, lab, step)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String FIND_WANTED = """
			SELECT DISTINCT lab FROM lab_step WHERE lab IN (:labs) AND wanted AND status <> 'FAILED'""";

	private static final String FIND_IN_FLIGHT = """
			SELECT DISTINCT lab FROM lab_step WHERE lab IN (:labs) AND status IN ('CREATING', 'WAITING')""";

	private static final String FIND_OUTPUTS = "SELECT name, text FROM lab_output WHERE lab = ?";

	private static final String FIND_OUTPUTS_OF_LABS = "SELECT lab, name, text FROM lab_output WHERE lab IN (:labs)";

	private static final String DELETE_OUTPUT = "DELETE FROM lab_output WHERE lab = ? AND name = ?";

	private static final String INSERT_OUTPUT = "INSERT INTO lab_output (lab, name, text) VALUES (?, ?, ?)";

	private static final int MAX_MESSAGE = 2000;

	private final JdbcClient jdbc;

	LedgerRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<LedgerEntry> find(String lab) {
		return this.jdbc.sql(FIND_ENTRIES).param(lab).query(LedgerRepository::entry).list();
	}

	Map<String, List<LedgerEntry>> find(Collection<String> labs) {
		Map<String, List<LedgerEntry>> entries = new HashMap<>();
		if (!labs.isEmpty()) {
			this.jdbc.sql(FIND_ENTRIES_OF_LABS)
				.param("labs", labs)
				.query((RowCallbackHandler) (row) -> entries
					.computeIfAbsent(row.getString("lab"), (lab) -> new ArrayList<>())
					.add(entry(row, 0)));
		}
		return entries;
	}

	Optional<LedgerEntry> find(String lab, String step) {
		return this.jdbc.sql(FIND_ENTRIES + " AND step = ?")
			.params(lab, step)
			.query(LedgerRepository::entry)
			.optional();
	}

	void save(String lab, LedgerEntry entry) {
		Attempt attempt = entry.attempt();
		Timeline timeline = entry.timeline();
		LedgerEntry.@Nullable Failure failure = entry.failure();
		Object[] row = { entry.status().name(), entry.id(), attempt.generation(), attempt.delays(), attempt.wanted(),
				entry.waitingFor(), Instants.parameter(timeline.startedAt()), Instants.parameter(timeline.readyAt()),
				Instants.parameter(timeline.goneAt()), Instants.parameter(attempt.nextTryAt()),
				Instants.parameter(timeline.unseenSince()), Instants.parameter(timeline.waitingSince()),
				(failure != null) ? failure.code() : null, (failure != null) ? shortened(failure.message()) : null, lab,
				entry.step() };
		if (this.jdbc.sql(UPDATE_ENTRY).params(row).update() == 0) {
			this.jdbc.sql(INSERT_ENTRY).params(row).update();
		}
	}

	Set<String> findWanted(Collection<String> labs) {
		return find(FIND_WANTED, labs);
	}

	Set<String> findInFlight(Collection<String> labs) {
		return find(FIND_IN_FLIGHT, labs);
	}

	Map<String, String> findOutputs(String lab) {
		Map<String, String> outputs = new LinkedHashMap<>();
		this.jdbc.sql(FIND_OUTPUTS)
			.param(lab)
			.query((row, number) -> outputs.put(row.getString("name"), row.getString("text")))
			.list();
		return outputs;
	}

	/**
	 * Finds the outputs of many labs in one query.
	 */
	Map<String, Map<String, String>> findOutputs(Collection<String> labs) {
		Map<String, Map<String, String>> outputs = new HashMap<>();
		if (!labs.isEmpty()) {
			this.jdbc.sql(FIND_OUTPUTS_OF_LABS)
				.param("labs", labs)
				.query((RowCallbackHandler) (row) -> outputs
					.computeIfAbsent(row.getString("lab"), (lab) -> new LinkedHashMap<>())
					.put(row.getString("name"), row.getString("text")));
		}
		return outputs;
	}

	void saveOutput(String lab, String name, String text) {
		this.jdbc.sql(DELETE_OUTPUT).params(lab, name).update();
		this.jdbc.sql(INSERT_OUTPUT).params(lab, name, text).update();
	}

	private Set<String> find(String query, Collection<String> labs) {
		return labs.isEmpty() ? Set.of() : this.jdbc.sql(query).param("labs", labs).query(String.class).set();
	}

	private static @Nullable String shortened(@Nullable String message) {
		return (message != null && message.length() > MAX_MESSAGE) ? message.substring(0, MAX_MESSAGE) : message;
	}

	private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
		String code = row.getString("error_code");
		Attempt attempt = new Attempt(row.getInt("generation"), row.getInt("attempts"), row.getBoolean("wanted"),
				Instants.find(row, "next_try_at"));
		Timeline timeline = new Timeline(Instants.find(row, "started_at"), Instants.find(row, "ready_at"),
				Instants.find(row, "gone_at"), Instants.find(row, "unseen_since"), Instants.find(row, "waiting_since"));
		return new LedgerEntry(row.getString("step"), StepStatus.valueOf(row.getString("status")),
				row.getString("resource_id"), attempt, row.getString("waiting_for"), timeline,
				(code != null) ? new LedgerEntry.Failure(code, row.getString("error_message")) : null);
	}

}
