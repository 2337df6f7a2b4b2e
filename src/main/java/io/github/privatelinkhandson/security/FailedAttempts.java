package io.github.privatelinkhandson.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Service;

/**
 * Counts failed attempts to get in, for all consoles that share the database. What
 * succeeds is not counted: a whole room may come from one address.
 */
@Service
class FailedAttempts {

	/** After too many failures, one attempt is taken up in that time. */
	static final Duration PACE = Duration.ofSeconds(5);

	private static final Duration WINDOW = Duration.ofMinutes(5);

	/** Time that an attempt waits for those that are under way. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Lock lock = new ReentrantLock();

	private final Condition ended = this.lock.newCondition();

	private final Map<String, Integer> underWay = new HashMap<>();

	private final FailedAttemptRepository repository;

	private final Clock clock;

	FailedAttempts(FailedAttemptRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Begins an attempt. Attempts that are under way count as failed until they end:
	 * further ones wait for that. After too many failures there is one attempt at a time,
	 * some seconds after the last failure: those who try on and on are slow, and nobody
	 * is shut out.
	 * @param most so many attempts may fail within the window before that
	 * @return whether the attempt may go on; it has to be ended then
	 */
	boolean begin(String what, int most) {
		this.lock.lock();
		try {
			long patience = PATIENCE.toNanos();
			while (patience > 0) {
				FailedAttemptRepository.Failures failures = this.repository.failures(what, windowStart());
				int begun = this.underWay.getOrDefault(what, 0);
				boolean free = failures.times() + begun < most;
				if (failures.times() >= most) {
					free = begun == 0 && !this.clock.instant().isBefore(failures.lastAt().plus(PACE));
					if (!free) {
						return false;
					}
				}
				if (free) {
					this.underWay.merge(what, 1, Integer::sum);
					return true;
				}
				patience = this.ended.awaitNanos(patience);
			}
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends an attempt that has begun.
	 */
	void end(String what, boolean failed) {
		this.lock.lock();
		try {
			if (failed) {
				this.repository.count(what, windowStart(), this.clock.instant());
			}
		}
		finally {
			this.underWay.computeIfPresent(what, (w, count) -> (count > 1) ? count - 1 : null);
			this.ended.signalAll();
			this.lock.unlock();
		}
	}

	private Instant windowStart() {
		return this.clock.instant().minus(WINDOW);
	}

}
