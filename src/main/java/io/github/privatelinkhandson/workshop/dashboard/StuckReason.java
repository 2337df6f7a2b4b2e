package io.github.privatelinkhandson.workshop.dashboard;

import java.util.Locale;

/**
 * Why somebody seems to be stuck: a step takes much longer than the room's others needed,
 * nothing has been done for long at an open stage, or the same check fails again and
 * again.
 */
public enum StuckReason {

	SLOW, IDLE, FAILING;

	/**
	 * The reason's name in pages.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
