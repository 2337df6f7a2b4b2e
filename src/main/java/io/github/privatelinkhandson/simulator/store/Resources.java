package io.github.privatelinkhandson.simulator.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The resources of one account and region (or, for global kinds, of the account) as one
 * call sees them: what is kept, under the call's own changes, which become visible to
 * others and durable together when the call succeeds, and never when it fails.
 */
public final class Resources {

	private final Map<Kind<?>, Map<String, Resource<?>>> kept;

	private final Map<Kind<?>, Map<String, Optional<Resource<?>>>> changes = new LinkedHashMap<>();

	private final Session session;

	private final String region;

	Resources(Map<Kind<?>, Map<String, Resource<?>>> kept, Session session, String region) {
		this.kept = kept;
		this.session = session;
		this.region = region;
	}

	/**
	 * What another account has in the same region, for what AWS itself does where two
	 * accounts meet; callers must never see more of it than AWS shows them. A call that
	 * has not held the account until now is done anew.
	 */
	public Resources of(String account) {
		return this.session.open(account, this.region);
	}

	/**
	 * Makes sure that the call holds all these accounts: a call that needs many others is
	 * done anew once, not once for each.
	 */
	public void hold(Collection<String> accounts) {
		this.session.require(accounts);
	}

	/**
	 * The account, if any, that has the resource of that id in the same region.
	 */
	public Optional<String> ownerOf(Kind<?> kind, String id) {
		return this.session.ownerOf(this.region, kind, id);
	}

	@SuppressWarnings("unchecked")
	public <T extends SdkPojo> Optional<Resource<T>> find(Kind<T> kind, @Nullable String id) {
		if (id == null) {
			return Optional.empty();
		}
		Optional<Resource<?>> changed = changesOf(kind).get(id);
		Resource<?> found = (changed != null) ? changed.orElse(null) : keptOf(kind).get(id);
		return Optional.ofNullable((Resource<T>) found);
	}

	/**
	 * All of a kind, in the order of their creation.
	 */
	@SuppressWarnings("unchecked")
	public <T extends SdkPojo> List<Resource<T>> all(Kind<T> kind) {
		Map<String, Optional<Resource<?>>> changed = changesOf(kind);
		Collection<Resource<?>> base = keptOf(kind).values();
		Stream<Resource<?>> all = changed
			.isEmpty()
					? base.stream()
					: Stream.concat(
							base.stream()
								.flatMap((resource) -> changed.getOrDefault(resource.id(), Optional.of(resource))
									.stream()),
							changed.entrySet()
								.stream()
								.filter((change) -> !keptOf(kind).containsKey(change.getKey()))
								.flatMap((change) -> change.getValue().stream()));
		return all.map((resource) -> (Resource<T>) resource).toList();
	}

	/**
	 * Adds the resource, or replaces the one of the same kind and id.
	 */
	public void put(Resource<?> resource) {
		this.changes.computeIfAbsent(resource.kind(), (kind) -> new LinkedHashMap<>())
			.put(resource.id(), Optional.of(resource));
	}

	public void remove(Resource<?> resource) {
		this.changes.computeIfAbsent(resource.kind(), (kind) -> new LinkedHashMap<>())
			.put(resource.id(), Optional.empty());
	}

	Map<Kind<?>, Map<String, Optional<Resource<?>>>> changes() {
		return this.changes;
	}

	/**
	 * Makes the changes part of what is kept.
	 */
	void merge() {
		this.changes.forEach((kind, byId) -> byId.forEach((id, change) -> {
			Map<String, Resource<?>> base = this.kept.computeIfAbsent(kind, (k) -> new LinkedHashMap<>());
			change.ifPresentOrElse((resource) -> base.put(id, resource), () -> base.remove(id));
		}));
		this.changes.clear();
	}

	private Map<String, Resource<?>> keptOf(Kind<?> kind) {
		return this.kept.getOrDefault(kind, Map.of());
	}

	private Map<String, Optional<Resource<?>>> changesOf(Kind<?> kind) {
		return this.changes.getOrDefault(kind, Map.of());
	}

}
