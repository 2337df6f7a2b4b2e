package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Instance types and where they are offered.
 */
@Component
class InstanceTypeOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(

			Map.entry("memory-info.size-in-mib", "memory-info.size-in-mi-b"), Map.entry("vcpu-info", "v-cpu-info"),
			Map.entry("vcpu-info.default-vcpus", "v-cpu-info.default-v-cpus"),
			Map.entry("ebs-info.ebs-optimized-info.maximum-throughput-in-mbps",
					"ebs-info.ebs-optimized-info.maximum-throughput-in-m-bps"),
			Map.entry("ebs-info.ebs-optimized-info.baseline-throughput-in-mbps",
					"ebs-info.ebs-optimized-info.baseline-throughput-in-m-bps"));

	Page<InstanceTypeInfo> describeInstanceTypes(DescribeInstanceTypesRequest request, Call call) {
		List<String> names = request.instanceTypesAsStrings();
		List<String> unknown = names.stream().filter((name) -> TypeSpec.find(name).isEmpty()).toList();
		if (!unknown.isEmpty()) {
			throw AwsError.of("InvalidInstanceType", "The following supplied instance types do not exist: [%s]",
					String.join(", ", unknown));
		}
		List<InstanceTypeInfo> types = TypeSpec.ALL.stream()
			.filter((type) -> names.isEmpty() || names.contains(type.name()))
			.map(TypeSpec::model)
			.toList();
		return Filters.page(types, request, ALIASES);
	}

	Page<InstanceTypeOffering> describeInstanceTypeOfferings(DescribeInstanceTypeOfferingsRequest request, Call call) {
		LocationType location = (request.locationType() != null) ? request.locationType() : LocationType.REGION;
		List<InstanceTypeOffering> offerings = switch (location) {
			case REGION -> TypeSpec.ALL.stream().map((type) -> offering(type, location, call.region())).toList();
			case AVAILABILITY_ZONE, AVAILABILITY_ZONE_ID ->
				new ZoneService(call).existing().stream().flatMap((zone) -> offeredIn(zone, location)).toList();
			default -> List.of();
		};
		return Filters.page(offerings, request, Map.of());
	}

	private static Stream<InstanceTypeOffering> offeredIn(AvailabilityZone zone, LocationType location) {
		String name = (location == LocationType.AVAILABILITY_ZONE) ? zone.zoneName() : zone.zoneId();
		return TypeSpec.ALL.stream()
			.filter((type) -> type.offeredIn(zone.zoneId()))
			.map((type) -> offering(type, location, name));
	}

	private static InstanceTypeOffering offering(TypeSpec type, LocationType locationType, String location) {
		return InstanceTypeOffering.builder()
			.instanceType(InstanceType.fromValue(type.name()))
			.locationType(locationType)
			.location(location)
			.build();
	}

}
