package io.github.privatelinkhandson.workshop.dashboard;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.StageKey;

/**
 * What a room adds up to.
 *
 * @param done how many have reached the end
 * @param failed how many are at a step that failed
 * @param mistakes what several people do wrong, the most frequent first
 * @param queue those whose hands are up, the first first
 */
public record Summary(int joined, int capacity, long done, long failed, long stuck, long hands, List<StageCount> stages,
		List<Mistake> mistakes, List<ParticipantRow> queue, BigDecimal hourlyUsd, BigDecimal soFarUsd) {

	/**
	 * How many are at a stage, and how long it has taken those who are past it.
	 */
	public record StageCount(StageKey stage, long here, long done, @Nullable Long medianSeconds,
			@Nullable Long slowestSeconds, @Nullable String slowest) {

	}

	/**
	 * The same thing that went wrong in several labs.
	 *
	 * @param code AWS's code, or the console's own name for it
	 */
	public record Mistake(StageKey stage, String step, String code, List<String> people) {

		/**
		 * What people call the step.
		 */
		public String stepName() {
			return Blueprint.step(this.step).name();
		}

	}

}
