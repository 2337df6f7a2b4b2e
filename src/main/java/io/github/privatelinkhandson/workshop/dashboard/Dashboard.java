package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.github.privatelinkhandson.workshop.Workshop;

/**
 * The state of a workshop at one point in time: a row for each participant and a summary.
 *
 * @param rows in the order of joining
 * @param crowds those who have joined faster than people do
 */
public record Dashboard(Workshop workshop, Instant at, List<ParticipantRow> rows, Summary summary, List<Crowd> crowds) {

	public List<ParticipantRow> rows(Collection<String> participants) {
		return this.rows.stream().filter((row) -> participants.contains(row.id())).toList();
	}

}
