package io.github.privatelinkhandson.room.board;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.github.privatelinkhandson.workshop.Workshop;

/**
 * A workshop at one moment: everybody in it, and what that adds up to.
 *
 * @param rows in the order in which people came
 */
public record Board(Workshop workshop, Instant at, List<Row> rows, Summary summary) {

	/**
	 * The rows of those participants.
	 */
	public List<Row> rows(Collection<String> participants) {
		return this.rows.stream().filter((row) -> participants.contains(row.id())).toList();
	}

}
