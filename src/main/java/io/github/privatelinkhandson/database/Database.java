package io.github.privatelinkhandson.database;

import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database that the console was started on: H2, which keeps its file to one process,
 * or PostgreSQL, which several consoles may share.
 */
@Component
public class Database {

	private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext(?))";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final boolean shared;

	Database(DataSource source, JdbcClient jdbc, TransactionTemplate transaction) throws MetaDataAccessException {
		this.jdbc = jdbc;
		this.transaction = transaction;
		String product = JdbcUtils.extractDatabaseMetaData(source, (metadata) -> metadata.getDatabaseProductName());
		this.shared = DatabaseDriver.fromProductName(product) != DatabaseDriver.H2;
	}

	/**
	 * Returns whether other processes may work on it at the same time.
	 */
	public boolean isShared() {
		return this.shared;
	}

	/**
	 * Does work in a transaction of its own while no other thread or process does work of
	 * that name.
	 */
	public synchronized <T> T exclusively(String name, Supplier<T> work) {
		return this.transaction.execute((status) -> {
			if (this.shared) {
				this.jdbc.sql(LOCK).param(name).query((RowCallbackHandler) (row) -> {
				});
			}
			return work.get();
		});
	}

}
