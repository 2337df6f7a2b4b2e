package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * A step whose check failed.
 *
 * @param code the code of the problem found
 * @param times the number of consecutive failures
 */
public record FailedCheck(String lab, String step, String code, int times, Instant lastAt) {

	private static final Set<String> ABSENT = Set.of("missing", "not-set");

	/** Codes of what comes of a mistake in another step. */
	private static final Set<String> OUTCOMES = Set.of("target-answers-otherwise");

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

	/**
	 * Tells that the problem comes of a mistake in another step, if there is one of
	 * these.
	 */
	boolean follows(Collection<FailedCheck> others) {
		return OUTCOMES.contains(this.code) && others.stream()
			.anyMatch((other) -> !other.equals(this) && !other.absent()
					&& Blueprint.needed(this.step).contains(other.step()));
	}

	static boolean isAbsent(String code) {
		return ABSENT.contains(code);
	}

}
