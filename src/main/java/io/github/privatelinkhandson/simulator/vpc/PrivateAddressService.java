package io.github.privatelinkhandson.simulator.vpc;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Gives out the addresses of a subnet, of which EC2 keeps the first four and the last.
 */
public record PrivateAddressService(Call call) {

	private static final int FIRST = 4;

	static final int RESERVED = FIRST + 1;

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
		if (spec.requesterManaged() || spec.instanceId() != null) {
			throw AwsError.of("UnsupportedOperation",
					"The practice AWS has nothing but network interfaces of one's own in "
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
	 * One more address for a network interface: the wanted one, if it is free, or any.
	 */
	public String more(Subnet subnet, @Nullable String wanted, String id) {
		CidrBlock block = Optional.ofNullable(subnet.cidrBlock())
			.flatMap(CidrBlock::parse)
			.orElseThrow(
					() -> AwsError.of("InvalidParameterValue", "Subnet %s has no IPv4 addresses", subnet.subnetId()));
		Predicate<String> used = (ip) -> new NetworkInterfaceService(this.call).hasAddress(ip, subnet.subnetId());
		return (wanted != null) ? checked(wanted, block, used) : free(block, used, id);
	}

}
