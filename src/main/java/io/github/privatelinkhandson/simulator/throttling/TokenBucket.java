package io.github.privatelinkhandson.simulator.throttling;

import java.time.Instant;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;

/**
 * A token bucket, full at first.
 */
final class TokenBucket {

	private final RequestCosts.Rate rate;

	private double tokens;

	private Instant since;

	TokenBucket(RequestCosts.Rate rate, SimulatedTime time) {
		this.rate = rate;
		this.tokens = rate.burst();
		this.since = time.now();
	}

	/**
	 * Takes that many tokens, or none if it has fewer.
	 */
	synchronized boolean take(int wanted, SimulatedTime time) {
		refill(time);
		if (this.tokens < wanted) {
			return false;
		}
		this.tokens -= wanted;
		return true;
	}

	synchronized boolean isFull(SimulatedTime time) {
		refill(time);
		return this.tokens >= this.rate.burst();
	}

	private void refill(SimulatedTime time) {
		double gained = time.since(this.since).toNanos() / 1e9 * this.rate.refill();
		this.tokens = Math.min(this.rate.burst(), this.tokens + gained);
		if (time.now().isAfter(this.since)) {
			this.since = time.now();
		}
	}

}
