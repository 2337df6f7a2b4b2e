package io.github.privatelinkhandson.simulator.compute;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.Ipv6AddressService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.PrivateAddressService;

/**
 * The network interfaces that instances are launched with: new ones, and ones that exist.
 */
record LaunchInterfaceService(Call call) {

	private static final String COMBINATION = "InvalidParameterCombination";

	/**
	 * Checks the network interfaces of a request by themselves.
	 */
	static void check(RunInstancesRequest request) {
		checkInstanceLevel(request);
		List<InstanceNetworkInterfaceSpecification> cards = request.networkInterfaces();
		Set<Integer> indexes = new HashSet<>();
		for (InstanceNetworkInterfaceSpecification card : cards) {
			if (card.deviceIndex() == null) {
				throw AwsError.of("InvalidParameterValue", "Each network interface requires a device index.");
			}
			if (!indexes.add(card.deviceIndex())) {
				throw AwsError.of("InvalidParameterValue", "Each network interface requires a unique device index.");
			}
			checkExisting(card);
			if (card.associatePublicIpAddress() != null && cards.size() > 1) {
				throw AwsError.of(COMBINATION, "The associatePublicIPAddress parameter cannot be specified when "
						+ "launching with multiple network interfaces");
			}
		}
		if (!indexes.contains(0)) {
			throw AwsError.of("InvalidParameterValue",
					"When specifying network interfaces, you must include a device at index 0");
		}
		if (cards.stream().allMatch((card) -> card.networkInterfaceId() != null) && request.tagSpecifications()
			.stream()
			.anyMatch((tags) -> "network-interface".equals(tags.resourceTypeAsString()))) {
			throw AwsError.of("InvalidParameterValue", "You cannot specify tags for network interfaces if there are no "
					+ "network interfaces being created by the request.");
		}
	}

	private static void checkInstanceLevel(RunInstancesRequest request) {
		refuse(request.subnetId() != null, "subnet ID");
		refuse(!request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty(), "security groups");
		refuse(request.privateIpAddress() != null, "private IP address");
		refuse(request.ipv6AddressCount() != null || !request.ipv6Addresses().isEmpty(), "IPv6 address");
		refuse(request.enablePrimaryIpv6() != null, "primary IPv6 address");
	}

	private static void refuse(boolean given, String what) {
		if (given) {
			throw AwsError.of(COMBINATION,
					"Network interfaces and an instance-level %s may not be specified on the same request", what);
		}
	}

	private static void checkExisting(InstanceNetworkInterfaceSpecification card) {
		if (card.networkInterfaceId() == null) {
			return;
		}
		refuseWithId(card.subnetId() != null, "subnet");
		refuseWithId(card.privateIpAddress() != null || card.hasPrivateIpAddresses()
				|| card.secondaryPrivateIpAddressCount() != null, "private IP address");
		refuseWithId(card.hasIpv6Addresses() || card.ipv6AddressCount() != null, "IPv6 address");
		refuseWithId(card.primaryIpv6() != null, "primary IPv6 address");
		refuseWithId(card.description() != null, "description");
		if (!card.groups().isEmpty()) {
			throw AwsError.of(COMBINATION,
					"A network interface may not specify both a network interface ID and security groups");
		}
		if (Boolean.TRUE.equals(card.deleteOnTermination())) {
			throw AwsError.of(COMBINATION,
					"A network interface may not specify a network interface ID and delete on termination as true");
		}
		if (card.associatePublicIpAddress() != null) {
			throw AwsError.of(COMBINATION,
					"The associatePublicIPAddress parameter cannot be specified for a network interface with an ID.");
		}
	}

	private static void refuseWithId(boolean given, String what) {
		if (given) {
			throw AwsError.of(COMBINATION, "A network interface may not specify both a network interface ID and a %s",
					what);
		}
	}

	/**
	 * The network interfaces by device index, each with its subnet, and with a public
	 * address if it is to get one.
	 * @param byDefault the subnet of the primary one, if it names none
	 */
	List<InstanceNetworkInterfaceSpecification> placed(List<InstanceNetworkInterfaceSpecification> cards,
			Supplier<Subnet> byDefault) {
		return cards.stream()
			.sorted(Comparator.comparing(InstanceNetworkInterfaceSpecification::deviceIndex))
			.map((card) -> placed(card, byDefault))
			.toList();
	}

