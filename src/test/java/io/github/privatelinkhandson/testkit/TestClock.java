package io.github.privatelinkhandson.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that is set by a test. It runs with the system's clock until it is stopped.
 */
public final class TestClock extends Clock {

	private volatile Time time = new Time(InstantSource.system(), Duration.ZERO);

	/**
	 * Creates a clock that stands at a time.
	 */
	public static TestClock stoppedAt(Instant time) {
		TestClock clock = new TestClock();
		clock.time = new Time(InstantSource.fixed(time), Duration.ZERO);
		return clock;
	}

	/**
	 * Lets it run with the system's clock.
	 */
	public void run() {
		runAhead(Duration.ZERO);
	}

	/**
	 * Lets it run that much ahead of the system's clock.
	 */
	public void runAhead(Duration offset) {
		this.time = new Time(InstantSource.system(), offset);
	}

	/**
	 * Stops it at the present time of the system's clock.
	 */
	public void stop() {
		this.time = new Time(InstantSource.fixed(Instant.now()), Duration.ZERO);
	}

	/**
	 * Puts it forward, stopped or running.
	 */
	public void pass(Duration duration) {
		Time now = this.time;
		this.time = new Time(now.source(), now.offset().plus(duration));
	}

	@Override
	public Instant instant() {
		return this.time.instant();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

	private record Time(InstantSource source, Duration offset) {

		Instant instant() {
			return this.source.instant().plus(this.offset);
		}

	}

}
