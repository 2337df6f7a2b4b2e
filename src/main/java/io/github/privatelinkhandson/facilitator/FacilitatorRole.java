package io.github.privatelinkhandson.facilitator;

import java.util.Locale;

/**
 * What somebody may do who runs workshops: all, or all but take down a room.
 */
public enum FacilitatorRole {

	FACILITATOR, CO_FACILITATOR;

	/**
	 * The role's name in pages ({@code co-facilitator}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
