package io.github.privatelinkhandson.workshop.dashboard;

import java.util.Locale;

/**
 * The reason for which a participant counts as stuck: the console cannot read or reach
 * the lab's account, a step takes much longer than usual, an open stage has been idle for
 * long, or the same check fails repeatedly.
 */
public enum StuckReason {

	HINDERED, SLOW, IDLE, FAILING;

	/**
	 * Returns the reason's key in message bundles.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
