package io.github.privatelinkhandson.simulator.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All resources of an account, by region and kind, in memory, as its changes up to one of
 * them made it. Whoever looks at them holds its lock.
 */
final class AccountResources {

	final ReentrantLock lock = new ReentrantLock();

	/** Set if the database may have changes that are not here. */
	boolean behind = true;

	/** The number of the last change that is here. */
	long last;

	private final Map<String, Map<ResourceType<?>, Table>> regions = new LinkedHashMap<>();

	Map<ResourceType<?>, Table> region(String region) {
		return this.regions.computeIfAbsent(region, (r) -> new LinkedHashMap<>());
	}

	void apply(Change change) {
		Map<ResourceType<?>, Table> tables = region(change.region());
		if (change.resource() != null) {
			tables.computeIfAbsent(change.type(), (type) -> new Table()).put(change.resource());
		}
		else if (tables.containsKey(change.type())) {
			tables.get(change.type()).remove(change.id());
		}
	}

	/**
	 * The changes that would make an empty account this one.
	 */
	List<Change> all() {
		List<Change> changes = new ArrayList<>();
		this.regions.forEach((region, tables) -> tables.values()
			.forEach((table) -> table.all().forEach((resource) -> changes.add(Change.put(region, resource)))));
		return changes;
	}

	/**
	 * Returns how much is kept in all regions: resources, their tags and references.
	 */
	int weight() {
		return this.regions.values()
			.stream()
			.flatMap((tables) -> tables.values().stream())
			.mapToInt(Table::weight)
			.sum();
	}

	boolean has(Change change) {
		Table table = region(change.region()).get(change.type());
		return table != null && table.contains(change.id());
	}

	void clear() {
		this.regions.clear();
		this.last = 0;
	}

}
