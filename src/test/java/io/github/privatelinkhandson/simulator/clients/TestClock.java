package io.github.privatelinkhandson.simulator.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * A clock that runs until it is stopped; from then on time passes when it is told to.
 */
final class TestClock extends Clock {

	private volatile @Nullable Instant stopped;

	void stop() {
		this.stopped = Instant.now();
	}

	void pass(Duration duration) {
		this.stopped = instant().plus(duration);
	}

	@Override
	public Instant instant() {
		Instant now = this.stopped;
		return (now != null) ? now : Instant.now();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
