package io.github.privatelinkhandson.provisioning;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Progress of a stage. {@code LOCKED}: a stage before it is not done; {@code OPEN}: it
 * can be built; {@code FAILED}: one of its steps has failed.
 */
public enum StageStatus {

	LOCKED, OPEN, BUILDING, DONE, FAILED;

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
