package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.Region;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;

/**
 * Implements EC2's operations on regions and Availability Zones, and here on prefix
 * lists, of which there are none.
 */
@Component
class RegionOperations implements Operations {

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
		List<Region> regions = ZoneService.regions()
			.stream()
			.map((name) -> Region.builder()
				.regionName(name)
				.endpoint("ec2." + name + ".amazonaws.com")
				.optInStatus("opt-in-not-required")
				.build())
			.toList();
		check(regions, Region::regionName, request.regionNames(), "Invalid region '%s'");
		List<Region> named = regions.stream()
			.filter((region) -> request.regionNames().isEmpty() || request.regionNames().contains(region.regionName()))
			.toList();
		return Filters.apply(named, request.filters(), Map.of());
	}

	private static <T> void check(List<T> known, Function<T, String> nameOf, List<String> names, String message) {
		List<String> all = known.stream().map(nameOf).toList();
		AwsError.throwForAny(names, (name) -> !all.contains(name),
				(name) -> AwsError.of("InvalidParameterValue", message, name));
	}

}
