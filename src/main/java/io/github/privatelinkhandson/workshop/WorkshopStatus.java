package io.github.privatelinkhandson.workshop;

import java.util.Locale;

/**
 * The status of a workshop: before its start, running, past its end, being taken down, or
 * closed.
 */
public enum WorkshopStatus {

	PLANNED, RUNNING, OVER, TEARING_DOWN, CLOSED;

	/**
	 * Returns the status's name in pages and JSON ({@code tearing-down}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns whether people can join.
	 */
	public boolean open() {
		return this == PLANNED || this == RUNNING;
	}

	@Override
	public String toString() {
		return key();
	}

}
