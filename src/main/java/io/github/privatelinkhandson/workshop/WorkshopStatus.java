package io.github.privatelinkhandson.workshop;

import java.util.Locale;

/**
 * Where a workshop is: before its start, running, past its end, being taken down, or
 * closed.
 */
public enum WorkshopStatus {

	PLANNED, RUNNING, OVER, TEARING_DOWN, CLOSED;

	/**
	 * The status's name in pages and in the JSON interface ({@code tearing-down}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether people can still join.
	 */
	public boolean open() {
		return this == PLANNED || this == RUNNING;
	}

	@Override
	public String toString() {
		return key();
	}

}
