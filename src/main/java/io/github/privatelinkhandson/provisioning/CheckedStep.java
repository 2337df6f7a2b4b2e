package io.github.privatelinkhandson.provisioning;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * Result of the check of a step. {@code expected} and {@code found} are AWS's words;
 * {@code hint} is null where the step is as it should be; {@code repair} where it is not
 * wrong.
 */
public record CheckedStep(String step, boolean ok, String expected, @Nullable String found, @Nullable String hint,
		@JsonIgnore @Nullable Repair repair) {

	/**
	 * A step that is not wrong.
	 */
	public CheckedStep(String step, boolean ok, String expected, @Nullable String found, @Nullable String hint) {
		this(step, ok, expected, found, hint, null);
	}

	/**
	 * The ways in which a repair corrects a step that is wrong.
	 */
	public enum Repair {

		CHANGE, REPLACE;

		/**
		 * Returns the name in message keys.
		 */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The code of what is wrong with it: of what was found, else the hint; null where
	 * nothing is.
	 */
	public @Nullable String code() {
		return (this.found != null && "broken".equals(this.hint)) ? this.found.split(": ", 2)[0] : this.hint;
	}

}
