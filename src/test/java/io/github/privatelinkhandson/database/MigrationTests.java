package io.github.privatelinkhandson.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.github.privatelinkhandson.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a database is migrated to the same tables and rows wherever consoles were
 * killed while they migrated it.
 */
class MigrationTests {

	/**
	 * Rows that are added to a database of these versions, for the migrations that come.
	 */
	private static final Map<String, List<String>> ROWS = Map.of("1", List.of("""
			INSERT INTO practice_resource (account, region, kind, id, model, times, notes) VALUES
			('1', 'r', 'vpc', 'vpc-1', '{}', '{}', '{}'), ('1', 'r', 'vpc', 'vpc-2', '{}', '{}', '{}'),
			('2', 'r', 'vpc-endpoint-service', 'vpce-svc-1', '{}', '{}', '{}')"""), "2", List.of("""
			INSERT INTO practice_account (account, access_key_id, secret_access_key, created_at)
			VALUES ('1', 'AKIA', 's', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')"""), "4", List
		.of("""
				INSERT INTO lab (id, mode, account, region, zone1, zone2, suffix, created_at, status, version)
				VALUES ('l', 'practice', '1', 'r', 'a', 'b', 's', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', 'o', 1)"""),
			"15", List.of("INSERT INTO facilitator (name, password_hash, role) VALUES ('f', 'h', 'r')"));

	private static PostgresServer postgres;

	private static int databases;

	@BeforeAll
	static void startPostgres() {
		postgres = PostgresServer.start().orElse(null);
	}

	@AfterAll
	static void stopPostgres() {
		if (postgres != null) {
			postgres.close();
		}
	}

	@TestFactory
	Stream<DynamicTest> interruptedMigrationIsDoneAgain() throws SQLException {
		return Stream.concat(interruptions(false), (postgres != null) ? interruptions(true) : Stream.empty());
	}

	/**
	 * All migrations, interrupted after each of their statements, and after a start that
	 * failed since. On PostgreSQL nothing of a migration is left, after whichever
	 * statement it was interrupted.
	 */
	private static Stream<DynamicTest> interruptions(boolean onPostgres) throws SQLException {
		Map<String, List<String>> undisturbed = migrated(database(onPostgres));
		List<DynamicTest> tests = new ArrayList<>();
		for (MigrationInfo migration : flyway(database(onPostgres), MigrationVersion.LATEST).info().pending()) {
			int all = statements(migration).size();
			for (int n = onPostgres ? all : 0; n <= all; n++) {
				int done = n;
				for (boolean failed : onPostgres ? List.of(false) : List.of(false, true)) {
					tests.add(
							DynamicTest.dynamicTest(
									"%s, V%s, %d statements, %s".formatted(onPostgres ? "PostgreSQL" : "H2",
											migration.getVersion(), n, failed ? "marked as failed" : "not marked"),
									() -> {
										DataSource database = database(onPostgres);
										interrupt(database, migration, done, failed);
										assertThat(migrated(database)).isEqualTo(undisturbed);
									}));
				}
			}
		}
		return tests.stream();
	}

	@Test
	void everyMigrationIsTested() throws SQLException {
		int statements = Arrays.stream(flyway(database(false), MigrationVersion.LATEST).info().pending())
			.mapToInt((migration) -> statements(migration).size())
			.sum();
		assertThat(flyway(database(false), MigrationVersion.LATEST).info().pending()).hasSizeGreaterThanOrEqualTo(25);
		assertThat(statements).isGreaterThan(45);
	}

	/**
	 * Text of migrations was changed to make them repeatable after databases had them.
	 */
	@Test
	void databaseWithMigrationsOfAnotherTextIsTaken() throws SQLException {
		DataSource database = database(false);
		Map<String, List<String>> undisturbed = migrated(database);
		JdbcClient.create(database)
			.sql("UPDATE \"flyway_schema_history\" SET \"checksum\" = \"checksum\" + 1 WHERE \"version\" = '11'")
			.update();
		assertThat(migrated(database)).isEqualTo(undisturbed);
		assertThat(Arrays.stream(flyway(database, MigrationVersion.LATEST).info().applied()))
			.allMatch(MigrationInfo::isChecksumMatching);
	}

