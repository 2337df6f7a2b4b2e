package io.github.privatelinkhandson.workshop;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * The permissions of a workshop's participants.
 *
 * @param spoilers whether they may view stages and explanations ahead of their progress
 * @param skipping whether they may build several stages at once
 * @param opened the last open stage; the last stage of all means that all are open
 */
public record ParticipationRules(boolean spoilers, boolean skipping, StageKey opened) {

	/**
	 * Returns whether all stages are open.
	 */
	public boolean free() {
		return this.opened == StageKey.CONNECTION;
	}

}
