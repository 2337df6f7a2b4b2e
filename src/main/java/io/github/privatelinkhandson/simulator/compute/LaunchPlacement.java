package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroupService;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DefaultVpcService;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Placement of the instances of RunInstances: subnet, groups and addresses, given in the
 * request itself or in its network interfaces.
 *
 * @param subnet the subnet of the primary network interface
 * @param cards the network interfaces by device index, each with its subnet
 */
record LaunchPlacement(Subnet subnet, List<InstanceNetworkInterfaceSpecification> cards) {

	static LaunchPlacement of(RunInstancesRequest request, Call call, TypeSpec type) {
		if (request.networkInterfaces().isEmpty()) {
			return ofRequest(request, call, type);
		}
		LaunchInterfaceService.check(request);
		LaunchInterfaceService interfaces = new LaunchInterfaceService(call);
		List<InstanceNetworkInterfaceSpecification> cards = interfaces.placed(request.networkInterfaces(),
				() -> byDefault(call, request, type));
		interfaces.checkTogether(cards);
		return new LaunchPlacement(subnet(call, cards.get(0).subnetId()), cards);
	}

	private static LaunchPlacement ofRequest(RunInstancesRequest request, Call call, TypeSpec type) {
		Subnet subnet = (request.subnetId() != null) ? subnet(call, request.subnetId())
				: byDefault(call, request, type);
		if (!request.securityGroups().isEmpty() && request.subnetId() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter groupName cannot be used with the parameter subnet");
		}
		List<String> groupIds = Stream.concat(request.securityGroupIds().stream(),
				request.securityGroups().stream().map((name) -> new SecurityGroupService(call).named(name).groupId()))
			.toList();
		return new LaunchPlacement(subnet,
				List.of(InstanceNetworkInterfaceSpecification.builder()
					.deviceIndex(0)
					.subnetId(subnet.subnetId())
					.groups(groupIds)
					.privateIpAddress(request.privateIpAddress())
					.associatePublicIpAddress(Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch()))
					.ipv6Addresses(request.ipv6Addresses())
					.ipv6AddressCount(request.ipv6AddressCount())
					.primaryIpv6(request.enablePrimaryIpv6())
					.build()));
	}

	private static Subnet subnet(Call call, String id) {
		return call.get(ResourceTypes.SUBNET, id).model();
	}

	/**
	 * A default subnet of the zone that is asked for, or else of one that offers the
	 * type.
	 */
	private static Subnet byDefault(Call call, RunInstancesRequest request, TypeSpec type) {
		DefaultVpcService defaults = new DefaultVpcService(call);
		String vpcId = defaults.find()
			.map(Resource::id)
			.orElseThrow(() -> AwsError.of("VPCIdNotSpecified",
					"No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC."));
		String zone = (request.placement() != null) ? request.placement().availabilityZone() : null;
		boolean anywhere = zone == null || zone.isEmpty();
		return defaults.inZone(anywhere ? null : zone)
			.filter((subnet) -> !anywhere || type.offeredIn(subnet.availabilityZoneId()))
			.findFirst()
			.or(() -> defaults.inZone(anywhere ? null : zone).findFirst())
			.orElseThrow(() -> anywhere
					? AwsError.of("MissingInput", "No subnets found for the default VPC '%s'. Please specify a subnet.",
							vpcId)
					: AwsError.of("MissingInput", "No default subnet for availability zone: '%s'.", zone));
	}

	/**
	 * Refuses a zone that is not the subnet's, a type that the zone does not offer, and
	 * more network interfaces and addresses than the type may have.
	 */
	void check(Call call, RunInstancesRequest request, TypeSpec type) {
		String zone = (request.placement() != null) ? request.placement().availabilityZone() : null;
		if (zone != null && !zone.isEmpty() && !zone.equals(this.subnet.availabilityZone())) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid availability zone: [%s] does not match the availability zone of subnet %s", zone,
					this.subnet.subnetId());
		}
		if (!type.offeredIn(this.subnet.availabilityZoneId())) {
			throw AwsError.of("Unsupported",
					"Your requested instance type (%s) is not supported in your requested Availability Zone (%s). Please retry "
							+ "your request by not specifying an Availability Zone or choosing %s.",
					type.name(), this.subnet.availabilityZone(),
					new ZoneService(call).existing()
						.stream()
						.filter((it) -> type.offeredIn(it.zoneId()))
						.map(AvailabilityZone::zoneName)
						.collect(Collectors.joining(", ")));
		}
		if (Boolean.TRUE.equals(this.subnet.ipv6Native()) && type.previousGenerationHardware()) {
			throw AwsError.of("Unsupported",
					"Your requested instance type (%s) is not supported in the IPv6-only subnet %s, as it is not built on "
							+ "the Nitro System.",
					type.name(), this.subnet.subnetId());
		}
		LaunchInterfaceService.checkLimits(this.cards, type);
		if (request.maxCount() > 1) {
			LaunchInterfaceService.checkForSeveral(this.cards);
		}
	}

}
