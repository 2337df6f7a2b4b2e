package io.github.privatelinkhandson.lab;

import java.util.Locale;

/**
 * The status of a lab: not started, being built, ready as far as requested, stopped by a
 * failure, being torn down, or gone.
 */
public enum LabStatus {

	NEW, BUILDING, WAITING, READY, FAILED, TEARING_DOWN, GONE;

	/**
	 * The status's name in the JSON interface ({@code tearing-down}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns whether there is work to be done on such a lab.
	 */
	public boolean working() {
		return building() || this == TEARING_DOWN;
	}

	/**
	 * Returns whether such a lab is on its way to its goal.
	 */
	public boolean building() {
		return this == BUILDING || this == WAITING;
	}

	/**
	 * Returns whether such a lab is neither being nor has been torn down.
	 */
	public boolean standing() {
		return this != TEARING_DOWN && this != GONE;
	}

	@Override
	public String toString() {
		return key();
	}

}
