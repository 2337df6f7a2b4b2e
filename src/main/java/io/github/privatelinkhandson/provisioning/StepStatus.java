package io.github.privatelinkhandson.provisioning;

import java.util.Locale;

/**
 * How far a step has come. {@code CREATING}: AWS has been asked and has not answered;
 * {@code WAITING}: it has, and the step is not yet as it should be.
 */
public enum StepStatus {

	PENDING, CREATING, WAITING, READY, FAILED, DELETING, GONE;

	/**
	 * The status's name in the JSON interface.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
