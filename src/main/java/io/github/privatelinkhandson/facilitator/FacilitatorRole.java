package io.github.privatelinkhandson.facilitator;

import java.util.Locale;

/**
 * The roles of facilitators: all permissions, or all but a workshop's teardown.
 */
public enum FacilitatorRole {

	FACILITATOR, CO_FACILITATOR;

	/**
	 * Returns the role's name in pages ({@code co-facilitator}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
