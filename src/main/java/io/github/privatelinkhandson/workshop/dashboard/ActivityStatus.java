package io.github.privatelinkhandson.workshop.dashboard;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of what a participant is at. {@code CLOSED}: a facilitator has to open the stage
 * first.
 */
public enum ActivityStatus {

	WRONG, FAILED, BUILDING, OPEN, CLOSED;

	/**
	 * Returns the name in the JSON interface, in message keys and in style classes.
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return key();
	}

}
