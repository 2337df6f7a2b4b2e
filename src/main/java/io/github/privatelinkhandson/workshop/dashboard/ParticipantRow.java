package io.github.privatelinkhandson.workshop.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * A participant's row of the dashboard.
 *
 * @param lab the id of the lab; null until it is opened
 * @param status the lab's status; null without a lab
 * @param present the current activity; null if all stages are completed or there is no
 * lab
 * @param attempts the number of attempts and failed checks at the current activity
 * @param failing the failed checks that have not passed since
 * @param byHand the work by hand
 */
public record ParticipantRow(String id, String name, @Nullable String lab, @Nullable String region,
		@Nullable LabStatus status, Instant joinedAt, List<StageProgress> cells, @Nullable CurrentActivity present,
		int attempts, List<FailedCheck> failing, @Nullable StuckReason stuck, Participant.@Nullable Hand hand,
		boolean locked, BigDecimal hourlyUsd, BigDecimal soFarUsd, HandWork byHand) {

	/**
	 * Returns the number of completed stages.
	 */
	public long done() {
		return this.cells.stream().filter(StageProgress::done).count();
	}

	public boolean finished() {
		return !this.cells.isEmpty() && done() == this.cells.size();
	}

	public boolean failed() {
		return this.present != null && this.present.code() != null;
	}

	/**
	 * Returns the keywords that the dashboard's filter matches, separated by blanks.
	 */
	public String marks() {
		StringBuilder marks = new StringBuilder();
		marks.append((this.stuck != null) ? "stuck " : "").append((this.hand != null) ? "hand " : "");
		marks.append(failed() ? "failed " : "").append(this.locked ? "locked " : "");
		marks.append((this.present != null) ? "at-" + this.present.stage().key() : finished() ? "finished" : "");
		return marks.toString().strip();
	}

}
