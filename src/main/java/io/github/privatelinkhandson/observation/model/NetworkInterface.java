package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * An elastic network interface. {@code type} is AWS's InterfaceType ({@code interface},
 * {@code nat_gateway}, {@code network_load_balancer}, {@code vpc_endpoint}).
 *
 * @param sourceDestCheck whether it drops packets that are neither from nor for it
 * @param ipv6Addresses its IPv6 addresses, as {@link IpAddress} writes them
 */
public record NetworkInterface(String id, Map<String, String> tags, String vpcId, String subnetId, String zone,
		String status, String type, String description, String privateIp, @Nullable String publicIp,
		List<String> groups, @Nullable String instanceId, boolean sourceDestCheck,
		List<String> ipv6Addresses) implements ObservedResource {

	/**
	 * Without IPv6 addresses.
	 */
	public NetworkInterface(String id, Map<String, String> tags, String vpcId, String subnetId, String zone,
			String status, String type, String description, String privateIp, @Nullable String publicIp,
			List<String> groups, @Nullable String instanceId, boolean sourceDestCheck) {
		this(id, tags, vpcId, subnetId, zone, status, type, description, privateIp, publicIp, groups, instanceId,
				sourceDestCheck, List.of());
	}

	/**
	 * With the source/destination check on, as new interfaces have it.
	 */
	public NetworkInterface(String id, Map<String, String> tags, String vpcId, String subnetId, String zone,
			String status, String type, String description, String privateIp, @Nullable String publicIp,
			List<String> groups, @Nullable String instanceId) {
		this(id, tags, vpcId, subnetId, zone, status, type, description, privateIp, publicIp, groups, instanceId, true);
	}

	/**
	 * Returns the address that packets to the given one are sent from, if it has one of
	 * the same kind.
	 */
	public Optional<String> addressTowards(String destination) {
		return IpAddress.isIpv6(destination) ? this.ipv6Addresses.stream().findFirst()
				: Optional.of(this.privateIp).filter((address) -> !address.isEmpty());
	}

	/**
	 * Returns the address at which it is reached as a target of a group: the one that is
	 * registered, or the first of the group's kind.
	 */
	public String addressAs(TargetGroup.Target target, TargetGroup group) {
		if (!group.ipv6()) {
			return this.privateIp;
		}
		return IpAddress.parse(target.targetId())
			.map(IpAddress::toString)
			.filter(this.ipv6Addresses::contains)
			.or(() -> this.ipv6Addresses.stream().findFirst())
			.orElse("");
	}

	/**
	 * Returns whether the address is one of the interface's own within the VPC.
	 */
	public boolean has(String address) {
		return address.equals(this.privateIp) || this.ipv6Addresses.contains(address);
	}

}
