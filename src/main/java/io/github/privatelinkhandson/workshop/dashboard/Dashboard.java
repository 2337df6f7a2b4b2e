package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.github.privatelinkhandson.workshop.Workshop;

/**
 * A workshop at one moment: everybody in it, and what that adds up to.
 *
 * @param rows in the order in which people came
 */
public record Dashboard(Workshop workshop, Instant at, List<ParticipantRow> rows, Summary summary) {

	/**
	 * The rows of those participants.
	 */
	public List<ParticipantRow> rows(Collection<String> participants) {
		return this.rows.stream().filter((row) -> participants.contains(row.id())).toList();
	}

}
