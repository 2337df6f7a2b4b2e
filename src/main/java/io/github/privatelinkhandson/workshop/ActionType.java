package io.github.privatelinkhandson.workshop;

import java.util.Locale;

/**
 * The types of actions in a workshop: those of facilitators on it or its participants,
 * and the raising of hands.
 */
public enum ActionType {

	CREATE, EDIT, CAPACITY, START, RULES, MESSAGE, HINT, OPEN_STAGE, BUILD_STAGE, BUILD_STEP, ACCEPT, EXTEND, RESET,
	LOCK, UNLOCK, TEAR_DOWN, REMOVE, REISSUE, CLAIM, LOWER, RAISE, CLOSE, REPAIR, CANCEL, ANALYZE, FIX, COMMAND;

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