	private InstanceNetworkInterfaceSpecification placed(InstanceNetworkInterfaceSpecification card,
			Supplier<Subnet> byDefault) {
		if (card.networkInterfaceId() != null) {
			NetworkInterface found = new NetworkInterfaceService(this.call).get(card.networkInterfaceId()).model();
			if (found.attachment() != null) {
				throw AwsError.of("InvalidNetworkInterface.InUse", "Interface: [%s] in use.",
						found.networkInterfaceId());
			}
			return card.toBuilder().subnetId(found.subnetId()).associatePublicIpAddress(false).build();
		}
		boolean primary = card.deviceIndex() == 0;
		if (card.subnetId() == null && !primary) {
			throw AwsError.of("InvalidParameterValue",
					"Each network interface requires either a subnet or a network interface ID.");
		}
		Subnet subnet = (card.subnetId() != null) ? this.call.get(ResourceTypes.SUBNET, card.subnetId()).model()
				: byDefault.get();
		boolean publicIp = (card.associatePublicIpAddress() != null) ? card.associatePublicIpAddress()
				: primary && Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch());
		if (publicIp && Boolean.TRUE.equals(subnet.ipv6Native())) {
			throw AwsError.of(COMBINATION,
					"The associatePublicIPAddress parameter cannot be specified for the " + "IPv6-only subnet %s",
					subnet.subnetId());
		}
		return card.toBuilder().subnetId(subnet.subnetId()).associatePublicIpAddress(publicIp).build();
	}

	/**
	 * Refuses network interfaces that cannot be on one instance.
	 */
	void checkTogether(List<InstanceNetworkInterfaceSpecification> cards) {
		Set<String> ids = new HashSet<>();
		List<Subnet> subnets = cards.stream()
			.map((card) -> this.call.get(ResourceTypes.SUBNET, card.subnetId()).model())
			.toList();
		for (InstanceNetworkInterfaceSpecification card : cards) {
			if (card.networkInterfaceId() != null && !ids.add(card.networkInterfaceId())) {
				throw AwsError.of("InvalidParameterValue",
						"Network interface ID '%s' may not be specified on multiple interfaces.",
						card.networkInterfaceId());
			}
		}
		if (subnets.stream().map(Subnet::vpcId).distinct().count() > 1) {
			throw AwsError.of("InvalidParameterValue", "Network interface attachments may not cross VPC boundaries.");
		}
		if (subnets.stream().map(Subnet::availabilityZone).distinct().count() > 1) {
			throw AwsError.of(COMBINATION, "You may not attach a network interface to an instance if they are not in "
					+ "the same availability zone");
		}
	}

	/**
	 * Refuses more network interfaces, or addresses of one, than the type may have.
	 */
	static void checkLimits(List<InstanceNetworkInterfaceSpecification> cards, TypeSpec type) {
		if (cards.size() > type.interfaces()) {
			throw AwsError.of("AttachmentLimitExceeded", "Interface count %d exceeds the limit for %s", cards.size(),
					type.name());
		}
		cards.forEach((card) -> {
			if (ipv6(card).size() > type.addresses()) {
				throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
			}
			if (addresses(card).size() > type.addresses()) {
				throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
			}
		});
	}

	/**
	 * Refuses what only one instance can have, for several of them.
	 */
	static void checkForSeveral(List<InstanceNetworkInterfaceSpecification> cards) {
		cards.forEach((card) -> {
			refuseForSeveral(!ipv6(card).addresses().isEmpty(), "IPv6 addresses");
			refuseForSeveral(card.privateIpAddress() != null || card.hasPrivateIpAddresses(), "A private IP address");
			refuseForSeveral(card.networkInterfaceId() != null, "A network interface ID");
		});
	}

	private static void refuseForSeveral(boolean given, String what) {
		if (given) {
			throw AwsError.of(COMBINATION, "%s can be specified for one instance only", what);
		}
	}

	private static Ipv6AddressService.Wanted ipv6(InstanceNetworkInterfaceSpecification card) {
		return Ipv6AddressService.Wanted.of(card.ipv6Addresses(), card.ipv6AddressCount());
	}

	private static PrivateAddressService.Wanted addresses(InstanceNetworkInterfaceSpecification card) {
		return PrivateAddressService.Wanted.of(card.privateIpAddress(), card.privateIpAddresses(),
				card.secondaryPrivateIpAddressCount());
	}

	/**
	 * Attaches a network interface to an instance that is launched.
	 * @param tags those of a new one
	 */
	NetworkInterface attach(InstanceNetworkInterfaceSpecification card, String instanceId, List<Tag> tags) {
		boolean made = card.networkInterfaceId() == null;
		String id = made ? create(card, instanceId, tags) : card.networkInterfaceId();
		boolean leaves = made && !Boolean.FALSE.equals(card.deleteOnTermination());
		return this.call
			.put(new NetworkInterfaceService(this.call).attached(id, instanceId, card.deviceIndex(), leaves))
			.model();
	}

	private String create(InstanceNetworkInterfaceSpecification card, String instanceId, List<Tag> tags) {
		String description = (card.description() != null) ? card.description() : "";
		PrivateAddressService.Wanted addresses = addresses(card);
		String id = new NetworkInterfaceService(this.call)
			.create(new NetworkInterfaceService.Spec(card.subnetId(), NetworkInterfaceType.INTERFACE, description,
					card.groups(), addresses.primary(), instanceId, tags))
			.networkInterfaceId();
		new PrivateAddressService(this.call).addSecondary(id, addresses);
		new Ipv6AddressService(this.call).assignOnCreation(id, ipv6(card));
		if (Boolean.TRUE.equals(card.primaryIpv6())) {
			new Ipv6AddressService(this.call).enablePrimary(id);
		}
		if (Boolean.TRUE.equals(card.associatePublicIpAddress())) {
			new PublicAddressService(this.call).give(id);
		}
		return id;
	}

}
