package io.github.privatelinkhandson.provisioning;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The attempts to create a resource.
 *
 * @param generation how often it has been recreated, after it was found missing or broken
 * @param delays how often in a row AWS has put it off
 * @param wanted whether it was requested by itself, whatever the lab's goal
 * @param nextTryAt not to be tried before then
 */
public record Attempt(int generation, int delays, boolean wanted, @Nullable Instant nextTryAt) {

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

}
