package io.github.privatelinkhandson.simulator.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call's view of the accounts that it holds: its own, and those of others that it
 * meets at endpoint services. What it changes in them is kept together or not at all.
 */
final class Session {

	private final Map<String, AccountResources> held;

	private final Owners owners;

	private final Map<String, Map<String, Resources>> open = new LinkedHashMap<>();

	Session(Map<String, AccountResources> held, Owners owners) {
		this.held = held;
		this.owners = owners;
	}

	/**
	 * Tells whose a resource is.
	 */
	@FunctionalInterface
	interface Owners {

		Optional<String> of(String region, Kind<?> kind, String id);

	}

	/**
	 * What an account has in a region.
	 * @throws AccountsMissing if the call does not hold the account
	 */
	Resources open(String account, String region) {
		require(Set.of(account));
		return this.open.computeIfAbsent(account, (a) -> new LinkedHashMap<>())
			.computeIfAbsent(region, (r) -> new Resources(this.held.get(account).region(region), this, region));
	}

	/**
	 * Makes sure that the call holds all these accounts.
	 */
	void require(Collection<String> accounts) {
		if (!this.held.keySet().containsAll(accounts)) {
			Set<String> missing = new LinkedHashSet<>(accounts);
			missing.removeAll(this.held.keySet());
			throw new AccountsMissing(missing);
		}
	}

	Optional<String> ownerOf(String region, Kind<?> kind, String id) {
		return this.owners.of(region, kind, id);
	}

	/**
	 * The call's changes by account, region, kind and id.
	 */
	Map<String, Map<String, Map<Kind<?>, Map<String, Optional<Resource<?>>>>>> changes() {
		Map<String, Map<String, Map<Kind<?>, Map<String, Optional<Resource<?>>>>>> changes = new LinkedHashMap<>();
		this.open.forEach((account, regions) -> regions.forEach((region, resources) -> {
			if (!resources.changes().isEmpty()) {
				changes.computeIfAbsent(account, (a) -> new LinkedHashMap<>()).put(region, resources.changes());
			}
		}));
		return changes;
	}

	void merge() {
		this.open.values().forEach((regions) -> regions.values().forEach(Resources::merge));
	}

}
