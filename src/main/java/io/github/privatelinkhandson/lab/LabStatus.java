package io.github.privatelinkhandson.lab;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * State of a lab: nothing done yet, being built, ready as far as it was asked to be,
 * stopped by a failure, being taken down, or gone.
 */
public enum LabStatus {

	NEW, BUILDING, WAITING, READY, FAILED, TEARING_DOWN, GONE;

	/**
	 * The status's name in the JSON interface ({@code tearing-down}).
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Tells that there is work to be done on such a lab.
	 */
	public boolean working() {
		return building() || this == TEARING_DOWN;
	}

	/**
	 * Tells that such a lab is on its way to its goal.
	 */
	public boolean building() {
		return this == BUILDING || this == WAITING;
	}

	/**
	 * Tells that such a lab is neither being nor has been taken down.
	 */
	public boolean isActive() {
		return this != TEARING_DOWN && this != GONE;
	}

	@Override
	public String toString() {
		return key();
	}

}
