package io.github.privatelinkhandson.simulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The resources of one account and region (or, for global kinds, of the account) as one
 * call sees them: what is kept, under the call's own changes, which become visible to
 * others and durable together when the call succeeds, and never when it fails.
 */
public final class Resources {

	private static final Table NONE = new Table();

	private final Map<ResourceType<?>, Table> kept;

	/** Resources that the call put, by kind. */
	private final Map<ResourceType<?>, Table> put;

	/** Changes of the call, by kind and id; empty if the resource is removed. */
	private final Map<ResourceType<?>, Map<String, Optional<Resource<?>>>> changes;

	/** The changes up to the savepoint. */
	private final Map<ResourceType<?>, Map<String, Optional<Resource<?>>>> saved = new LinkedHashMap<>();

	private final StoreTransaction session;

	private final String region;

	/** The VPC that the call looks at; null where it looks at all of them. */
	private final @Nullable String vpcId;

	Resources(Map<ResourceType<?>, Table> kept, StoreTransaction session, String region) {
		this(kept, new LinkedHashMap<>(), new LinkedHashMap<>(), session, region, null);
	}

	private Resources(Map<ResourceType<?>, Table> kept, Map<ResourceType<?>, Table> put,
			Map<ResourceType<?>, Map<String, Optional<Resource<?>>>> changes, StoreTransaction session, String region,
			@Nullable String vpcId) {
		this.kept = kept;
		this.put = put;
		this.changes = changes;
		this.session = session;
		this.region = region;
		this.vpcId = vpcId;
	}

	/**
	 * Copies the view for one VPC: {@link #all} lists only that VPC's resources, as far
	 * as they are of kinds that are in VPCs.
	 */
	public Resources within(String vpcId) {
		return new Resources(this.kept, this.put, this.changes, this.session, this.region, vpcId);
	}

	/**
	 * Copies the view without the changes of the call.
	 */
	public Resources before() {
		return new Resources(this.kept, new LinkedHashMap<>(), new LinkedHashMap<>(), this.session, this.region,
				this.vpcId);
	}

