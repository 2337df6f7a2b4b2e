package io.github.privatelinkhandson.workshop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.live.VersionSource;

/**
 * Stores workshops in the database.
 */
@Repository
class WorkshopRepository implements VersionSource {

	private static final String INSERT_WORKSHOP = """
			INSERT INTO workshop (id, name, mode, regions, starts_at, ends_at, extension_minutes, capacity, language,
				spoilers, skipping, opened, join_code, created_at, created_by, version)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String UPDATE_WORKSHOP = """
			UPDATE workshop SET name = ?, regions = ?, extension_minutes = ?, capacity = ?, language = ?, starts_at = ?,
				ends_at = ?, spoilers = ?, skipping = ?, opened = ?, torn_down_at = ?, closed_at = ?, close_reason = ?, version = version + 1 WHERE id = ?""";

	private final JdbcClient jdbc;

	WorkshopRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Workshop workshop) {
		ParticipationRules rules = workshop.rules();
		this.jdbc.sql(INSERT_WORKSHOP)
			.params(workshop.id(), workshop.name(), workshop.mode().name(), String.join(",", workshop.regions()),
					Instants.parameter(workshop.startsAt()), Instants.parameter(workshop.endsAt()),
					workshop.extension().toMinutes(), workshop.capacity(), workshop.language(), rules.spoilers(),
					rules.skipping(), rules.opened().name(), workshop.joinCode(),
					Instants.parameter(workshop.createdAt()), workshop.createdBy(), workshop.version())
			.update();
	}

	void update(Workshop workshop) {
		ParticipationRules rules = workshop.rules();
		this.jdbc.sql(UPDATE_WORKSHOP)
			.params(workshop.name(), String.join(",", workshop.regions()), workshop.extension().toMinutes(),
					workshop.capacity(), workshop.language(), Instants.parameter(workshop.startsAt()),
					Instants.parameter(workshop.endsAt()), rules.spoilers(), rules.skipping(), rules.opened().name(),
					Instants.parameter(workshop.tornDownAt()), Instants.parameter(workshop.closedAt()),
					workshop.closeReason(), workshop.id())
			.update();
	}

	void touch(String id) {
		this.jdbc.sql("UPDATE workshop SET version = version + 1 WHERE id = ?").param(id).update();
	}

	List<Workshop> findAll() {
		return this.jdbc.sql("SELECT * FROM workshop ORDER BY starts_at DESC, id")
			.query(WorkshopRepository::workshop)
			.list();
	}

	Optional<Workshop> find(String id) {
		return this.jdbc.sql("SELECT * FROM workshop WHERE id = ?")
			.param(id)
			.query(WorkshopRepository::workshop)
			.optional();
	}

	/**
	 * Returns the workshop, locked until the transaction ends, which serializes changes.
	 */
	Optional<Workshop> lock(String id) {
		return this.jdbc.sql("SELECT * FROM workshop WHERE id = ? FOR UPDATE")
			.param(id)
			.query(WorkshopRepository::workshop)
			.optional();
	}

	Optional<Workshop> findByCode(String code) {
		return this.jdbc.sql("SELECT * FROM workshop WHERE join_code = ?")
			.param(code)
			.query(WorkshopRepository::workshop)
			.optional();
	}

	@Override
	public Map<String, Long> versions() {
		Map<String, Long> versions = new HashMap<>();
		this.jdbc.sql("SELECT id, version FROM workshop")
			.query((RowCallbackHandler) (row) -> versions.put(row.getString("id"), row.getLong("version")));
		return versions;
	}

	@Override
	public WorkshopChanged changed(String id, long version) {
		return new WorkshopChanged(id, version);
	}

	private static Workshop workshop(ResultSet row, int number) throws SQLException {
		return new Workshop(row.getString("id"),
				new Workshop.Details(row.getString("name"), CloudMode.valueOf(row.getString("mode")),
						List.of(row.getString("regions").split(",")), row.getInt("capacity"),
						row.getString("language")),
				new Workshop.Schedule(Instants.get(row, "starts_at"), Instants.get(row, "ends_at"),
						Duration.ofMinutes(row.getInt("extension_minutes"))),
				new ParticipationRules(row.getBoolean("spoilers"), row.getBoolean("skipping"),
						StageKey.valueOf(row.getString("opened"))),
				new Workshop.Origin(row.getString("join_code"), Instants.get(row, "created_at"),
						row.getString("created_by")),
				new Workshop.Lifecycle(Instants.find(row, "torn_down_at"), Instants.find(row, "closed_at"),
						row.getString("close_reason")),
				row.getLong("version"));
	}

}
