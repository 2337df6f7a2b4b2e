package io.github.privatelinkhandson.simulator.store;

import org.jspecify.annotations.Nullable;

/**
 * Change of one resource by a call.
 *
 * @param resource as it is now; none if it is gone
 */
record Change(String region, ResourceType<?> type, String id, @Nullable Resource<?> resource) {

	/**
	 * A change that changes nothing: what never was is gone. It shows that something was
	 * done that relies on what the account was.
	 */
	static final Change NOTHING = new Change("", ResourceTypes.VPC, "", null);

	static Change put(String region, Resource<?> resource) {
		return new Change(region, resource.type(), resource.id(), resource);
	}

}
