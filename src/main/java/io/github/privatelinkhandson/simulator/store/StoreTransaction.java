package io.github.privatelinkhandson.simulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One call's view of the accounts that it holds: its own, and those of others that it
 * meets at endpoint services. Its changes in them are kept together or not at all.
 */
final class StoreTransaction {

	private final Map<String, AccountResources> held;

	private final Owners owners;

	private final Map<String, Map<String, Resources>> open = new LinkedHashMap<>();

	private final List<Runnable> afterCompletion = new ArrayList<>();

	StoreTransaction(Map<String, AccountResources> held, Owners owners) {
		this.held = held;
		this.owners = owners;
	}

	/**
	 * Tells whose a resource is.
	 */
	@FunctionalInterface
	interface Owners {

		Optional<String> of(String region, ResourceType<?> type, String id);

	}

	/**
	 * Opens the resources of an account in a region.
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

	Optional<String> ownerOf(String region, ResourceType<?> type, String id) {
		return this.owners.of(region, type, id);
	}

	void savepoint() {
		resources().forEach(Resources::save);
	}

	/**
	 * Drops the changes since the savepoint, or all of them if there is none.
	 */
	void rollback() {
		resources().forEach(Resources::restore);
	}

	void afterCompletion(Runnable work) {
		this.afterCompletion.add(work);
	}

	void complete() {
		this.afterCompletion.forEach(Runnable::run);
	}

	/**
	 * The call's changes by account; none if it changed nothing. Where it changed one of
	 * several accounts, the others have a change that changes nothing, as it relied on
	 * them too.
	 */
	SortedMap<String, List<Change>> changes() {
		SortedMap<String, List<Change>> changes = new TreeMap<>();
		this.open.forEach((account, regions) -> regions.values().forEach((resources) -> {
			if (resources.isChanged()) {
				changes.computeIfAbsent(account, (a) -> new ArrayList<>()).addAll(resources.changes());
			}
		}));
		if (!changes.isEmpty()) {
			this.held.keySet().forEach((account) -> changes.putIfAbsent(account, List.of(Change.NOTHING)));
		}
		return changes;
	}

	void merge() {
		resources().forEach(Resources::merge);
	}

	private Stream<Resources> resources() {
		return this.open.values().stream().flatMap((regions) -> regions.values().stream());
	}

}
