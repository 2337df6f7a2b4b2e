package io.github.privatelinkhandson.observation.model;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The observed resources of an account and region, by their type, in AWS's order. Its
 * reads may be of different times, and some may have failed.
 */
public final class Snapshot {

	private final String account;

	private final String region;

	private final Instant takenAt;

	private final Map<Class<?>, Map<String, ObservedResource>> resources;

	/** By a tag's key, as far as it was asked for, and by that tag's value. */
	private final Map<String, Map<String, List<ObservedResource>>> byTag;

	private final Function<ReadKind, ReadState> reads;

	/** Null where nobody asks which reads were used. */
	private final @Nullable Set<ReadKind> used;

	/**
	 * Creates a snapshot of which all was read at one time.
	 */
	public Snapshot(String account, String region, Instant takenAt, Collection<? extends ObservedResource> resources) {
		this(account, region, takenAt, byType(resources), new ConcurrentHashMap<>(),
				(kind) -> new ReadState(takenAt, null), null);
	}

	private Snapshot(String account, String region, Instant takenAt,
			Map<Class<?>, Map<String, ObservedResource>> resources,
			Map<String, Map<String, List<ObservedResource>>> byTag, Function<ReadKind, ReadState> reads,
			@Nullable Set<ReadKind> used) {
		this.account = account;
		this.region = region;
		this.takenAt = takenAt;
		this.resources = resources;
		this.byTag = byTag;
		this.reads = reads;
		this.used = used;
	}

	/**
	 * Returns the same resources with the states of their reads.
	 */
	public Snapshot with(Function<ReadKind, ReadState> states) {
		return new Snapshot(this.account, this.region, this.takenAt, this.resources, this.byTag, states, null);
	}

	/**
	 * Returns the same snapshot with more resources.
	 */
	public Snapshot with(Collection<? extends ObservedResource> more) {
		Map<Class<?>, Map<String, ObservedResource>> all = byType(Stream.concat(all(), more.stream()).toList());
		return new Snapshot(this.account, this.region, this.takenAt, all, new ConcurrentHashMap<>(), this.reads, null);
	}

	/**
	 * Returns the same snapshot, which records from now on which reads it is asked for.
	 */
	public Snapshot tracked() {
		return new Snapshot(this.account, this.region, this.takenAt, this.resources, this.byTag, this.reads,
				EnumSet.noneOf(ReadKind.class));
	}

	/**
	 * Returns the reads whose resources were asked for; none if that was not recorded.
	 */
	public Set<ReadKind> used() {
		return (this.used != null) ? this.used : Set.of();
	}

	/**
	 * Returns the state of a read.
	 */
	public ReadState read(ReadKind kind) {
		return this.reads.apply(kind);
	}

	public String account() {
		return this.account;
	}

	public String region() {
		return this.region;
	}

	/**
	 * Returns the time of the newest reads.
	 */
	public Instant takenAt() {
		return this.takenAt;
	}

	public <T extends ObservedResource> Stream<T> all(Class<T> type) {
		return of(type).values().stream().map(type::cast);
	}

	public <T extends ObservedResource> Optional<T> find(Class<T> type, String id) {
		return Optional.ofNullable(of(type).get(id)).map(type::cast);
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
		use(type);
		return tagged(key, value).filter(type::isInstance).map(type::cast);
	}

	/**
	 * All resources, whatever their type.
	 */
	public Stream<ObservedResource> all() {
		return this.resources.values().stream().flatMap((byId) -> byId.values().stream());
	}

	private Map<String, ObservedResource> of(Class<?> type) {
		use(type);
		return this.resources.getOrDefault(type, Map.of());
	}

	private void use(Class<?> type) {
		ReadKind.of(type).ifPresent(this::use);
	}

	/**
	 * Records that what a kind of read shows is asked for: of details, which have no type
	 * of their own.
	 */
	public void use(ReadKind kind) {
		if (this.used != null) {
			this.used.add(kind);
		}
	}

	private Map<String, List<ObservedResource>> byTag(String key) {
		return all().filter((resource) -> resource.tags().containsKey(key))
			.collect(Collectors.groupingBy((resource) -> resource.tags().get(key)));
	}

	private static Map<Class<?>, Map<String, ObservedResource>> byType(Collection<? extends ObservedResource> all) {
		Map<Class<?>, Map<String, ObservedResource>> resources = new LinkedHashMap<>();
		all.forEach((resource) -> resources.computeIfAbsent(resource.getClass(), (type) -> new LinkedHashMap<>())
			.put(resource.id(), resource));
		return resources;
	}

}
