package io.github.privatelinkhandson.simulator.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All resources of an account, by region, kind and id, in memory. Whoever looks at them
 * holds its lock.
 */
final class AccountResources {

	final ReentrantLock lock = new ReentrantLock();

	/** Whether what the database has of the account is here. */
	boolean loaded;

	private final Map<String, Map<Kind<?>, Map<String, Resource<?>>>> regions = new LinkedHashMap<>();

	Map<Kind<?>, Map<String, Resource<?>>> region(String region) {
		return this.regions.computeIfAbsent(region, (r) -> new LinkedHashMap<>());
	}

	void add(String region, Resource<?> resource) {
		region(region).computeIfAbsent(resource.kind(), (k) -> new LinkedHashMap<>()).put(resource.id(), resource);
	}

}
