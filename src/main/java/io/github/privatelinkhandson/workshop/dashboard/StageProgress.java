package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * How far somebody is with a stage.
 *
 * @param status {@code locked}, {@code open}, {@code building}, {@code done} or
 * {@code failed}; a stage that was done stays so when the lab is taken down
 * @param seconds how long it took, from when it could be begun; null until it is done
 */
public record StageProgress(StageKey stage, String status, @Nullable Long seconds) {

	public boolean done() {
		return this.status.equals("done");
	}

}
