package io.github.privatelinkhandson.stage;

import org.jspecify.annotations.Nullable;

/**
 * The observed state of a step.
 */
public sealed interface StepState {

	/**
	 * The id of what was found, if it has one.
	 */
	default @Nullable String id() {
		return null;
	}

	/**
	 * Nothing of it is there.
	 */
	record Absent() implements StepState {
	}

	/**
	 * It is there, but not yet as it should be; {@code state} is AWS's word for what it
	 * is now.
	 */
	record Waiting(@Nullable String id, String state) implements StepState {
	}

	/**
	 * It is as it should be.
	 */
	record Ready(@Nullable String id) implements StepState {
	}

	/**
	 * It was as it should be when it was last looked at by a call of its own; the
	 * snapshot does not contain it.
	 */
	record Assumed(String id) implements StepState {
	}

	/**
	 * It is there, and is not what the hands-on needs.
	 *
	 * @param code the mistake's name in the message bundles
	 * @param expected the attribute and its value in the hands-on, in AWS's words
	 * @param found the same as it is
	 */
	record Wrong(@Nullable String id, String code, String expected, String found) implements StepState {

		public String message() {
			return "%s (expected: %s)".formatted(this.found, this.expected);
		}

	}

	/**
	 * It is there and will not become as it should be by itself.
	 *
	 * @param code AWS's code, or the failure's name in the message bundles
	 * @param message AWS's message, or names and values as AWS has them: no sentence of
	 * ours, as it is shown in every language
	 */
	record Broken(@Nullable String id, String code, String message) implements StepState {
	}

	static StepState absent() {
		return new Absent();
	}

	static StepState readyIf(boolean isDone) {
		return isDone ? new Ready(null) : new Absent();
	}

	static StepState ready(@Nullable String id) {
		return new Ready(id);
	}

	static StepState waiting(@Nullable String id, String state) {
		return new Waiting(id, state);
	}

}
