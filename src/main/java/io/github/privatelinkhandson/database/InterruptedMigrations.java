package io.github.privatelinkhandson.database;

import java.util.Arrays;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates the database, going on where a console died while it did so. Each statement of
 * each migration can be repeated, since H2 does not roll back changes of tables; so a
 * migration that failed is done again as a whole, and one whose text was made repeatable
 * after it was applied counts as applied.
 */
final class InterruptedMigrations implements FlywayMigrationStrategy {

	@Override
	public void migrate(Flyway flyway) {
		if (Arrays.stream(flyway.info().all()).anyMatch(InterruptedMigrations::isToBeRepaired)) {
			flyway.repair();
		}
		flyway.migrate();
	}

	private static boolean isToBeRepaired(MigrationInfo migration) {
		return migration.getState().isFailed() || (migration.getState().isApplied() && migration.getState().isResolved()
				&& !migration.isChecksumMatching());
	}

}
