package io.github.privatelinkhandson.workshop;

import java.util.Locale;

/**
 * The types of facilitators' actions on a workshop or its participants.
 */
public enum ActionType {

	CREATE, EDIT, CAPACITY, START, RULES, MESSAGE, HINT, OPEN_STAGE, BUILD_STAGE, BUILD_STEP, ACCEPT, EXTEND, RESET,
	LOCK, UNLOCK, TEAR_DOWN, REISSUE, CLAIM, LOWER, CLOSE, REPAIR, CANCEL, ANALYZE, FIX, COMMAND;

	/**
	 * Returns the type's name in pages and forms ({@code open-stage}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public String toString() {
		return key();
	}

}
