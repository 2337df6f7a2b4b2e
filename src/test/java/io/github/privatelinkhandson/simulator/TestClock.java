package io.github.privatelinkhandson.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the practice AWS in a test: it goes as clocks do, or stands, or is wrong.
 */
final class TestClock extends Clock {

	private volatile InstantSource source = InstantSource.system();

	void go() {
		this.source = InstantSource.system();
	}

	/**
	 * Sets it that much ahead of the time of clients.
	 */
	void ahead(Duration offset) {
		this.source = InstantSource.offset(InstantSource.system(), offset);
	}

	void stand() {
		this.source = InstantSource.fixed(Instant.now());
	}

	void pass(Duration duration) {
		this.source = InstantSource.fixed(this.source.instant().plus(duration));
	}

	@Override
	public Instant instant() {
		return this.source.instant();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this.source.withZone(zone);
	}

}
