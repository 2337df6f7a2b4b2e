package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.StageKey;

/**
 * The stage and step a participant is working on.
 *
 * @param step the step that failed or is being created; null while the stage is open and
 * nothing is being built
 * @param status {@code failed}, {@code building}, {@code open}, or {@code closed} where a
 * facilitator has to open the stage first
 * @param since the start of this activity
 * @param code the error code of a failed step
 */
public record CurrentActivity(StageKey stage, @Nullable String step, String status, Instant since,
		@Nullable String code) {

	/**
	 * Returns the step's display name.
	 */
	public @Nullable String stepName() {
		return (this.step != null) ? Blueprint.step(this.step).name() : null;
	}

}
