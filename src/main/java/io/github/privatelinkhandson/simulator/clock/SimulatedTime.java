package io.github.privatelinkhandson.simulator.clock;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A moment in the practice AWS. What is stored and shown is wall-clock time; durations
 * are AWS's: between two moments {@code speed} times as much of them passes.
 *
 * @param speed the speed as a multiple of AWS's; 1 is real time
 */
public record SimulatedTime(Instant now, double speed) {

	private static final Duration SHOWN = Duration.ofHours(1);

	/** Of the time on the wall. */
	private static final Duration MIN_SHOWN = Duration.ofMinutes(2);

	/**
	 * Computes the duration in AWS's time since then; zero if it lies ahead.
	 */
	public Duration since(Instant then) {
		Duration wall = Duration.between(then, this.now);
		return wall.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (wall.toNanos() * this.speed));
	}

	/**
	 * Tells if a process that began then is over by now; never, if it has not begun.
	 */
	public boolean passed(Latency latency, String id, @Nullable Instant then) {
		return then != null && since(then).compareTo(latency.draw(id)) >= 0;
	}

	/**
	 * Tells if AWS no longer shows a resource that ended then. It does so for an hour;
	 * however fast time passes here, that is never shorter than clients take from one
	 * look to the next.
	 */
	public boolean forgotten(Instant then) {
		return since(then).compareTo(SHOWN) >= 0 && Duration.between(then, this.now).compareTo(MIN_SHOWN) >= 0;
	}

	public Instant end(Latency latency, String id, Instant then) {
		return then.plusNanos((long) (latency.draw(id).toNanos() / this.speed));
	}

}
