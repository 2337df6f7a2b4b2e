package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Security group rules in EC2's older form: one permission for all rules of the same
 * protocol and ports.
 */
record PermissionMapper(List<SecurityGroupRule> rules) {

	List<IpPermission> permissions() {
		Collection<List<SecurityGroupRule>> groups = this.rules.stream()
			.collect(Collectors.groupingBy((rule) -> Arrays.asList(rule.ipProtocol(), rule.fromPort(), rule.toPort()),
					LinkedHashMap::new, Collectors.toList()))
			.values();
		return groups.stream().map(PermissionMapper::permission).toList();
	}

	private static IpPermission permission(List<SecurityGroupRule> rules) {
		SecurityGroupRule first = rules.get(0);
		boolean ports = Traffic.hasPorts(first.ipProtocol());
		return IpPermission.builder()
			.ipProtocol(first.ipProtocol())
			.fromPort(ports ? first.fromPort() : null)
			.toPort(ports ? first.toPort() : null)
			.ipRanges(each(rules, SecurityGroupRule::cidrIpv4,
					(rule) -> IpRange.builder().cidrIp(rule.cidrIpv4()).description(rule.description()).build()))
			.ipv6Ranges(each(rules, SecurityGroupRule::cidrIpv6,
					(rule) -> Ipv6Range.builder().cidrIpv6(rule.cidrIpv6()).description(rule.description()).build()))
			.prefixListIds(each(rules, SecurityGroupRule::prefixListId,
					(rule) -> PrefixListId.builder()
						.prefixListId(rule.prefixListId())
						.description(rule.description())
						.build()))
			.userIdGroupPairs(each(rules, SecurityGroupRule::referencedGroupInfo,
					(rule) -> UserIdGroupPair.builder()
						.groupId(rule.referencedGroupInfo().groupId())
						.userId(rule.referencedGroupInfo().userId())
						.vpcId(rule.referencedGroupInfo().vpcId())
						.vpcPeeringConnectionId(rule.referencedGroupInfo().vpcPeeringConnectionId())
						.peeringStatus(rule.referencedGroupInfo().peeringStatus())
						.description(rule.description())
						.build()))
			.build();
	}

	private static <T> List<T> each(List<SecurityGroupRule> rules, Function<SecurityGroupRule, Object> what,
			Function<SecurityGroupRule, T> map) {
		return rules.stream().filter((rule) -> what.apply(rule) != null).map(map).toList();
	}

}
