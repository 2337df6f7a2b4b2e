package io.github.privatelinkhandson.simulator.vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Gives out the addresses of a subnet, of which EC2 keeps the first four and the last.
 */
public record PrivateAddressService(Call call) {

	private static final int FIRST = 4;

	static final int RESERVED = FIRST + 1;

	/** More than any instance type has. */
	private static final int MOST = 50;

	/**
	 * The IPv4 addresses that a new network interface is asked for.
	 *
	 * @param primary the first one; null lets EC2 choose
	 * @param secondary the others, if they are named
	 * @param count how many others there are to be, if they are not
	 */
	public record Wanted(@Nullable String primary, List<String> secondary, int count) {

		public static Wanted of(@Nullable String address, List<PrivateIpAddressSpecification> addresses,
				@Nullable Integer count) {
			if (addresses.stream().anyMatch((one) -> one.privateIpAddress() == null)) {
				throw AwsError.of("MissingParameter", "The request must contain the parameter privateIpAddress");
			}
			Map<Boolean, List<String>> given = addresses.stream()
				.collect(Collectors.partitioningBy((one) -> Boolean.TRUE.equals(one.primary()),
						Collectors.mapping(PrivateIpAddressSpecification::privateIpAddress, Collectors.toList())));
			List<String> primary = Stream.concat(Stream.ofNullable(address), given.get(true).stream()).toList();
			if (primary.size() > 1) {
				throw AwsError.of("InvalidParameterCombination",
						"Only one primary private IP address can be specified.");
			}
			if (!given.get(false).isEmpty() && count != null) {
				throw AwsError.of("InvalidParameterCombination", "The parameter privateIpAddress cannot be used with "
						+ "the parameter secondaryPrivateIpAddressCount");
			}
			return new Wanted(primary.stream().findFirst().orElse(null), given.get(false), (count != null) ? count : 0);
		}

		/**
		 * Returns how many they are with the first one.
		 */
		public int size() {
			return 1 + this.secondary.size() + this.count;
		}

	}

	/**
	 * The wanted address, if it is free; else a free one that depends on the id, so that
	 * addresses look as scattered as EC2's. Null in a subnet for IPv6 only.
	 */
	@Nullable String choose(Subnet subnet, NetworkInterfaceService.Spec spec, String id) {
		Predicate<String> used = (ip) -> new NetworkInterfaceService(this.call).hasAddress(ip, subnet.subnetId());
		String wanted = spec.privateIp();
		Optional<CidrBlock> block = SubnetService.block(subnet);
		if (block.isEmpty()) {
			checkIpv6Only(subnet, spec);
			return null;
		}
		return (wanted != null) ? checked(wanted, block.get(), used) : free(block.get(), used, id);
	}

	private static void checkIpv6Only(Subnet subnet, NetworkInterfaceService.Spec spec) {
		if (spec.requesterManaged() && spec.type() != NetworkInterfaceType.VPC_ENDPOINT) {
			throw AwsError.of("UnsupportedOperation",
					"The practice AWS has nothing but instances, endpoints and network interfaces of one's own in "
							+ "subnets for IPv6 only, as %s is one.",
					subnet.subnetId());
		}
		if (spec.privateIp() != null) {
			throw AwsError.of("InvalidParameterValue", "Address %s does not fall within the subnet's address range",
					spec.privateIp());
		}
	}

	private static String checked(String wanted, CidrBlock block, Predicate<String> used) {
		if (!block.contains(wanted)) {
			throw AwsError.of("InvalidParameterValue", "Address %s does not fall within the subnet's address range",
					wanted);
		}
		long offset = CidrBlock.number(wanted).orElseThrow() - block.address();
		if (offset < FIRST || offset == block.size() - 1) {
			throw AwsError.of("InvalidParameterValue", "Address %s is in subnet's reserved address range", wanted);
		}
		if (used.test(wanted)) {
			throw AwsError.of("InvalidIPAddress.InUse", "Address %s is in use.", wanted);
		}
		return wanted;
	}

	private static String free(CidrBlock block, Predicate<String> used, String id) {
		long usable = block.size() - RESERVED;
		long start = Math.floorMod((long) id.hashCode(), usable);
		return LongStream.range(0, usable)
			.mapToObj((i) -> CidrBlock.dotted(block.address() + FIRST + (start + i) % usable))
			.filter((ip) -> !used.test(ip))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InsufficientFreeAddressesInSubnet",
					"The specified subnet does not have enough free addresses to satisfy the request."));
	}

	/**
	 * Gives a new network interface its addresses beside the first one.
	 */
	public void addSecondary(String networkInterfaceId, Wanted wanted) {
		if (wanted.size() > MOST) {
			throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
		}
		wanted.secondary().forEach((ip) -> add(networkInterfaceId, ip, 0));
		IntStream.range(0, wanted.count()).forEach((i) -> add(networkInterfaceId, null, i));
	}

	/**
	 * Gives a network interface one more address.
	 * @param wanted the address; null lets one be chosen, which depends on the number
	 */
	public String add(String networkInterfaceId, @Nullable String wanted, int number) {
		Resource<NetworkInterface> kept = this.call.get(ResourceTypes.NETWORK_INTERFACE, networkInterfaceId);
		NetworkInterface card = kept.model();
		Subnet subnet = this.call.get(ResourceTypes.SUBNET, card.subnetId()).model();
		String ip = more(subnet, wanted, networkInterfaceId + number);
		String name = (card.privateDnsName() != null) ? new NetworkInterfaceService(this.call).dnsName(ip) : null;
		List<NetworkInterfacePrivateIpAddress> addresses = new ArrayList<>(card.privateIpAddresses());
		addresses.add(NetworkInterfacePrivateIpAddress.builder()
			.primary(false)
			.privateIpAddress(ip)
			.privateDnsName(name)
			.build());
		this.call.put(kept.with(card.toBuilder().privateIpAddresses(addresses).build()));
		return ip;
	}

	/**
	 * One more address for a network interface: the wanted one, if it is free, or any.
	 */
	private String more(Subnet subnet, @Nullable String wanted, String id) {
		CidrBlock block = Optional.ofNullable(subnet.cidrBlock())
			.flatMap(CidrBlock::parse)
			.orElseThrow(
					() -> AwsError.of("InvalidParameterValue", "Subnet %s has no IPv4 addresses", subnet.subnetId()));
		Predicate<String> used = (ip) -> new NetworkInterfaceService(this.call).hasAddress(ip, subnet.subnetId());
		return (wanted != null) ? checked(wanted, block, used) : free(block, used, id);
	}

}
