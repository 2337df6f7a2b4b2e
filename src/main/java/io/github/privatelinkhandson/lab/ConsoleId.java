package io.github.privatelinkhandson.lab;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.database.Database;

/**
 * The name by which this console marks what it makes, so that no other console in the
 * same account takes it for its own. Consoles that share a database share it.
 */
@Component
public class ConsoleId {

	private static final int DIGITS = 12;

	private final JdbcClient jdbc;

	private final Database database;

	ConsoleId(JdbcClient jdbc, Database database) {
		this.jdbc = jdbc;
		this.database = database;
	}

	/**
	 * Returns the name, which is made at its first use and kept.
	 */
	public String value() {
		return find().orElseGet(() -> this.database.exclusively("console", () -> find().orElseGet(this::make)));
	}

	private Optional<String> find() {
		return this.jdbc.sql("SELECT id FROM console").query(String.class).optional();
	}

	private String make() {
		String id = UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
		this.jdbc.sql("INSERT INTO console (id) VALUES (?)").param(id).update();
		return id;
	}

}
