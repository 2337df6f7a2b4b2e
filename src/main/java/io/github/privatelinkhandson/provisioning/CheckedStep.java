package io.github.privatelinkhandson.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * Result of the check of a step. {@code expected} and {@code found} are AWS's words;
 * {@code hint} is null where the step is as it should be.
 */
public record CheckedStep(String step, boolean ok, String expected, @Nullable String found, @Nullable String hint) {

	/**
	 * The code of what is wrong with it: of what was found, else the hint; null where
	 * nothing is.
	 */
	public @Nullable String code() {
		return (this.found != null && "broken".equals(this.hint)) ? this.found.split(": ", 2)[0] : this.hint;
	}

}
