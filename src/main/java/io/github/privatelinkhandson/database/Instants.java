package io.github.privatelinkhandson.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Converts between instants and columns of type {@code TIMESTAMP WITH TIME ZONE}.
 */
public final class Instants {

	private Instants() {
	}

	/**
	 * Returns the value of a column that is not null.
	 */
	public static Instant get(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(find(row, column), column);
	}

	/**
	 * Returns the value of a column that may be null.
	 */
	public static @Nullable Instant find(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * Returns the parameter with which an instant is stored.
	 */
	public static @Nullable OffsetDateTime parameter(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

}
