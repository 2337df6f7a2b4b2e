package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAddress;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.gateway.AddressService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.Ipv6AddressService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.SubnetService;

/**
 * The nodes of load balancers, one in each of their zones: the subnets and security
 * groups they may have, and their network interfaces.
 */
record NodeService(Call call) {

	private static final int FREE_ADDRESSES = 8;

	/**
	 * The subnets of a request, however it names them.
	 */
	List<SubnetMapping> mappings(List<String> subnets, List<SubnetMapping> mappings) {
		if (!subnets.isEmpty() && !mappings.isEmpty()) {
			throw AwsError.of("ValidationError", "You must specify either subnets or subnet mappings, not both");
		}
		List<SubnetMapping> given = subnets.isEmpty() ? mappings
				: subnets.stream().map((id) -> SubnetMapping.builder().subnetId(id).build()).toList();
		if (given.isEmpty()) {
			throw AwsError.of("ValidationError", "Subnets is required");
		}
		return given;
	}

	/**
	 * The subnets of these mappings, in their order.
	 * @throws AwsError if one does not exist, two are in one zone or in different VPCs
	 */
	List<Subnet> subnets(List<SubnetMapping> mappings) {
		List<Subnet> existing = new SubnetService(this.call).existing();
		List<Subnet> subnets = mappings.stream()
			.map((mapping) -> existing.stream()
				.filter((subnet) -> subnet.subnetId().equals(mapping.subnetId()))
				.findFirst()
				.orElseThrow(
						() -> AwsError.of("SubnetNotFound", "The subnet ID '%s' does not exist", mapping.subnetId())))
			.toList();
		if (count(subnets, Subnet::vpcId) > 1) {
			throw AwsError.of("InvalidConfigurationRequest", "All subnets must belong to the same VPC: '%s'",
					subnets.get(0).vpcId());
		}
		if (count(subnets, Subnet::availabilityZone) < subnets.size()) {
			throw AwsError.of("InvalidConfigurationRequest",
					"A load balancer cannot be attached to multiple subnets in the same Availability Zone");
		}
		return subnets;
	}

	/**
	 * Refuses subnets in which a load balancer has no room, or no way to the internet
	 * that it is to face.
	 */
	void checkRoom(List<Subnet> subnets, LoadBalancerSchemeEnum scheme) {
		subnets.forEach((subnet) -> {
			if (subnet.availableIpAddressCount() != null && subnet.availableIpAddressCount() < FREE_ADDRESSES) {
				throw AwsError.of("InvalidSubnet",
						"Not enough IP space available in %s. ELB requires at least %d free IP addresses in each subnet.",
						subnet.subnetId(), FREE_ADDRESSES);
			}
		});
		String vpcId = subnets.get(0).vpcId();
		boolean gateway = this.call.stream(ResourceTypes.INTERNET_GATEWAY)
			.flatMap((resource) -> resource.model().attachments().stream())
			.map(InternetGatewayAttachment::vpcId)
			.anyMatch(vpcId::equals);
		if (scheme == LoadBalancerSchemeEnum.INTERNET_FACING && !gateway) {
			throw AwsError.of("InvalidSubnet", "VPC %s has no internet gateway", vpcId);
		}
	}

	void checkGroups(List<String> groupIds, String vpcId) {
		groupIds.forEach((id) -> {
			SecurityGroup group = this.call.find(ResourceTypes.SECURITY_GROUP, id)
				.orElseThrow(() -> AwsError.of("InvalidSecurityGroup", "The security group '%s' does not exist", id))
				.model();
			if (!vpcId.equals(group.vpcId())) {
				throw AwsError.of("InvalidSecurityGroup", "Security group '%s' does not belong to VPC '%s'", id, vpcId);
			}
		});
	}

	/**
	 * Makes the network interface of a node and answers the zone as the load balancer
	 * shows it.
	 */
	AvailabilityZone create(LoadBalancer loadBalancer, Subnet subnet, List<SubnetMapping> mappings) {
		SubnetMapping wanted = mappings.stream()
			.filter((mapping) -> subnet.subnetId().equals(mapping.subnetId()))
			.findFirst()
			.orElseGet(() -> SubnetMapping.builder().build());
		checkAddress(loadBalancer, wanted);
		String address = wanted.privateIPv4Address();
		String ipv6 = wanted.iPv6Address();
		NetworkInterface made = new NetworkInterfaceService(this.call)
			.create(new NetworkInterfaceService.Spec(subnet.subnetId(), NetworkInterfaceType.NETWORK_LOAD_BALANCER,
					description(loadBalancer), loadBalancer.securityGroups(), address, null, List.of()));
		if (loadBalancer.ipAddressType() == IpAddressType.DUALSTACK) {
			addIpv6(made, ipv6);
		}
		else if (ipv6 != null) {
			throw AwsError.of("InvalidConfigurationRequest",
					"IPv6 addresses can be specified for dualstack load balancers only");
		}
		LoadBalancerAddress.Builder shown = LoadBalancerAddress.builder().privateIPv4Address(address).iPv6Address(ipv6);
		if (wanted.allocationId() != null) {
			shown.allocationId(wanted.allocationId()).ipAddress(associate(wanted.allocationId(), made));
		}
		return AvailabilityZone.builder()
			.zoneName(subnet.availabilityZone())
			.subnetId(subnet.subnetId())
			.loadBalancerAddresses(namesAddress(wanted) ? List.of(shown.build()) : List.of())
			.build();
	}

