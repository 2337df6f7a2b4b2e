package io.github.privatelinkhandson.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.live.VersionSource;
import io.github.privatelinkhandson.paging.Paging;

/**
 * Labs in the database.
 */
@Repository
class LabRepository implements VersionSource {

	private static final String SELECT = """
			SELECT id, mode, account, region, zone1, zone2, suffix, created_at, ends_at, status, goal, version, workshop,
				latest_end, console
			FROM lab\s""";

	private static final String INSERT_LAB = """
			INSERT INTO lab (id, mode, account, region, zone1, zone2, suffix, created_at, ends_at, status, goal, version, workshop,
				latest_end, console, opened_by)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String UPDATE_LAB = """
			UPDATE lab SET status = ?, goal = ?, ends_at = ?, mode = ?, account = ?, region = ?, suffix = ?,
				version = version + 1
			WHERE id = ?""";

	private static final String TOUCH_LAB = "UPDATE lab SET version = version + 1 WHERE id = ?";

	private static final String PAGE = " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";

	private final JdbcClient jdbc;

	LabRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Lab lab, @Nullable String person) {
		this.jdbc.sql(INSERT_LAB)
			.params(lab.id(), lab.mode().name(), lab.account(), lab.region(), lab.zone1(), lab.zone2(), lab.suffix(),
					Instants.parameter(lab.createdAt()), Instants.parameter(lab.endsAt()), lab.status().name(),
					(lab.goal() != null) ? lab.goal().name() : null, lab.version(), lab.workshop(),
					(lab.lease().latestEnd() != null) ? Instants.parameter(lab.lease().latestEnd()) : null,
					lab.lease().console(), person)
			.update();
	}

	void update(Lab lab) {
		this.jdbc.sql(UPDATE_LAB)
			.params(lab.status().name(), (lab.goal() != null) ? lab.goal().name() : null,
					Instants.parameter(lab.endsAt()), lab.mode().name(), lab.account(), lab.region(), lab.suffix(),
					lab.id())
			.update();
	}

	void touch(String lab) {
		this.jdbc.sql(TOUCH_LAB).param(lab).update();
	}

	Optional<Lab> find(String id) {
		return this.jdbc.sql(SELECT + "WHERE id = ?").param(id).query(LabRepository::lab).optional();
	}

	/**
	 * The lab, locked until the transaction ends, so that changes follow one another.
	 */
	Optional<Lab> lock(String id) {
		return this.jdbc.sql(SELECT + "WHERE id = ? FOR UPDATE").param(id).query(LabRepository::lab).optional();
	}

	List<Lab> findAll() {
		return this.jdbc.sql(SELECT + "ORDER BY created_at DESC, id").query(LabRepository::lab).list();
	}

	List<Lab> findAll(Paging paging) {
		return this.jdbc.sql(SELECT + "ORDER BY created_at DESC, id" + PAGE)
			.params(paging.offset(), paging.size())
			.query(LabRepository::lab)
			.list();
	}

	List<Lab> findOutsideWorkshops(Paging paging) {
		return this.jdbc.sql(SELECT + "WHERE workshop IS NULL ORDER BY created_at DESC, id" + PAGE)
			.params(paging.offset(), paging.size())
			.query(LabRepository::lab)
			.list();
	}

	long countAll() {
		return this.jdbc.sql("SELECT count(*) FROM lab").query(Long.class).single();
	}

	long countInWorkshops() {
		return this.jdbc.sql("SELECT count(*) FROM lab WHERE workshop IS NOT NULL").query(Long.class).single();
	}

	/**
	 * Counts the labs that are not gone.
	 */
	long countPresent() {
		return this.jdbc.sql("SELECT count(*) FROM lab WHERE status <> 'GONE'").query(Long.class).single();
	}

	long countOpenedBy(String person) {
		return this.jdbc.sql("SELECT count(*) FROM lab WHERE opened_by = ? AND status <> 'GONE'")
			.param(person)
			.query(Long.class)
			.single();
	}

	List<Lab> findIn(String account, String region) {
		return this.jdbc.sql(SELECT + "WHERE account = ? AND region = ? ORDER BY created_at, id")
			.params(account, region)
			.query(LabRepository::lab)
			.list();
	}

	List<Lab> findIn(String account) {
		return this.jdbc.sql(SELECT + "WHERE account = ? ORDER BY created_at, id")
			.param(account)
			.query(LabRepository::lab)
			.list();
	}

	List<Lab> findInWorkshop(String workshop) {
		return this.jdbc.sql(SELECT + "WHERE workshop = ? ORDER BY created_at, id")
			.param(workshop)
			.query(LabRepository::lab)
			.list();
	}

	int count(LabStatus status) {
		return this.jdbc.sql("SELECT count(*) FROM lab WHERE status = ?")
			.param(status.name())
			.query(Integer.class)
			.single();
	}

	int count(StageKey goal) {
		return this.jdbc.sql("SELECT count(*) FROM lab WHERE goal = ? AND status <> 'GONE'")
			.param(goal.name())
			.query(Integer.class)
			.single();
	}

	@Override
	public Map<String, Long> versions() {
		Map<String, Long> versions = new HashMap<>();
		this.jdbc.sql("SELECT id, version FROM lab")
			.query((RowCallbackHandler) (row) -> versions.put(row.getString("id"), row.getLong("version")));
		return versions;
	}

	@Override
	public LabChanged changed(String id, long version) {
		return new LabChanged(id, version);
	}

	private static Lab lab(ResultSet row, int number) throws SQLException {
		String goal = row.getString("goal");
		AwsEnvironment environment = new AwsEnvironment(CloudMode.valueOf(row.getString("mode")),
				row.getString("account"), row.getString("region"));
		Lab.Layout layout = new Lab.Layout(row.getString("zone1"), row.getString("zone2"), row.getString("suffix"));
		Lab.Lease lease = new Lab.Lease(Instants.get(row, "created_at"), Instants.get(row, "ends_at"),
				row.getString("workshop"),
				(row.getObject("latest_end") != null) ? Instants.get(row, "latest_end") : null,
				row.getString("console"));
		return new Lab(row.getString("id"), environment, layout, lease, LabStatus.valueOf(row.getString("status")),
				(goal != null) ? StageKey.valueOf(goal) : null, row.getLong("version"));
	}

}
