package io.github.privatelinkhandson.workshop;

import io.github.privatelinkhandson.live.VersionChanged;

/**
 * Published after a change of a workshop or its participants. Delivery is not guaranteed.
 */
public record WorkshopChanged(String workshop, long version) implements VersionChanged {

	@Override
	public String id() {
		return this.workshop;
	}

}
