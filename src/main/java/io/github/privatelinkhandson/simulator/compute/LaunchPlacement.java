package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
import io.github.privatelinkhandson.simulator.vpc.Ipv6AddressService;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Placement of the instances of RunInstances: subnet, groups and addresses, given in the
 * request itself or in its first network interface.
 */
record LaunchPlacement(Subnet subnet, List<String> groupIds, @Nullable String privateIp, boolean publicIp,
		Ipv6AddressService.Wanted ipv6, String description) {

	static LaunchPlacement of(RunInstancesRequest request, Call call, TypeSpec type) {
		return request.networkInterfaces().isEmpty() ? ofRequest(request, call, type)
				: ofInterface(request, call, type);
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
		return new LaunchPlacement(subnet, groupIds, request.privateIpAddress(),
				Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch()),
				Ipv6AddressService.Wanted.of(request.ipv6Addresses(), request.ipv6AddressCount()), "");
	}

	private static LaunchPlacement ofInterface(RunInstancesRequest request, Call call, TypeSpec type) {
		if (request.subnetId() != null) {
			throw combined("subnet ID");
		}
		if (!request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty()) {
			throw combined("security groups");
		}
		if (request.privateIpAddress() != null) {
			throw combined("private IP address");
		}
		if (request.ipv6AddressCount() != null || !request.ipv6Addresses().isEmpty()) {
			throw combined("IPv6 address");
		}
		InstanceNetworkInterfaceSpecification first = request.networkInterfaces().get(0);
		if (request.networkInterfaces().size() > 1 || first.networkInterfaceId() != null) {
			throw AwsError.of("UnsupportedOperation",
					"The practice AWS makes instances with one new network interface.");
		}
		Subnet subnet = (first.subnetId() != null) ? subnet(call, first.subnetId()) : byDefault(call, request, type);
		boolean publicIp = (first.associatePublicIpAddress() != null) ? first.associatePublicIpAddress()
				: Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch());
		return new LaunchPlacement(subnet, first.groups(), first.privateIpAddress(), publicIp,
				Ipv6AddressService.Wanted.of(first.ipv6Addresses(), first.ipv6AddressCount()),
				(first.description() != null) ? first.description() : "");
	}

	private static AwsError combined(String what) {
		return AwsError.of("InvalidParameterCombination",
				"Network interfaces and an instance-level %s may not be specified on the same request", what);
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
	 * Refuses a zone that is not the subnet's, and a type that the zone does not offer.
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
		if (this.ipv6.size() > type.addresses()) {
			throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
		}
		if (!this.ipv6.addresses().isEmpty() && request.maxCount() > 1) {
			throw AwsError.of("InvalidParameterCombination", "IPv6 addresses can be specified for one instance only");
		}
		if (this.privateIp != null && request.maxCount() > 1) {
			throw AwsError.of("InvalidParameterCombination",
					"A private IP address can be specified for one instance only");
		}
	}

}
