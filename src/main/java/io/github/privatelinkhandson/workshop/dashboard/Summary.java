package io.github.privatelinkhandson.workshop.dashboard;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * The totals of a workshop's dashboard.
 *
 * @param done the number of participants who have completed all stages
 * @param failed the number of participants whose current step has failed
 * @param mistakes problems by the participants who have them, the most frequent first
 * @param queue the participants with a raised hand, in the order of raising
 */
public record Summary(int joined, int capacity, long done, long failed, long stuck, long hands, List<StageCount> stages,
		List<Mistake> mistakes, List<ParticipantRow> queue, BigDecimal hourlyUsd, BigDecimal soFarUsd) {

	/**
	 * The number of participants at a stage, and the time it has taken those who have
	 * completed it.
	 */
	public record StageCount(StageKey stage, long here, long done, @Nullable Long medianSeconds,
			@Nullable Long slowestSeconds, @Nullable String slowest) {

	}

	/**
	 * A problem and the participants who have it.
	 *
	 * @param step the step's key; null for a call that AWS refuses
	 * @param operation the operation of a call by hand that AWS refuses; null for a step
	 * @param code AWS's error code, or the console's own code
	 * @param people their names
	 * @param ids their ids
	 */
	public record Mistake(StageKey stage, @Nullable String step, @Nullable String operation, String code,
			List<String> people, List<String> ids) {

		/**
		 * Returns the step's name, or the operation.
		 */
		public @Nullable String subject() {
			return (this.step != null) ? Blueprint.step(this.step).name() : this.operation;
		}

	}

}
