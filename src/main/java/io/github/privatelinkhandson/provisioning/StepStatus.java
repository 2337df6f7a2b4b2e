package io.github.privatelinkhandson.provisioning;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Progress of a step. {@code CREATING}: AWS has been asked and has not answered;
 * {@code WAITING}: it has, and the step is not yet as it should be; {@code WRONG}: the
 * resource is there and is not what the hands-on needs.
 */
public enum StepStatus {

	PENDING, CREATING, WAITING, READY, WRONG, FAILED, DELETING, GONE;

	/**
	 * Tells that it will not become ready by itself.
	 */
	public boolean isStuck() {
		return this == WRONG || this == FAILED;
	}

	/**
	 * Returns the name in the JSON interface.
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