	/**
	 * The VPCs in which the call has changed something: those that it mentions, and those
	 * of what it mentions.
	 */
	public Set<String> changedVpcs() {
		Set<String> words = new TreeSet<>();
		this.changes.forEach((type, byId) -> byId.keySet().forEach((id) -> words.addAll(words(type, id))));
		return words.stream()
			.flatMap((word) -> Stream.concat(Stream.of(word),
					ResourceTypes.IN_VPC.stream().flatMap((type) -> words(type, word).stream())))
			.filter(ResourceTypes.VPC::wellFormed)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Opens another account's resources in the same region, for AWS's own work where two
	 * accounts meet; callers must never see more of it than AWS shows them. A call that
	 * has not held the account until now is repeated.
	 */
	public Resources of(String account) {
		return this.session.open(account, this.region);
	}

	/**
	 * As {@link #of(String)}, in any region.
	 */
	public Resources of(String account, String otherRegion) {
		return this.session.open(account, otherRegion);
	}

	/**
	 * As {@link #ownerOf(ResourceType, String)}, in any region.
	 */
	public Optional<String> ownerOf(String otherRegion, ResourceType<?> type, String id) {
		return this.session.ownerOf(otherRegion, type, id);
	}

	/**
	 * Makes sure that the call holds all these accounts: a call that needs many others is
	 * repeated once, not once for each.
	 */
	public void hold(Collection<String> accounts) {
		this.session.require(accounts);
	}

	/**
	 * The account, if any, that has the resource of that id in the same region. The kind
	 * is one of {@link ResourceTypes#NAMED_BY_OTHERS}.
	 */
	public Optional<String> ownerOf(ResourceType<?> type, String id) {
		return this.session.ownerOf(this.region, type, id);
	}

	@SuppressWarnings("unchecked")
	public <T extends SdkPojo> Optional<Resource<T>> find(ResourceType<T> type, @Nullable String id) {
		if (id == null) {
			return Optional.empty();
		}
		Optional<Resource<?>> changed = changesOf(type).get(id);
		Resource<?> found = (changed != null) ? changed.orElse(null) : keptOf(type).get(id);
		return Optional.ofNullable((Resource<T>) found);
	}

	/**
	 * All of a kind, in the order of their creation.
	 */
	@SuppressWarnings("unchecked")
	public <T extends SdkPojo> List<Resource<T>> all(ResourceType<T> type) {
		if (this.vpcId != null && ResourceTypes.IN_VPC.contains(type)) {
			return with(type, this.vpcId);
		}
		Map<String, Optional<Resource<?>>> changed = changesOf(type);
		Table base = keptOf(type);
		Stream<Resource<?>> all = changed.isEmpty() ? base.all()
				: Stream.concat(
						base.all()
							.flatMap((resource) -> changed.getOrDefault(resource.id(), Optional.of(resource)).stream()),
						putOf(type).all().filter((resource) -> !base.contains(resource.id())));
		return all.map((resource) -> (Resource<T>) resource).toList();
	}

	/**
	 * Finds the resources of a kind by a tag (of EC2), with an index.
	 */
	public <T extends SdkPojo> List<Resource<T>> tagged(ResourceType<T> type, String key, String value) {
		return with(type, IndexTerms.tag(key, value));
	}

	/**
	 * Finds the resources of a kind by an attribute, with an index; only for short
	 * values.
	 */
	public <T extends SdkPojo> List<Resource<T>> findByAttribute(ResourceType<T> type, String name, String value) {
		return with(type, IndexTerms.attribute(name, value));
	}

	/**
	 * Finds, with an index, the resources of a kind whose models mention that id (of
	 * EC2), IPv4 address or ARN (of Elastic Load Balancing) anywhere.
	 */
	public <T extends SdkPojo> List<Resource<T>> mentioning(ResourceType<T> type, String reference) {
		return with(type, reference);
	}

	public void put(Resource<?> resource) {
		this.put.computeIfAbsent(resource.type(), (type) -> new Table()).put(resource);
		change(resource, Optional.of(resource));
	}

	public void remove(Resource<?> resource) {
		putOf(resource.type()).remove(resource.id());
		change(resource, Optional.empty());
	}

	/**
	 * Keeps all changes that the call has made until now, in whichever account and
	 * region, even if it fails.
	 */
	public void savepoint() {
		this.session.savepoint();
	}

	/**
	 * Registers work for when the call's transaction is over, its changes are kept or
	 * dropped, and no account is locked.
	 */
	public void afterCompletion(Runnable work) {
		this.session.afterCompletion(work);
	}

	void save() {
		this.saved.clear();
		this.changes.forEach((type, byId) -> this.saved.put(type, new LinkedHashMap<>(byId)));
	}

	/**
	 * Drops the changes since they were last saved.
	 */
	void restore() {
		this.put.clear();
		this.changes.clear();
		this.saved.forEach((type, byId) -> byId.forEach((id, change) -> {
			this.changes.computeIfAbsent(type, (t) -> new LinkedHashMap<>()).put(id, change);
			change.ifPresent((resource) -> this.put.computeIfAbsent(type, (t) -> new Table()).put(resource));
		}));
	}

	boolean isChanged() {
		return !this.changes.isEmpty();
	}

	List<Change> changes() {
		List<Change> result = new ArrayList<>();
		this.changes.forEach((type, byId) -> byId
			.forEach((id, change) -> result.add(new Change(this.region, type, id, change.orElse(null)))));
		return result;
	}

	/**
	 * Makes the changes part of what is kept.
	 */
	void merge() {
		this.changes.forEach((type, byId) -> {
			Table base = this.kept.computeIfAbsent(type, (k) -> new Table());
			byId.forEach((id, change) -> change.ifPresentOrElse((resource) -> base.putFrom(putOf(type), id),
					() -> base.remove(id)));
		});
		this.changes.clear();
		this.put.clear();
	}

	@SuppressWarnings("unchecked")
	private <T extends SdkPojo> List<Resource<T>> with(ResourceType<T> type, String word) {
		Map<String, Optional<Resource<?>>> changed = changesOf(type);
		return Stream
			.concat(keptOf(type).with(word).filter((resource) -> !changed.containsKey(resource.id())),
					putOf(type).with(word))
			.map((resource) -> (Resource<T>) resource)
			.toList();
	}

	/**
	 * The words of a resource as it was and as it is.
	 */
	private Set<String> words(ResourceType<?> type, String id) {
		Set<String> words = new TreeSet<>(keptOf(type).words(id));
		words.addAll(putOf(type).words(id));
		return words;
	}

	private void change(Resource<?> resource, Optional<Resource<?>> change) {
		this.changes.computeIfAbsent(resource.type(), (type) -> new LinkedHashMap<>()).put(resource.id(), change);
	}

	private Table keptOf(ResourceType<?> type) {
		return this.kept.getOrDefault(type, NONE);
	}

	private Table putOf(ResourceType<?> type) {
		return this.put.getOrDefault(type, NONE);
	}

	private Map<String, Optional<Resource<?>>> changesOf(ResourceType<?> type) {
		return this.changes.getOrDefault(type, Map.of());
	}

}
