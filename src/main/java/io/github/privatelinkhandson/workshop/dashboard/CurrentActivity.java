package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Activity of a participant now.
 *
 * @param step the step that failed, or that AWS works on; null where the stage is open
 * and nothing is being built
 * @param since since when
 * @param code why the step failed
 */
public record CurrentActivity(StageKey stage, @Nullable String step, ActivityStatus status, Instant since,
		@Nullable String code) {

	public @Nullable String stepName() {
		return (this.step != null) ? Blueprint.step(this.step).name() : null;
	}

}