	/**
	 * A console that is older than its database leaves what it does not know.
	 */
	@Test
	void migrationsOfALaterConsoleStayApplied() throws SQLException {
		DataSource database = database(false);
		migrated(database);
		JdbcClient.create(database).sql("""
				INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
				"checksum", "installed_by", "execution_time", "success")
				VALUES (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'sa', 1, TRUE)""").update();
		JdbcClient.create(database)
			.sql("UPDATE \"flyway_schema_history\" SET \"checksum\" = 7 WHERE \"version\" = '11'")
			.update();
		new InterruptedMigrations().migrate(flyway(database, MigrationVersion.LATEST));
		assertThat(JdbcClient.create(database)
			.sql("SELECT count(*) FROM \"flyway_schema_history\" WHERE \"version\" = '900'")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	/**
	 * Does what a console does that is killed after some statements of a migration: on
	 * PostgreSQL, which rolls the transaction back, only rows that it had committed stay.
	 * A start since then may have failed at the first statement that cannot be repeated,
	 * and left a mark.
	 */
	private static void interrupt(DataSource database, MigrationInfo migration, int statements, boolean failed)
			throws SQLException {
		int before = Integer.parseInt(migration.getVersion().getVersion()) - 1;
		if (before > 0) {
			migrateTo(database, MigrationVersion.fromVersion(String.valueOf(before)));
		}
		else {
			flyway(database, MigrationVersion.LATEST).baseline();
			JdbcClient.create(database).sql("DELETE FROM \"flyway_schema_history\"").update();
		}
		try (Connection connection = database.getConnection()) {
			boolean rollsBack = connection.getMetaData().supportsDataDefinitionAndDataManipulationTransactions()
					&& !connection.getMetaData().dataDefinitionCausesTransactionCommit();
			connection.setAutoCommit(!rollsBack);
			for (String statement : statements(migration).subList(0, statements)) {
				connection.createStatement().execute(statement);
			}
			if (rollsBack) {
				connection.rollback();
			}
		}
		if (failed) {
			JdbcClient.create(database)
				.sql("""
						INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
						"checksum", "installed_by", "execution_time", "success")
						VALUES (800, ?, ?, 'SQL', ?, 1, 'sa', 1, FALSE)""")
				.params(migration.getVersion().getVersion(), migration.getDescription(), migration.getScript())
				.update();
		}
	}

	/**
	 * Migrates a database to the latest version as a start does.
	 * @return its columns, constraints, indexes and rows
	 */
	private static Map<String, List<String>> migrated(DataSource database) throws SQLException {
		migrateTo(database, MigrationVersion.LATEST);
		return contents(database);
	}

	/**
	 * Migrates a database, and adds rows to each version that is reached for the first
	 * time.
	 */
	private static void migrateTo(DataSource database, MigrationVersion last) {
		for (MigrationInfo migration : flyway(database, MigrationVersion.LATEST).info().all()) {
			MigrationVersion version = migration.getVersion();
			boolean applied = migration.getState().isApplied() && !migration.getState().isFailed();
			if (ROWS.containsKey(version.getVersion()) && version.compareTo(last) <= 0 && !applied) {
				new InterruptedMigrations().migrate(flyway(database, version));
				ROWS.get(version.getVersion()).forEach((row) -> JdbcClient.create(database).sql(row).update());
			}
		}
		new InterruptedMigrations().migrate(flyway(database, last));
	}

	private static Map<String, List<String>> contents(DataSource database) throws SQLException {
		JdbcClient jdbc = JdbcClient.create(database);
		Map<String, List<String>> contents = new TreeMap<>();
		String ours = " WHERE table_schema = '" + schema(database) + "'";
		contents.put("columns",
				jdbc.sql("SELECT table_name, column_name, data_type, character_maximum_length, "
						+ "is_nullable, column_default, is_identity FROM information_schema.columns" + ours)
					.query((row, i) -> IntStream.rangeClosed(1, 7).mapToObj((n) -> string(row, n)).toList().toString())
					.list());
		contents.put("constraints",
				jdbc.sql("SELECT table_name, constraint_type FROM information_schema.table_constraints" + ours
						+ " AND constraint_name NOT LIKE '%not_null'")
					.query((row, i) -> row.getString(1) + " " + row.getString(2))
					.list());
		List<String> indexes = new ArrayList<>();
		List<String> tables = jdbc.sql("SELECT table_name FROM information_schema.tables" + ours)
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> !table.equalsIgnoreCase("flyway_schema_history"))
			.toList();
		try (Connection connection = database.getConnection()) {
			for (String table : tables) {
				var found = connection.getMetaData().getIndexInfo(null, schema(database), table, false, true);
				while (found.next()) {
					indexes.add(table + " " + found.getString("COLUMN_NAME") + " " + found.getBoolean("NON_UNIQUE"));
				}
			}
		}
		contents.put("indexes", indexes);
		tables.forEach((table) -> contents.put("rows of " + table,
				jdbc.sql("SELECT * FROM \"" + table + "\"")
					.query()
					.listOfRows()
					.stream()
					.map(Map::toString)
					// the time at which a lab ends depends on when it was migrated
					.map((row) -> row.replaceAll("(?i)(ends_at=\\d{4})[^,}]*", "$1"))
					.toList()));
		contents.values().removeIf(List::isEmpty);
		contents.replaceAll((what, values) -> values.stream().sorted(Comparator.naturalOrder()).toList());
		return contents;
	}

	private static String string(java.sql.ResultSet row, int column) {
		try {
			return String.valueOf(row.getString(column)).replaceAll("SYSTEM_SEQUENCE_\\w+|\\bs\\d+\\.", "");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> statements(MigrationInfo migration) {
		try {
			String script = new ClassPathResource("db/migration/" + migration.getScript())
				.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
			return Stream.of(script.replaceAll("(?m)^--.*$", "").split(";\\s*"))
				.filter((text) -> !text.isBlank())
				.toList();
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static Flyway flyway(DataSource database, MigrationVersion target) {
		return Flyway.configure().dataSource(database).target(target).load();
	}

	/**
	 * Returns an empty database.
	 */
	private static DataSource database(boolean onPostgres) {
		String name = "s" + ++databases;
		if (!onPostgres) {
			return new DriverManagerDataSource("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name), "sa", "");
		}
		JdbcClient.create(new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password()))
			.sql("CREATE SCHEMA " + name)
			.update();
		return new DriverManagerDataSource(postgres.jdbcUrl() + "?currentSchema=" + name, postgres.username(),
				postgres.password());
	}

	private static String schema(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.getSchema();
		}
	}

}
