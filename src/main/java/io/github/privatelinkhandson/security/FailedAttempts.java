package io.github.privatelinkhandson.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Service;

/**
 * Counts failed attempts to get in, for all consoles that share the database. What
 * succeeds is not counted: a whole room may come from one address.
 */
@Service
class FailedAttempts {

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private final FailedAttemptRepository repository;

	private final Clock clock;

	FailedAttempts(FailedAttemptRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	boolean areLeft(String what, int most) {
		return this.repository.failures(what, windowStart()) < most;
	}

	void failed(String what) {
		this.repository.count(what, windowStart(), this.clock.instant());
	}

	private Instant windowStart() {
		return this.clock.instant().minus(WINDOW);
	}

}
