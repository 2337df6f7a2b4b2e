package io.github.privatelinkhandson.simulator.prefixlist;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that make, change and delete managed prefix lists.
 */
@Component
class PrefixListOperations implements Operations {

	private static final int MOST_ENTRIES = 1000;

	ManagedPrefixList createManagedPrefixList(CreateManagedPrefixListRequest request, Call call) {
		return new PrefixListService(call).describe(new ClientTokenService(call).once(ResourceTypes.PREFIX_LIST,
				request.clientToken(), request, () -> create(request, call)));
	}

	private static Resource<ManagedPrefixList> create(CreateManagedPrefixListRequest request, Call call) {
		String family = request.addressFamily();
		if (!"IPv4".equals(family) && !"IPv6".equals(family)) {
			throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter addressFamily is invalid.", family);
		}
		int most = checkedMost(request.maxEntries());
		List<PrefixListEntry> entries = new PrefixListEntries(family, most, List.of()).changed(List.of(),
				request.entries());
		String id = call.newId(ResourceTypes.PREFIX_LIST);
		ManagedPrefixList list = ManagedPrefixList.builder()
			.prefixListId(id)
			.prefixListName(checkedName(request.prefixListName()))
			.prefixListArn(call.arn("ec2", "prefix-list/" + id))
			.addressFamily(family)
			.maxEntries(most)
			.version(1L)
			.ownerId(call.account())
			.tags(Tags.only(request.tagSpecifications(), "prefix-list"))
			.build();
		new PrefixListService(call).keep(id, 1, entries);
		return changed(call, call.created(ResourceTypes.PREFIX_LIST, id, list), "create");
	}

	private static String checkedName(String name) {
		if (name.isEmpty() || name.length() > 255 || name.startsWith("com.amazonaws")) {
			throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter prefixListName is invalid. "
					+ "Names have up to 255 characters and cannot start with com.amazonaws.", name);
		}
		return name;
	}

	private static int checkedMost(int most) {
		if (most < 1 || most > MOST_ENTRIES) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%d) for parameter maxEntries is invalid. " + "It must be between 1 and %d.", most,
					MOST_ENTRIES);
		}
		return most;
	}

	private static Resource<ManagedPrefixList> changed(Call call, Resource<ManagedPrefixList> list, String change) {
		return list.withAttribute(PrefixListService.CHANGE, change).withTime(PrefixListService.CHANGED, call.now());
	}

	ManagedPrefixList modifyManagedPrefixList(ModifyManagedPrefixListRequest request, Call call) {
		Resource<ManagedPrefixList> list = own(call, request.prefixListId());
		boolean ofEntries = !request.addEntries().isEmpty() || !request.removeEntries().isEmpty();
		if (ofEntries && request.maxEntries() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"You cannot modify the entries and the maximum entries for the prefix list in the same request.");
		}
		if (request.currentVersion() != null) {
			checkVersion(list.model(), request.currentVersion());
		}
		else if (ofEntries) {
			call.require(request.currentVersion(), "CurrentVersion");
		}
		ManagedPrefixList.Builder model = list.model().toBuilder();
		if (request.prefixListName() != null) {
			model.prefixListName(checkedName(request.prefixListName()));
		}
		List<PrefixListEntry> earlier = new PrefixListService(call).entries(list.model(), list.model().version());
		if (request.maxEntries() != null) {
			PrefixListEntries.check(earlier.size(), checkedMost(request.maxEntries()));
			model.maxEntries(request.maxEntries());
		}
		if (ofEntries) {
			PrefixListEntries entries = new PrefixListEntries(list.model().addressFamily(), list.model().maxEntries(),
					earlier);
			next(call, list, model, entries.changed(request.removeEntries(), request.addEntries()));
		}
		return new PrefixListService(call).describe(call.put(changed(call, list.with(model.build()), "modify")));
	}

	private static void next(Call call, Resource<ManagedPrefixList> list, ManagedPrefixList.Builder model,
			List<PrefixListEntry> entries) {
		long version = list.model().version() + 1;
		new PrefixListService(call).keep(list.id(), version, entries);
		model.version(version);
	}

	private static void checkVersion(ManagedPrefixList list, long current) {
		if (current != list.version()) {
			throw AwsError.of("PrefixListVersionMismatch",
					"The prefix list has the incorrect version number. The current version is %d.", list.version());
		}
	}

	ManagedPrefixList restoreManagedPrefixListVersion(RestoreManagedPrefixListVersionRequest request, Call call) {
		Resource<ManagedPrefixList> list = own(call, request.prefixListId());
		checkVersion(list.model(), request.currentVersion());
		List<PrefixListEntry> entries = new PrefixListService(call).entries(list.model(), request.previousVersion());
		PrefixListEntries.check(entries.size(), list.model().maxEntries());
		ManagedPrefixList.Builder model = list.model().toBuilder();
		next(call, list, model, entries);
		return new PrefixListService(call).describe(call.put(changed(call, list.with(model.build()), "restore")));
	}

	ManagedPrefixList deleteManagedPrefixList(DeleteManagedPrefixListRequest request, Call call) {
		Resource<ManagedPrefixList> list = own(call, request.prefixListId());
		if (!new PrefixListService(call).associations(list.id()).isEmpty()) {
			throw AwsError.of("DependencyViolation", "The prefixList '%s' has dependencies and cannot be deleted.",
					list.id());
		}
		new PrefixListService(call).forget(list.id());
		return new PrefixListService(call).describe(call.put(list.withTime(Resource.DELETED, call.now())));
	}

	/**
	 * A list that is the caller's to change now.
	 */
	private static Resource<ManagedPrefixList> own(Call call, String id) {
		ManagedPrefixList list = new PrefixListService(call).get(id);
		if (AwsPrefixListService.owns(list)) {
			throw AwsError.of("UnsupportedOperation", "The prefix list %s is managed by AWS and cannot be changed.",
					id);
		}
		if (list.stateAsString().endsWith("-in-progress")) {
			throw AwsError.of("IncorrectState",
					"The request cannot be completed while the prefix list (%s) is in the current state (%s).", id,
					list.stateAsString());
		}
		return call.get(ResourceTypes.PREFIX_LIST, id);
	}

}
