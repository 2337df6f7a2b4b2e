package io.github.privatelinkhandson.simulator.vpc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import software.amazon.awssdk.services.ec2.model.Region;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;

/**
 * Implements EC2's operations on regions, Availability Zones, and what every region has
 * without its being made: one DHCP options set, and here no prefix lists.
 */
@Component
class RegionOperations implements Operations {

	private static final String ENABLED = "opt-in-not-required";

	/** Regions that an account has to ask for; no account here has. */
	private static final List<String> OPT_IN = List.of("af-south-1", "ap-east-1", "ap-east-2", "ap-south-2",
			"ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1",
			"eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1");

	List<AvailabilityZone> describeAvailabilityZones(DescribeAvailabilityZonesRequest request, Call call) {
		List<AvailabilityZone> zones = new ZoneService(call).existing();
		check(zones, AvailabilityZone::zoneName, request.zoneNames(), "Invalid availability zone: [%s]");
		check(zones, AvailabilityZone::zoneId, request.zoneIds(), "Invalid availability zone-id: [%s]");
		List<AvailabilityZone> named = zones.stream()
			.filter((zone) -> (request.zoneNames().isEmpty() && request.zoneIds().isEmpty())
					|| request.zoneNames().contains(zone.zoneName()) || request.zoneIds().contains(zone.zoneId()))
			.toList();
		return Filters.apply(named, request.filters(), Map.of("message", "messages.message"));
	}

	List<Region> describeRegions(DescribeRegionsRequest request, Call call) {
		List<String> names = request.regionNames();
		boolean all = Boolean.TRUE.equals(request.allRegions());
		List<Region> regions = Stream
			.concat(ZoneService.regions().stream().map((name) -> region(name, ENABLED)),
					OPT_IN.stream().map((name) -> region(name, "not-opted-in")))
			.sorted(Comparator.comparing(Region::regionName))
			.toList();
		check(regions, Region::regionName, names, "Invalid region '%s'");
		List<Region> named = regions.stream()
			.filter((region) -> names.isEmpty() ? all || region.optInStatus().equals(ENABLED)
					: names.contains(region.regionName()))
			.toList();
		return Filters.apply(named, request.filters(), Map.of());
	}

	private static Region region(String name, String status) {
		return Region.builder().regionName(name).endpoint("ec2." + name + ".amazonaws.com").optInStatus(status).build();
	}

	private static <T> void check(List<T> known, Function<T, String> nameOf, List<String> names, String message) {
		List<String> all = known.stream().map(nameOf).toList();
		AwsError.throwForAny(names, (name) -> !all.contains(name),
				(name) -> AwsError.of("InvalidParameterValue", message, name));
	}

	Page<DhcpOptions> describeDhcpOptions(DescribeDhcpOptionsRequest request, Call call) {
		String id = new VpcService(call).dhcpOptionsId();
		AwsError.throwForAny(request.dhcpOptionsIds(), (other) -> !other.equals(id),
				(other) -> AwsError.of("InvalidDhcpOptionID.NotFound", "The dhcpOption ID '%s' does not exist", other));
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
		return Filters.page(List.of(options), request, aliases);
	}

	Page<PrefixList> describePrefixLists(DescribePrefixListsRequest request, Call call) {
		refuse(request.prefixListIds());
		return Filters.page(List.<PrefixList>of(), request, Map.of());
	}

	Page<ManagedPrefixList> describeManagedPrefixLists(DescribeManagedPrefixListsRequest request, Call call) {
		refuse(request.prefixListIds());
		return Filters.page(List.<ManagedPrefixList>of(), request, Map.of());
	}

	private static void refuse(List<String> prefixListIds) {
		AwsError.throwForAny(prefixListIds, (id) -> true,
				(id) -> AwsError.of("InvalidPrefixListId.NotFound", "The prefix list ID '%s' does not exist", id));
	}

	private static DhcpConfiguration configuration(String key, String value) {
		return DhcpConfiguration.builder().key(key).values(AttributeValue.builder().value(value).build()).build();
	}

}
