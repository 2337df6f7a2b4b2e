package io.github.privatelinkhandson.simulator.vpc;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * Gives out the addresses of a subnet, of which EC2 keeps the first four and the last.
 */
final class PrivateAddresses {

	private static final int FIRST = 4;

	static final int RESERVED = FIRST + 1;

	private PrivateAddresses() {
	}

	/**
	 * The wanted address, if it is free; else a free one that depends on the id, so that
	 * addresses look as scattered as EC2's.
	 */
	static String choose(Call call, Subnet subnet, @Nullable String wanted, String id) {
		Set<String> used = NetworkInterfaces.current(call)
			.stream()
			.filter((other) -> subnet.subnetId().equals(other.subnetId()))
			.flatMap((other) -> other.privateIpAddresses().stream())
			.map(NetworkInterfacePrivateIpAddress::privateIpAddress)
			.collect(Collectors.toSet());
		Cidr block = Cidr.parse(subnet.cidrBlock()).orElseThrow();
		return (wanted != null) ? checked(wanted, block, used) : free(block, used, id);
	}

	private static String checked(String wanted, Cidr block, Set<String> used) {
		if (!block.contains(wanted)) {
			throw AwsError.of("InvalidParameterValue", "Address %s does not fall within the subnet's address range",
					wanted);
		}
		long offset = Cidr.number(wanted).orElseThrow() - block.address();
		if (offset < FIRST || offset == block.size() - 1) {
			throw AwsError.of("InvalidParameterValue", "Address %s is in subnet's reserved address range", wanted);
		}
		if (used.contains(wanted)) {
			throw AwsError.of("InvalidIPAddress.InUse", "Address %s is in use.", wanted);
		}
		return wanted;
	}

	private static String free(Cidr block, Set<String> used, String id) {
		long usable = block.size() - RESERVED;
		long start = Math.floorMod((long) id.hashCode(), usable);
		return LongStream.range(0, usable)
			.mapToObj((i) -> Cidr.dotted(block.address() + FIRST + (start + i) % usable))
			.filter((ip) -> !used.contains(ip))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InsufficientFreeAddressesInSubnet",
					"The specified subnet does not have enough free addresses to satisfy the request."));
	}

}
