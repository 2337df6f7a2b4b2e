package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.StageStatus;

/**
 * Progress of somebody with a stage.
 *
 * @param status {@code DONE} stays when the lab is taken down
 * @param seconds how long it took, from when it could be begun; null until it is done
 */
public record StageProgress(StageKey stage, StageStatus status, @Nullable Long seconds) {

	public boolean done() {
		return this.status == StageStatus.DONE;
	}

}
