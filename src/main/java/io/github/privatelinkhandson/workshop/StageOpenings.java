package io.github.privatelinkhandson.workshop;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * The times at which facilitators opened a workshop's stages, from the audit log.
 */
public record StageOpenings(List<Opening> openings) {

	public StageOpenings {
		openings = List.copyOf(openings);
	}

	/**
	 * Returns the time at which a stage was opened for a participant: the first opening
	 * of it or of a later stage, for all or for this participant. It is empty for stages
	 * that were open from the start, and for those that have not been opened.
	 */
	public Optional<Instant> of(String participant, StageKey stage) {
		if (stage == StageKey.VPC) {
			return Optional.empty();
		}
		return this.openings.stream()
			.filter((opening) -> opening.participant() == null || opening.participant().equals(participant))
			.filter((opening) -> opening.stage().compareTo(stage) >= 0)
			.map(Opening::at)
			.min(Comparator.naturalOrder());
	}

	/**
	 * The first opening of the stages up to one.
	 *
	 * @param participant the participant's id; null for all
	 */
	public record Opening(@Nullable String participant, StageKey stage, Instant at) {

	}

}
