package io.github.privatelinkhandson.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool of connections, which refuses at once while the database is known not to work,
 * and takes note of all faults.
 */
final class GuardedDataSource extends DelegatingDataSource {

	private static final String POSTGRESQL = "jdbc:postgresql:";

	/** Seconds in which a server has to take a connection. */
	private static final String CONNECT_TIMEOUT = "2";

	/** Seconds in which a server has to answer a statement. */
	private static final String ANSWER_TIMEOUT = "4";

	private final DatabaseAvailability availability;

	private GuardedDataSource(HikariDataSource pool, DatabaseAvailability availability) {
		super(pool);
		this.availability = availability;
	}

	/**
	 * Creates the guard of a pool that has not been used yet.
	 */
	static GuardedDataSource of(HikariDataSource pool, DatabaseAvailability availability) {
		if (String.valueOf(pool.getJdbcUrl()).startsWith(POSTGRESQL)) {
			pool.addDataSourceProperty("connectTimeout", CONNECT_TIMEOUT);
			pool.addDataSourceProperty("socketTimeout", ANSWER_TIMEOUT);
		}
		pool.setExceptionOverride(new SQLExceptionOverride() {

			@java.lang.Override
			public Override adjudicate(SQLException error) {
				if (!DatabaseFaults.isFault(error)) {
					return Override.CONTINUE_EVICT;
				}
				availability.failed(error);
				return Override.MUST_EVICT;
			}

		});
		availability.watch(pool);
		return new GuardedDataSource(pool, availability);
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (!this.availability.isAvailable()) {
			throw new SQLTransientConnectionException("The database does not work");
		}
		try {
			return super.getConnection();
		}
		catch (SQLException ex) {
			this.availability.failed(ex);
			throw ex;
		}
	}

}