	private static boolean namesAddress(SubnetMapping mapping) {
		return mapping.allocationId() != null || mapping.privateIPv4Address() != null || mapping.iPv6Address() != null;
	}

	/**
	 * Refuses addresses that load balancers of the scheme do not have.
	 */
	private static void checkAddress(LoadBalancer loadBalancer, SubnetMapping wanted) {
		boolean internal = loadBalancer.scheme() == LoadBalancerSchemeEnum.INTERNAL;
		if (internal && wanted.allocationId() != null) {
			throw AwsError.of("InvalidConfigurationRequest",
					"Elastic IP addresses can be specified for internet-facing load balancers only");
		}
		if (!internal && wanted.privateIPv4Address() != null) {
			throw AwsError.of("InvalidConfigurationRequest",
					"Private IPv4 addresses can be specified for internal load balancers only");
		}
	}

	/**
	 * Gives a node an Elastic IP address, which must be free.
	 * @return the address
	 */
	private String associate(String allocationId, NetworkInterface node) {
		AddressService addresses = new AddressService(this.call);
		Resource<Address> address = addresses.find((found) -> allocationId.equals(found.allocationId()))
			.orElseThrow(
					() -> AwsError.of("AllocationIdNotFound", "The allocation ID '%s' does not exist", allocationId));
		if (address.model().associationId() != null) {
			throw AwsError.of("ResourceInUse", "The allocation IDs are not available for use");
		}
		return addresses.associate(address, node).publicIp();
	}

	/**
	 * Tells if the zones of a load balancer have the addresses that a request names.
	 */
	static boolean haveAddresses(List<AvailabilityZone> zones, List<SubnetMapping> mappings) {
		return mappings.stream()
			.allMatch((mapping) -> zones.stream()
				.filter((zone) -> mapping.subnetId().equals(zone.subnetId()))
				.map(AvailabilityZone::loadBalancerAddresses)
				.allMatch((addresses) -> namesAddress(mapping)
						? addresses.stream().anyMatch((address) -> isWanted(address, mapping)) : addresses.isEmpty()));
	}

	private static boolean isWanted(LoadBalancerAddress address, SubnetMapping mapping) {
		return Objects.equals(address.allocationId(), mapping.allocationId())
				&& Objects.equals(address.privateIPv4Address(), mapping.privateIPv4Address())
				&& Objects.equals(address.iPv6Address(), mapping.iPv6Address());
	}

	/**
	 * Gives the nodes' network interfaces an IPv6 address each, or takes it away, as the
	 * load balancer's type of addresses wants it.
	 */
	void readdress(LoadBalancer loadBalancer) {
		boolean dualstack = loadBalancer.ipAddressType() == IpAddressType.DUALSTACK;
		interfaces(loadBalancer).forEach((found) -> {
			if (dualstack && found.ipv6Addresses().isEmpty()) {
				addIpv6(found, null);
			}
			else if (!dualstack) {
				new Ipv6AddressService(this.call).unassignAll(found.networkInterfaceId());
			}
		});
	}

	private void addIpv6(NetworkInterface at, @Nullable String wanted) {
		new Ipv6AddressService(this.call).assignOnCreation(at.networkInterfaceId(), (wanted != null)
				? new Ipv6AddressService.Wanted(List.of(wanted), null) : new Ipv6AddressService.Wanted(List.of(), 1));
	}

	/**
	 * Refuses a type of addresses that a Network Load Balancer in these subnets cannot
	 * have.
	 */
	static void checkAddressType(@Nullable IpAddressType type, List<Subnet> subnets) {
		if (type == IpAddressType.DUALSTACK_WITHOUT_PUBLIC_IPV4) {
			throw AwsError.of("InvalidConfigurationRequest",
					"The IP address type '%s' is for Application Load Balancers only", type);
		}
		if (type == IpAddressType.DUALSTACK
				&& subnets.stream().anyMatch((subnet) -> subnet.ipv6CidrBlockAssociationSet().isEmpty())) {
			throw AwsError.of("InvalidSubnet", "You must specify subnets with an associated IPv6 CIDR block.");
		}
	}

	void release(LoadBalancer loadBalancer, List<String> subnetIds) {
		interfaces(loadBalancer).filter((found) -> subnetIds.contains(found.subnetId()))
			.forEach((found) -> new NetworkInterfaceService(this.call).release(found.networkInterfaceId(),
					Latency.LOAD_BALANCER_INTERFACES_GONE, loadBalancer.loadBalancerArn()));
	}

	/**
	 * Gives the nodes' network interfaces the load balancer's security groups.
	 */
	void regroup(LoadBalancer loadBalancer) {
		interfaces(loadBalancer).forEach((found) -> new NetworkInterfaceService(this.call)
			.regroup(found.networkInterfaceId(), loadBalancer.securityGroups()));
	}

	private Stream<NetworkInterface> interfaces(LoadBalancer loadBalancer) {
		return new NetworkInterfaceService(this.call).existing()
			.stream()
			.filter((found) -> description(loadBalancer).equals(found.description()));
	}

	private static String description(LoadBalancer loadBalancer) {
		return "ELB " + LoadBalancingNameService.path(loadBalancer.loadBalancerArn());
	}

	private static long count(List<Subnet> subnets, Function<Subnet, String> property) {
		return subnets.stream().map(property).distinct().count();
	}

}
