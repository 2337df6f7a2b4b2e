package io.github.privatelinkhandson.simulator.limits;

import java.time.Instant;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;

/**
 * A token bucket, full at first.
 */
final class TokenBucket {

	private final Rate rate;

	private double tokens;

	private Instant since;

	TokenBucket(Rate rate, SimulatedTime moment) {
		this.rate = rate;
		this.tokens = rate.burst();
		this.since = moment.now();
	}

	/**
	 * Takes that many tokens, or none if it has fewer.
	 */
	synchronized boolean take(int wanted, SimulatedTime moment) {
		refill(moment);
		if (this.tokens < wanted) {
			return false;
		}
		this.tokens -= wanted;
		return true;
	}

	synchronized boolean isFull(SimulatedTime moment) {
		refill(moment);
		return this.tokens >= this.rate.burst();
	}

	private void refill(SimulatedTime moment) {
		double gained = moment.since(this.since).toNanos() / 1e9 * this.rate.refill();
		this.tokens = Math.min(this.rate.burst(), this.tokens + gained);
		if (moment.now().isAfter(this.since)) {
			this.since = moment.now();
		}
	}

}
