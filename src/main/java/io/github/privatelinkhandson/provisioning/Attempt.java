package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The attempts to create a resource.
 *
 * @param generation how often it has been recreated, after it was found missing or broken
 * @param delays how often in a row AWS has put it off
 * @param wanted whether it was requested by itself, whatever the lab's goal
 * @param nextTryAt not to be tried before then
 */
public record Attempt(int generation, int delays, boolean wanted, @Nullable Instant nextTryAt) {

	/** After that many delays in a row it is no longer a delay. */
	private static final int MAX_ATTEMPTS = 60;

	/** After that many refusals a correction is given up. */
	private static final int MAX_CORRECTIONS = 20;

	/**
	 * After that many refusals for want of capacity, which take a few minutes, it is
	 * better to say so.
	 */
	private static final int MAX_FOR_CAPACITY = 8;

	/**
	 * Number of observations after which an existing resource that was not recognised as
	 * the lab's counts as foreign.
	 */
	private static final int MAX_LOOKS = 4;

	static final Attempt FIRST = new Attempt(0, 0, false, null);

	Attempt withWanted(boolean newWanted) {
		return new Attempt(this.generation, this.delays, newWanted, this.nextTryAt);
	}

	/**
	 * Returns the attempt put off once more.
	 */
	Attempt postponed(Instant until) {
		return new Attempt(this.generation, this.delays + 1, this.wanted, until);
	}

	/**
	 * Returns the attempt, not to be tried before then, without that it counts.
	 */
	Attempt scheduled(Instant until) {
		return new Attempt(this.generation, this.delays, this.wanted, until);
	}

	/**
	 * Returns the attempt with nothing scheduled.
	 */
	Attempt unscheduled() {
		return new Attempt(this.generation, this.delays, this.wanted, null);
	}

	/**
	 * Returns the attempt that AWS has accepted.
	 */
	Attempt accepted() {
		return new Attempt(this.generation, 0, this.wanted, null);
	}

	/**
	 * Returns the attempt to recreate the resource.
	 */
	Attempt nextGeneration() {
		return new Attempt(this.generation + 1, 0, this.wanted, null);
	}

	/**
	 * Returns the pause before another try, which grows with each.
	 */
	Duration backedOff(Duration pace) {
		return pace.multipliedBy(1L << Math.min(this.delays, 4));
	}

	/**
	 * Returns whether it is not to be tried again after this refusal.
	 */
	boolean isExhausted(AwsFailure failure) {
		int most = switch (failure.kind()) {
			case ALREADY_EXISTS -> MAX_LOOKS;
			case CAPACITY -> MAX_FOR_CAPACITY;
			default -> failure.isRetryable() ? MAX_ATTEMPTS : 0;
		};
		return this.delays >= most;
	}

	boolean isCorrectionExhausted() {
		return this.delays >= MAX_CORRECTIONS;
	}

}
