package io.github.privatelinkhandson.observation.model;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The observed resources of an account and region at one moment, by their type, in AWS's
 * order.
 */
public final class Snapshot {

	private final String account;

	private final String region;

	private final Instant takenAt;

	private final Map<Class<?>, Map<String, ObservedResource>> resources = new LinkedHashMap<>();

	/** By a tag's key, as far as it was asked for, and by that tag's value. */
	private final Map<String, Map<String, List<ObservedResource>>> byTag = new ConcurrentHashMap<>();

	public Snapshot(String account, String region, Instant takenAt, Collection<? extends ObservedResource> resources) {
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

	public <T extends ObservedResource> Stream<T> all(Class<T> type) {
		return this.resources.getOrDefault(type, Map.of()).values().stream().map(type::cast);
	}

	public <T extends ObservedResource> Optional<T> find(Class<T> type, String id) {
		return Optional.ofNullable(this.resources.getOrDefault(type, Map.of()).get(id)).map(type::cast);
	}

	/**
	 * Finds resources with this id, whatever their type.
	 */
	public Stream<ObservedResource> find(String id) {
		return this.resources.values().stream().flatMap((byId) -> Stream.ofNullable(byId.get(id)));
	}

	/**
	 * All resources that carry a tag with this value, whatever their type.
	 */
	public Stream<ObservedResource> tagged(String key, String value) {
		return this.byTag.computeIfAbsent(key, this::byTag).getOrDefault(value, List.of()).stream();
	}

	/**
	 * All resources of a type that carry a tag with this value.
	 */
	public <T extends ObservedResource> Stream<T> tagged(Class<T> type, String key, String value) {
		return tagged(key, value).filter(type::isInstance).map(type::cast);
	}

	/**
	 * All resources, whatever their type.
	 */
	public Stream<ObservedResource> all() {
		return this.resources.values().stream().flatMap((byId) -> byId.values().stream());
	}

	private Map<String, List<ObservedResource>> byTag(String key) {
		return all().filter((resource) -> resource.tags().containsKey(key))
			.collect(Collectors.groupingBy((resource) -> resource.tags().get(key)));
	}

}
