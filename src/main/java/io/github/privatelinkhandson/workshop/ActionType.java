package io.github.privatelinkhandson.workshop;

import java.util.Locale;

/**
 * What a facilitator can do, on a workshop or on its participants.
 */
public enum ActionType {

	CREATE, START, RULES, MESSAGE, HINT, OPEN_STAGE, BUILD_STAGE, BUILD_STEP, ACCEPT, EXTEND, RESET, LOCK, UNLOCK,
	TEAR_DOWN, REISSUE, CLAIM, LOWER, CLOSE;

	/**
	 * The kind's name in pages and forms ({@code open-stage}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public String toString() {
		return key();
	}

}
