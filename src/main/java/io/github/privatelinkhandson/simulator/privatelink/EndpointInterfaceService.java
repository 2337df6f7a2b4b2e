package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpAddressType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.Ipv6AddressService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * The network interfaces of endpoints, one in each of their subnets, and which subnets
 * and security groups an endpoint may have.
 */
record EndpointInterfaceService(Call call) {

	/**
	 * The subnets of these ids.
	 * @throws AwsError if an endpoint of that VPC to that service cannot be in them
	 */
	List<Subnet> subnets(String vpcId, ServiceConfiguration service, List<String> ids) {
		List<Subnet> subnets = ids.stream()
			.distinct()
			.map((id) -> this.call.get(ResourceTypes.SUBNET, id).model())
			.toList();
		Set<String> zones = new HashSet<>();
		for (Subnet subnet : subnets) {
			if (!vpcId.equals(subnet.vpcId())) {
				throw AwsError.of("InvalidParameter", "Subnet %s does not belong to VPC %s.", subnet.subnetId(), vpcId);
			}
			if (!zones.add(subnet.availabilityZone())) {
				throw AwsError.of("DuplicateSubnetsInSameZone",
						"Found another VPC endpoint subnet in the availability zone of %s", subnet.subnetId());
			}
			if (!service.availabilityZones().contains(subnet.availabilityZone())) {
				throw AwsError.of("InvalidParameter",
						"The VPC endpoint service %s does not support the availability zone of the subnet: %s.",
						service.serviceName(), subnet.subnetId());
			}
		}
		return subnets;
	}

	/**
	 * The security groups of these ids, the VPC's default group if there are none.
	 * @throws AwsError if one does not exist or is of another VPC
	 */
	List<SecurityGroupIdentifier> groups(String vpcId, List<String> ids) {
		List<String> wanted = ids.isEmpty() ? List.of(new VpcService(this.call).defaultGroupId(vpcId)) : ids;
		return wanted.stream().distinct().map((id) -> {
			SecurityGroup group = this.call.get(ResourceTypes.SECURITY_GROUP, id).model();
			if (!vpcId.equals(group.vpcId())) {
				throw AwsError.of("InvalidParameter", "Security group %s does not belong to VPC %s.", id, vpcId);
			}
			return SecurityGroupIdentifier.builder().groupId(id).groupName(group.groupName()).build();
		}).toList();
	}

	/**
	 * The endpoint with these subnets added and a network interface made in each.
	 */
	VpcEndpoint add(VpcEndpoint endpoint, List<Subnet> subnets, List<SubnetConfiguration> addresses) {
		List<String> groupIds = endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).toList();
		List<String> subnetIds = new ArrayList<>(endpoint.subnetIds());
		List<String> interfaceIds = new ArrayList<>(endpoint.networkInterfaceIds());
		subnets.forEach((subnet) -> {
			checkAddressType(endpoint, subnet);
			SubnetConfiguration wanted = addresses.stream()
				.filter((given) -> subnet.subnetId().equals(given.subnetId()))
				.findFirst()
				.orElseGet(() -> SubnetConfiguration.builder().build());
			NetworkInterface made = new NetworkInterfaceService(this.call).create(new NetworkInterfaceService.Spec(
					subnet.subnetId(), NetworkInterfaceType.VPC_ENDPOINT,
					"VPC Endpoint Interface " + endpoint.vpcEndpointId(), groupIds, wanted.ipv4(), null, List.of()));
			addIpv6(endpoint, made, wanted.ipv6());
			subnetIds.add(subnet.subnetId());
			interfaceIds.add(made.networkInterfaceId());
		});
		return endpoint.toBuilder().subnetIds(subnetIds).networkInterfaceIds(interfaceIds).build();
	}

	/**
	 * Refuses subnets that have not the addresses of the endpoint: one for IPv6 only
	 * stands in subnets for IPv6 only, others do not.
	 */
	private static void checkAddressType(VpcEndpoint endpoint, Subnet subnet) {
		boolean ipv6Only = endpoint.ipAddressType() == IpAddressType.IPV6;
		if (ipv6Only != Boolean.TRUE.equals(subnet.ipv6Native())) {
			throw AwsError.of("InvalidParameter", ipv6Only
					? "The subnet %s is not an IPv6-only subnet, as the IP address type %s of the VPC endpoint requires."
					: "The subnet %s is an IPv6-only subnet, which the IP address type %s of the VPC endpoint does not "
							+ "support.",
					subnet.subnetId(), endpoint.ipAddressTypeAsString());
		}
	}

	private void addIpv6(VpcEndpoint endpoint, NetworkInterface at, @Nullable String wanted) {
		if (endpoint.ipAddressType() != IpAddressType.IPV4) {
			new Ipv6AddressService(this.call).assignOnCreation(at.networkInterfaceId(),
					(wanted != null) ? new Ipv6AddressService.Wanted(List.of(wanted), null)
							: new Ipv6AddressService.Wanted(List.of(), 1));
		}
		else if (wanted != null) {
			throw AwsError.of("InvalidParameter", "The IP address type of the VPC endpoint %s is ipv4.",
					endpoint.vpcEndpointId());
		}
	}

	VpcEndpoint remove(VpcEndpoint endpoint, List<String> subnetIds) {
		List<NetworkInterface> leaving = of(endpoint).stream()
			.filter((found) -> subnetIds.contains(found.subnetId()))
			.toList();
		leaving.forEach((found) -> new NetworkInterfaceService(this.call).release(found.networkInterfaceId(), null));
		List<String> leavingIds = leaving.stream().map(NetworkInterface::networkInterfaceId).toList();
		return endpoint.toBuilder()
			.subnetIds(endpoint.subnetIds().stream().filter((id) -> !subnetIds.contains(id)).toList())
			.networkInterfaceIds(
					endpoint.networkInterfaceIds().stream().filter((id) -> !leavingIds.contains(id)).toList())
			.build();
	}

	void release(VpcEndpoint endpoint) {
		endpoint.networkInterfaceIds()
			.forEach((id) -> new NetworkInterfaceService(this.call).release(id, Latency.ENDPOINT_DELETED,
					endpoint.vpcEndpointId()));
	}

	/**
	 * Gives the endpoint's network interfaces the endpoint's security groups.
	 */
	void regroup(VpcEndpoint endpoint) {
		List<String> groupIds = endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).toList();
		endpoint.networkInterfaceIds().forEach((id) -> new NetworkInterfaceService(this.call).regroup(id, groupIds));
	}

	List<String> zones(VpcEndpoint endpoint) {
		return of(endpoint).stream().map(NetworkInterface::availabilityZone).toList();
	}

	private List<NetworkInterface> of(VpcEndpoint endpoint) {
		return endpoint.networkInterfaceIds()
			.stream()
			.flatMap((id) -> new NetworkInterfaceService(this.call).find(id).stream())
			.toList();
	}

}
