package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.Ipv6Block;
import io.github.privatelinkhandson.simulator.vpc.SubnetService;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * The addresses that can be targets: those of the kind that the target group has, inside
 * its VPC; private IPv4 addresses elsewhere too.
 */
record TargetAddressService(Call call) {

	/**
	 * Address ranges allowed for targets outside the VPC: private and shared addresses.
	 */
	private static final String PRIVATE_ADDRESS = "(10\\.\\d{1,3}|172\\.(1[6-9]|2\\d|3[01])|192\\.168"
			+ "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))\\.\\d{1,3}\\.\\d{1,3}";

	void check(TargetGroup group, TargetDescription target) {
		boolean ipv6 = group.ipAddressType() == TargetGroupIpAddressTypeEnum.IPV6;
		if (ipv6 && !IpAddress.isIpv6(target.id())) {
			throw AwsError.of("ValidationError", "'%s' is not a valid IPv6 address", target.id());
		}
		if (!ipv6 && !target.id().matches(PRIVATE_ADDRESS)) {
			throw notTarget(group, target);
		}
		if (!ipv6 && CidrBlock.parse(target.id() + "/32").isEmpty()) {
			throw AwsError.of("ValidationError", "'%s' is not a valid IPv4 address", target.id());
		}
		Optional<String> own = new SubnetService(this.call).existing()
			.stream()
			.filter((subnet) -> subnet.vpcId().equals(group.vpcId()) && contains(subnet, target.id()))
			.map(Subnet::availabilityZone)
			.findFirst();
		if (ipv6 && own.isEmpty()) {
			throw notTarget(group, target);
		}
		checkZone(target, own);
	}

	private static AwsError notTarget(TargetGroup group, TargetDescription target) {
		return AwsError.of("InvalidTarget", "The IP address '%s' is not an address that can be a target of VPC '%s'",
				target.id(), group.vpcId());
	}

	private static boolean contains(Subnet subnet, String address) {
		if (IpAddress.isIpv6(address)) {
			return subnet.ipv6CidrBlockAssociationSet()
				.stream()
				.flatMap((association) -> Ipv6Block.parse(association.ipv6CidrBlock()).stream())
				.anyMatch((block) -> IpAddress.parse(address).filter(block::contains).isPresent());
		}
		return Optional.ofNullable(subnet.cidrBlock())
			.flatMap(CidrBlock::parse)
			.filter((block) -> block.contains(address))
			.isPresent();
	}

	private void checkZone(TargetDescription target, Optional<String> own) {
		String zone = target.availabilityZone();
		if (own.isPresent() && zone != null && !zone.equals(own.get())) {
			throw AwsError.of("ValidationError", "The IP address '%s' is in the Availability Zone '%s', not in '%s'",
					target.id(), own.get(), zone);
		}
		if (own.isEmpty() && zone == null) {
			throw AwsError.of("ValidationError",
					"You must specify an Availability Zone or 'all' for the IP address '%s', which is in no subnet of "
							+ "the target group's VPC",
					target.id());
		}
		if (own.isEmpty() && !TargetService.ALL_ZONES.equals(zone) && new ZoneService(this.call).find(zone).isEmpty()) {
			throw AwsError.of("ValidationError", "The Availability Zone '%s' is not valid", zone);
		}
	}

}
