package io.github.privatelinkhandson.simulator.clock;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A moment in the practice AWS. What is stored and shown is wall-clock time; durations
 * are AWS's: between two moments {@code speed} times as much of them passes.
 *
 * @param speed how much faster than AWS the practice AWS is; 1 is real time
 */
public record SimulatedTime(Instant now, double speed) {

	private static final Duration SHOWN = Duration.ofHours(1);

	/** Of the time on the wall. */
	private static final Duration MIN_SHOWN = Duration.ofMinutes(2);

	/**
	 * How much of AWS's time has passed since then; zero where it lies ahead.
	 */
	public Duration since(Instant then) {
		Duration wall = Duration.between(then, this.now);
		return wall.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (wall.toNanos() * this.speed));
	}

	/**
	 * Whether something that began then has been done with by now; never, where it has
	 * not begun.
	 */
	public boolean passed(Latency latency, String id, @Nullable Instant then) {
		return then != null && since(then).compareTo(latency.draw(id)) >= 0;
	}

	/**
	 * Whether AWS no longer shows what ended then. It does so for an hour; however fast
	 * time passes here, that is never shorter than clients take from one look to the
	 * next.
	 */
	public boolean forgotten(Instant then) {
		return since(then).compareTo(SHOWN) >= 0 && Duration.between(then, this.now).compareTo(MIN_SHOWN) >= 0;
	}

	/**
	 * When something that began then is done with.
	 */
	public Instant end(Latency latency, String id, Instant then) {
		return then.plusNanos((long) (latency.draw(id).toNanos() / this.speed));
	}

}
