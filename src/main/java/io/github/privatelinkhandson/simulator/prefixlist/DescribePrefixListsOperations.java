package io.github.privatelinkhandson.simulator.prefixlist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations that show managed prefix lists.
 */
@Component
class DescribePrefixListsOperations implements Operations {

	Page<ManagedPrefixList> describeManagedPrefixLists(DescribeManagedPrefixListsRequest request, Call call) {
		return Filters.page(named(new PrefixListService(call).existing(), request.prefixListIds()), request, Map.of());
	}

	/**
	 * The older view: AWS's lists only, with their blocks.
	 */
	Page<PrefixList> describePrefixLists(DescribePrefixListsRequest request, Call call) {
		List<PrefixList> lists = named(new AwsPrefixListService(call).existing(), request.prefixListIds()).stream()
			.map((list) -> PrefixList.builder()
				.prefixListId(list.prefixListId())
				.prefixListName(list.prefixListName())
				.cidrs(new PrefixListService(call).cidrs(list))
				.build())
			.toList();
		return Filters.page(lists, request, Map.of());
	}

	private static List<ManagedPrefixList> named(List<ManagedPrefixList> lists, List<String> ids) {
		Set<String> known = lists.stream().map(ManagedPrefixList::prefixListId).collect(Collectors.toSet());
		Call.requireAll(ResourceTypes.PREFIX_LIST, ids, known::contains);
		return lists.stream().filter((list) -> ids.isEmpty() || ids.contains(list.prefixListId())).toList();
	}

	Page<PrefixListEntry> getManagedPrefixListEntries(GetManagedPrefixListEntriesRequest request, Call call) {
		ManagedPrefixList list = new PrefixListService(call).get(request.prefixListId());
		Long version = (request.targetVersion() != null) ? request.targetVersion() : list.version();
		return Pages.of(new PrefixListService(call).entries(list, version), request);
	}

	Page<PrefixListAssociation> getManagedPrefixListAssociations(GetManagedPrefixListAssociationsRequest request,
			Call call) {
		ManagedPrefixList list = new PrefixListService(call).get(request.prefixListId());
		return Pages.of(new PrefixListService(call).associations(list.prefixListId()), request);
	}

}
