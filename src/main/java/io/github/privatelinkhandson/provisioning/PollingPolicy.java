package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Intervals between two looks: none before what AWS works on can be due, then with pauses
 * that grow with the time that it takes; soon after AWS was asked for something, and ever
 * more seldom while a read fails.
 *
 * @param interval the pause while AWS works, at first
 * @param soon how long things take that are over in a second or so on AWS
 */
public record PollingPolicy(Duration interval, Duration soon) {

	private static final long MIN_INTERVAL = 100;

	private static final long MIN_SOON = 50;

	private static final int MAX_DOUBLINGS = 4;

	/** The part of its typical duration before which nothing is over. */
	private static final double EARLIEST = 0.7;

	/** A pause is this part of the time that it has taken. */
	private static final int GROWTH = 20;

	/** The duration on AWS up to which something is looked at again at once. */
	private static final Duration SHORT = Duration.ofSeconds(1);

	/** As old as this, in units of {@link #soon}, reads are made again before acting. */
	private static final int OLD = 30;

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
	public Duration again() {
		return this.soon.dividedBy(4);
	}

	/**
	 * The pause after that many observations in a row have failed.
	 */
	Duration afterFailures(int failures) {
		return this.interval.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
	}

	/**
	 * Returns the age from which on reads are too old to act on.
	 */
	Duration old() {
		return this.soon.multipliedBy(OLD);
	}

	/**
	 * Returns when to look next at what AWS works on.
	 * @param begun when it began
	 * @param typical how long it takes on AWS
	 * @param looked when it was looked at last, if ever
	 */
	public Instant next(Instant begun, Duration typical, @Nullable Instant looked) {
		Instant now = (looked != null && looked.isAfter(begun)) ? looked : begun;
		Duration here = this.soon.multipliedBy(typical.toSeconds()).dividedBy(2);
		Instant first = begun.plusMillis((long) (here.toMillis() * EARLIEST));
		Duration elapsed = Duration.between(begun, now);
		Duration pause = elapsed.dividedBy(GROWTH);
		Duration least = (typical.compareTo(SHORT) > 0) ? this.interval : again();
		Instant later = now.plus((pause.compareTo(least) > 0) ? pause : least);
		return first.isAfter(later) ? first : later;
	}

}
