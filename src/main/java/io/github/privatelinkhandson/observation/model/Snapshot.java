package io.github.privatelinkhandson.observation.model;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was observed of an account and region at one moment: resources by their type, in
 * AWS's order.
 */
public final class Snapshot {

	private final String account;

	private final String region;

	private final Instant takenAt;

	private final Map<Class<?>, Map<String, Observed>> resources = new LinkedHashMap<>();

	public Snapshot(String account, String region, Instant takenAt, Collection<? extends Observed> resources) {
		this.account = account;
		this.region = region;
		this.takenAt = takenAt;
		resources
			.forEach((resource) -> this.resources.computeIfAbsent(resource.getClass(), (t) -> new LinkedHashMap<>())
				.put(resource.id(), resource));
	}

	public String account() {
		return this.account;
	}

	public String region() {
		return this.region;
	}

	public Instant takenAt() {
		return this.takenAt;
	}

	public <T extends Observed> Stream<T> all(Class<T> type) {
		return this.resources.getOrDefault(type, Map.of()).values().stream().map(type::cast);
	}

	public <T extends Observed> Optional<T> find(Class<T> type, String id) {
		return Optional.ofNullable(this.resources.getOrDefault(type, Map.of()).get(id)).map(type::cast);
	}

	/**
	 * All resources of a type that carry a tag with this value.
	 */
	public <T extends Observed> List<T> tagged(Class<T> type, String key, String value) {
		return all(type).filter((resource) -> value.equals(resource.tags().get(key))).toList();
	}

	/**
	 * All resources, whatever their type.
	 */
	public Stream<Observed> all() {
		return this.resources.values().stream().flatMap((byId) -> byId.values().stream());
	}

}
