package io.github.privatelinkhandson.simulator.prefixlist;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The managed prefix lists of an account and region, AWS's among them.
 */
public record PrefixListService(Call call) {

	/** Name of a list's last change: the first word of its states. */
	static final String CHANGE = "change";

	/** Attribute with the time of a list's last change. */
	static final String CHANGED = "changed";

	public List<ManagedPrefixList> existing() {
		return Stream.concat(new AwsPrefixListService(this.call).existing().stream(), own()).toList();
	}

	private Stream<ManagedPrefixList> own() {
		return this.call.stream(ResourceTypes.PREFIX_LIST)
			.filter((list) -> this.call.exists(list, Latency.PREFIX_LIST_CHANGED))
			.map((list) -> describe(list));
	}

	public Optional<ManagedPrefixList> find(@Nullable String id) {
		return existing().stream().filter((list) -> list.prefixListId().equals(id)).findFirst();
	}

	/**
	 * The list of that id.
	 * @throws AwsError if there is none
	 */
	public ManagedPrefixList get(@Nullable String id) {
		String given = this.call.require(id, "PrefixListId");
		Call.requireAll(ResourceTypes.PREFIX_LIST, List.of(given), (one) -> find(one).isPresent());
		return find(given).orElseThrow();
	}

	/**
	 * The blocks of a list as it is now.
	 */
	public List<String> cidrs(ManagedPrefixList list) {
		return entries(list, list.version()).stream().map(PrefixListEntry::cidr).toList();
	}

	/**
	 * The entries that a list had in a version.
	 * @throws AwsError if it has no such version
	 */
	List<PrefixListEntry> entries(ManagedPrefixList list, @Nullable Long version) {
		if (AwsPrefixListService.owns(list)) {
			return AwsPrefixListService.cidrs(list.prefixListName(), this.call.region())
				.stream()
				.map((cidr) -> PrefixListEntry.builder().cidr(cidr).build())
				.toList();
		}
		return this.call.find(ResourceTypes.PREFIX_LIST_VERSION, key(list.prefixListId(), version))
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "The prefix list %s has no version %d.",
					list.prefixListId(), version))
			.model()
			.entries();
	}

	void keep(String id, long version, List<PrefixListEntry> entries) {
		this.call.put(this.call.created(ResourceTypes.PREFIX_LIST_VERSION, key(id, version),
				GetManagedPrefixListEntriesResponse.builder().entries(entries).build()));
	}

	/**
	 * Forgets all versions of a list that was deleted.
	 */
	void forget(String id) {
		this.call.stream(ResourceTypes.PREFIX_LIST_VERSION)
			.filter((version) -> version.id().startsWith(id + "/"))
			.toList()
			.forEach(this.call::remove);
	}

	private static String key(String id, @Nullable Long version) {
		return id + "/" + version;
	}

	ManagedPrefixList describe(Resource<ManagedPrefixList> list) {
		boolean done = !list.deleted() && this.call.passed(Latency.PREFIX_LIST_CHANGED, list.id(), list.time(CHANGED));
		String change = list.deleted() ? "delete" : list.attribute(CHANGE);
		return list.model().toBuilder().state(change + (done ? "-complete" : "-in-progress")).build();
	}

	/**
	 * Lists the security groups and route tables that refer to a list.
	 */
	List<PrefixListAssociation> associations(String id) {
		Stream<String> groups = this.call.mentioning(ResourceTypes.SECURITY_GROUP_RULE, id)
			.map((rule) -> rule.model().groupId());
		Stream<String> tables = this.call.mentioning(ResourceTypes.ROUTE_TABLE, id).map(Resource::id);
		return Stream.concat(groups, tables)
			.distinct()
			.map((user) -> PrefixListAssociation.builder().resourceId(user).resourceOwner(this.call.account()).build())
			.toList();
	}

}
