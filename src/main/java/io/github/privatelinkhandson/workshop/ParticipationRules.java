package io.github.privatelinkhandson.workshop;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * What participants of a workshop may do.
 *
 * @param spoilers whether they may look at stages and explanations ahead of their own
 * work
 * @param skipping whether they may have several stages built at once
 * @param opened the last of the stages that are open; with the last of all, everybody
 * walks freely
 */
public record ParticipationRules(boolean spoilers, boolean skipping, StageKey opened) {

	/**
	 * Whether nobody has to wait for a stage to be opened.
	 */
	public boolean free() {
		return this.opened == StageKey.CONNECTION;
	}

}
