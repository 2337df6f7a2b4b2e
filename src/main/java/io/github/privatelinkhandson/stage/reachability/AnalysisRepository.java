package io.github.privatelinkhandson.stage.reachability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.database.Instants;

/**
 * Path analyses in the database.
 */
@Repository
class AnalysisRepository {

	private static final String SELECT = """
			SELECT id, lab, engine, path_id, analysis_id, status, reachable, explanations, path, message, started_at
			FROM analysis\s""";

	private static final String INSERT_ANALYSIS = """
			INSERT INTO analysis (id, lab, engine, path_id, status, reachable, explanations, path, message, started_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String SET_ANALYSIS_ID = "UPDATE analysis SET analysis_id = ? WHERE id = ?";

	private static final String FINISH_ANALYSIS = """
			UPDATE analysis SET status = ?, reachable = ?, explanations = ?, path = ?, message = ? WHERE id = ?""";

	private static final String FIND_LABS_WITH_RUNNING = """
			SELECT DISTINCT lab FROM analysis WHERE lab IN (:labs) AND status = 'running'""";

	private static final String COUNT_ANALYSES = "SELECT count(*) FROM analysis WHERE lab = ? AND engine = ?";

	private static final String COUNT_BY_LAB = """
			SELECT lab, count(*) AS runs FROM analysis WHERE lab IN (:labs) AND engine = :engine GROUP BY lab""";

	private static final int MAX_MESSAGE = 1000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	AnalysisRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void insert(AnalysisView analysis) {
		this.jdbc.sql(INSERT_ANALYSIS)
			.params(analysis.id(), analysis.lab(), analysis.engine().key(), analysis.pathId(), analysis.status().key(),
					analysis.reachable(), this.json.writeValueAsString(analysis.explanations()),
					this.json.writeValueAsString(analysis.path()), analysis.message(),
					Instants.parameter(analysis.startedAt()))
			.update();
	}

	void started(String id, String analysisId) {
		this.jdbc.sql(SET_ANALYSIS_ID).params(analysisId, id).update();
	}

	/**
	 * Stores how an analysis ended.
	 */
	void finish(AnalysisView analysis) {
		this.jdbc.sql(FINISH_ANALYSIS)
			.params(analysis.status().key(), analysis.reachable(),
					this.json.writeValueAsString(analysis.explanations()),
					this.json.writeValueAsString(analysis.path()), shortened(analysis.message()), analysis.id())
			.update();
	}

	Optional<AnalysisView> find(String lab, String id) {
		return this.jdbc.sql(SELECT + "WHERE lab = ? AND id = ?").params(lab, id).query(this::analysis).optional();
	}

	List<AnalysisView> findAll(String lab) {
		return this.jdbc.sql(SELECT + "WHERE lab = ? ORDER BY seq").param(lab).query(this::analysis).list();
	}

	List<AnalysisView> findRunning(String lab) {
		return this.jdbc.sql(SELECT + "WHERE lab = ? AND status = 'running' ORDER BY seq")
			.param(lab)
			.query(this::analysis)
			.list();
	}

	Set<String> findLabsWithRunning(Collection<String> labs) {
		return labs.isEmpty() ? Set.of()
				: this.jdbc.sql(FIND_LABS_WITH_RUNNING).param("labs", labs).query(String.class).set();
	}

	int count(String lab, AnalysisEngine engine) {
		return this.jdbc.sql(COUNT_ANALYSES).params(lab, engine.key()).query(Integer.class).single();
	}

	Map<String, Integer> count(Collection<String> labs, AnalysisEngine engine) {
		Map<String, Integer> runs = new HashMap<>();
		if (!labs.isEmpty()) {
			this.jdbc.sql(COUNT_BY_LAB)
				.param("labs", labs)
				.param("engine", engine.key())
				.query((RowCallbackHandler) (row) -> runs.put(row.getString("lab"), row.getInt("runs")));
		}
		return runs;
	}

	private static @Nullable String shortened(@Nullable String message) {
		return (message != null && message.length() > MAX_MESSAGE) ? message.substring(0, MAX_MESSAGE) : message;
	}

	private AnalysisView analysis(ResultSet row, int number) throws SQLException {
		return new AnalysisView(row.getString("id"), row.getString("lab"),
				AnalysisEngine.of(row.getString("engine")).orElseThrow(), row.getString("path_id"),
				row.getString("analysis_id"), AnalysisStatus.of(row.getString("status")),
				row.getObject("reachable", Boolean.class),
				this.json.readValue(row.getString("explanations"), new TypeReference<>() {
				}), this.json.readValue(row.getString("path"), new TypeReference<>() {
				}), row.getString("message"), Instants.get(row, "started_at"));
	}

}
