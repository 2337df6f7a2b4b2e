package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixList;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;

/**
 * Implements the operations on what every region has without its being made: one DHCP
 * options set, and here no prefix lists.
 */
@Component
class RegionDefaultOperations implements Operations {

	DescribeDhcpOptionsResponse describeDhcpOptions(DescribeDhcpOptionsRequest request, Call call) {
		String id = new VpcService(call).dhcpOptionsId();
		request.dhcpOptionsIds().stream().filter((other) -> !other.equals(id)).findFirst().ifPresent((other) -> {
			throw AwsError.of("InvalidDhcpOptionID.NotFound", "The dhcpOption ID '%s' does not exist", other);
		});
		String domain = "us-east-1".equals(call.region()) ? "ec2.internal" : call.region() + ".compute.internal";
		DhcpOptions options = DhcpOptions.builder()
			.dhcpOptionsId(id)
			.ownerId(call.account())
			.dhcpConfigurations(configuration("domain-name", domain),
					configuration("domain-name-servers", "AmazonProvidedDNS"))
			.tags(List.of())
			.build();
		Map<String, String> aliases = Map.of("key", "dhcp-configurations.key", "value",
				"dhcp-configurations.values.value");
		Page<DhcpOptions> page = Pages.of(Filters.apply(List.of(options), request.filters(), aliases),
				request.maxResults(), request.nextToken());
		return DescribeDhcpOptionsResponse.builder().dhcpOptions(page.items()).nextToken(page.next()).build();
	}

	DescribePrefixListsResponse describePrefixLists(DescribePrefixListsRequest request, Call call) {
		refuse(request.prefixListIds());
		Filters.apply(List.<PrefixList>of(), request.filters(), Map.of());
		return DescribePrefixListsResponse.builder().prefixLists(List.of()).build();
	}

	DescribeManagedPrefixListsResponse describeManagedPrefixLists(DescribeManagedPrefixListsRequest request,
			Call call) {
		refuse(request.prefixListIds());
		Filters.apply(List.<ManagedPrefixList>of(), request.filters(), Map.of());
		return DescribeManagedPrefixListsResponse.builder().prefixLists(List.of()).build();
	}

	private static void refuse(List<String> prefixListIds) {
		prefixListIds.stream().findFirst().ifPresent((id) -> {
			throw AwsError.of("InvalidPrefixListId.NotFound", "The prefix list ID '%s' does not exist", id);
		});
	}

	private static DhcpConfiguration configuration(String key, String value) {
		return DhcpConfiguration.builder().key(key).values(AttributeValue.builder().value(value).build()).build();
	}

}
