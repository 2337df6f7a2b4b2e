package io.github.privatelinkhandson.provisioning;

import java.time.Duration;

/**
 * Intervals between two looks: seldom while AWS works, at once after it was asked for
 * something, and ever more seldom while it does not let itself be observed.
 *
 * @param interval the pause while AWS works
 * @param soon how long things take that are over in a second or so on AWS
 */
record PollingPolicy(Duration interval, Duration soon) {

	private static final long MIN_INTERVAL = 100;

	private static final long MIN_SOON = 50;

	private static final int MAX_DOUBLINGS = 4;

	/**
	 * The pace for a cloud in which things happen so much faster than in AWS.
	 */
	static PollingPolicy of(double speed) {
		return new PollingPolicy(Duration.ofMillis(Math.max(MIN_INTERVAL, (long) (1500 / speed))),
				Duration.ofMillis(Math.max(MIN_SOON, (long) (2000 / speed))));
	}

	/**
	 * The pause after AWS was asked for something: most of it is there at once.
	 */
	Duration again() {
		return this.soon.dividedBy(4);
	}

	/**
	 * The pause after that many observations in a row have failed.
	 */
	Duration afterFailures(int failures) {
		return this.interval.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
	}

}
