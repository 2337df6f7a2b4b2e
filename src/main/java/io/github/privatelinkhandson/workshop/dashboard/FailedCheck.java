package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.util.Set;

/**
 * A step whose check failed.
 *
 * @param code the code of the problem found
 * @param times the number of consecutive failures
 */
public record FailedCheck(String lab, String step, String code, int times, Instant lastAt) {

	private static final Set<String> ABSENT = Set.of("missing", "not-set");

	/**
	 * Tells that the step's resource or setting is absent, which counts as a mistake only
	 * from the second check on.
	 */
	boolean absent() {
		return isAbsent(this.code);
	}

	/**
	 * Tells that it counts as a mistake.
	 */
	boolean mistake() {
		return this.times > 1 || !absent();
	}

	static boolean isAbsent(String code) {
		return ABSENT.contains(code);
	}

}
