package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * A participant's progress in one stage.
 *
 * @param status {@code locked}, {@code open}, {@code building}, {@code done} or
 * {@code failed}; a completed stage stays {@code done} after the teardown
 * @param seconds the time from when it could be started to its completion; null until
 * then
 */
public record StageProgress(StageKey stage, String status, @Nullable Long seconds) {

	public boolean done() {
		return this.status.equals("done");
	}

}
