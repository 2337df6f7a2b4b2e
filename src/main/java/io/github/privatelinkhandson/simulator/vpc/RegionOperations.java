package io.github.privatelinkhandson.simulator.vpc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

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

}
