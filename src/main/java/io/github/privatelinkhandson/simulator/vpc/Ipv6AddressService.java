package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The IPv6 addresses of network interfaces. EC2 keeps the first four and the last of a
 * subnet.
 */
public record Ipv6AddressService(Call call) {

	private static final int RESERVED = 4;

	/** More than any instance type has. */
	private static final int MOST = 50;

	/**
	 * The IPv6 addresses that a request asks for: these, or that many.
	 */
	public record Wanted(List<String> addresses, @Nullable Integer count) {

		public static Wanted of(List<InstanceIpv6Address> addresses, @Nullable Integer count) {
			return new Wanted(addresses.stream().map(InstanceIpv6Address::ipv6Address).toList(), count);
		}

		/**
		 * Returns how many they are.
		 */
		public int size() {
			return (this.count != null) ? this.count : this.addresses.size();
		}

		public boolean isNone() {
			return this.addresses.isEmpty() && this.count == null;
		}

	}

	/**
	 * Gives a new network interface what is asked for, or else one address if its subnet
	 * assigns them on creation.
	 */
	public void assignOnCreation(String networkInterfaceId, Wanted wanted) {
		Resource<NetworkInterface> made = this.call.get(ResourceTypes.NETWORK_INTERFACE, networkInterfaceId);
		Subnet subnet = this.call.get(ResourceTypes.SUBNET, made.model().subnetId()).model();
		boolean byDefault = Boolean.TRUE.equals(subnet.ipv6Native()) ? wanted.size() == 0
				: wanted.isNone() && Boolean.TRUE.equals(subnet.assignIpv6AddressOnCreation());
		if (byDefault || wanted.size() > 0) {
			assign(made, byDefault ? new Wanted(List.of(), 1) : wanted);
		}
	}

	/**
	 * Gives a network interface more addresses.
	 * @return the new ones
	 */
	List<String> assign(Resource<NetworkInterface> to, Wanted wanted) {
		if (wanted.count() != null && !wanted.addresses().isEmpty()) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter ipv6Addresses cannot be used with the parameter ipv6AddressCount");
		}
		if (wanted.size() < 1) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%d) for parameter ipv6AddressCount is invalid. It must be at least 1.", wanted.size());
		}
		if (to.model().ipv6Addresses().size() + wanted.size() > MOST) {
			throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
		}
		Resource<Subnet> subnet = this.call.get(ResourceTypes.SUBNET, to.model().subnetId());
		Ipv6Block block = new SubnetBlockService(this.call).usable(subnet)
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "Subnet %s does not have an IPv6 CIDR block.",
					subnet.id()));
		Set<String> used = new NetworkInterfaceService(this.call).inSubnet(subnet.id())
			.stream()
			.flatMap((other) -> other.ipv6Addresses().stream())
			.map(NetworkInterfaceIpv6Address::ipv6Address)
			.collect(Collectors.toSet());
		List<String> chosen = wanted.addresses().isEmpty() ? free(block, used::contains, to, wanted.size())
				: wanted.addresses()
					.stream()
					.map((address) -> checked(address, block, used::contains))
					.distinct()
					.toList();
		keep(to, Stream.concat(addresses(to.model()), chosen.stream()).toList());
		return chosen;
	}

	/**
	 * Takes addresses away from a network interface.
	 * @return them, as they are written
	 */
	List<String> unassign(Resource<NetworkInterface> from, List<String> addresses) {
		List<String> given = addresses.stream().map(Ipv6AddressService::written).distinct().toList();
		List<String> had = addresses(from.model()).toList();
		if (!had.containsAll(given)) {
			throw AwsError.of("InvalidParameterValue", "Some of %s are not assigned to interface %s", given, from.id());
		}
		String primary = primary(from.model());
		if (primary != null && given.contains(primary)) {
			throw AwsError.of("InvalidParameterValue",
					"%s is the primary IPv6 address of interface %s and cannot be unassigned", primary, from.id());
		}
		keep(from, had.stream().filter((address) -> !given.contains(address)).toList());
		return given;
	}

	/**
	 * Takes all IPv6 addresses away from a network interface.
	 */
	public void unassignAll(String networkInterfaceId) {
		keep(this.call.get(ResourceTypes.NETWORK_INTERFACE, networkInterfaceId), List.of());
	}

	/**
	 * Makes the first IPv6 address of a network interface its primary one, which it then
	 * keeps.
	 */
	public void enablePrimary(String networkInterfaceId) {
		Resource<NetworkInterface> at = this.call.get(ResourceTypes.NETWORK_INTERFACE, networkInterfaceId);
		List<String> addresses = addresses(at.model()).toList();
		if (addresses.isEmpty()) {
			throw AwsError.of("InvalidParameterCombination",
					"Network interface %s must have an IPv6 address to enable a primary IPv6 address.",
					networkInterfaceId);
		}
		keep(at, addresses, addresses.get(0));
	}

	static @Nullable String primary(NetworkInterface model) {
		return model.ipv6Addresses()
			.stream()
			.filter((address) -> Boolean.TRUE.equals(address.isPrimaryIpv6()))
			.map(NetworkInterfaceIpv6Address::ipv6Address)
			.findFirst()
			.orElse(null);
	}

	private void keep(Resource<NetworkInterface> at, List<String> addresses) {
		keep(at, addresses, primary(at.model()));
	}

	private void keep(Resource<NetworkInterface> at, List<String> addresses, @Nullable String primary) {
		this.call.put(at.with(at.model()
			.toBuilder()
			.ipv6Address(addresses.isEmpty() ? null : addresses.get(0))
			.ipv6Addresses(addresses.stream()
				.map((address) -> NetworkInterfaceIpv6Address.builder()
					.ipv6Address(address)
					.isPrimaryIpv6(address.equals(primary))
					.build())
				.toList())
			.build()));
	}

	private static Stream<String> addresses(NetworkInterface model) {
		return model.ipv6Addresses().stream().map(NetworkInterfaceIpv6Address::ipv6Address);
	}

	private static String written(String address) {
		return parsed(address).toString();
	}

	private static IpAddress parsed(String address) {
		return IpAddress.parse(address)
			.filter(IpAddress::ipv6)
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "Invalid IPv6 address: %s", address));
	}

	private static String checked(String wanted, Ipv6Block block, Predicate<String> used) {
		IpAddress address = parsed(wanted);
		if (!block.contains(address)) {
			throw AwsError.of("InvalidParameterValue", "Address %s does not fall within the subnet's address range",
					wanted);
		}
		long last = -1L;
		boolean reserved = address.high() == block.address().high() && Long.compareUnsigned(address.low(), RESERVED) < 0
				|| address.low() == last;
		if (reserved) {
			throw AwsError.of("InvalidParameterValue", "Address %s is in subnet's reserved address range", wanted);
		}
		if (used.test(address.toString())) {
			throw AwsError.of("InvalidIPAddress.InUse", "Address %s is in use.", wanted);
		}
		return address.toString();
	}

	/**
	 * Free addresses that depend on the interface's id, so that they look as scattered as
	 * EC2's.
	 */
	private static List<String> free(Ipv6Block block, Predicate<String> used, Resource<NetworkInterface> to,
			int count) {
		long start = Long.parseUnsignedLong(to.id().substring(to.id().length() - 16), 16) & 0x7fff_ffff_ffff_fff0L;
		return LongStream.iterate(start + RESERVED, (host) -> host + 1)
			.mapToObj((host) -> new IpAddress(block.address().high(), host, true).toString())
			.filter(used.negate())
			.limit(count)
			.toList();
	}

}
