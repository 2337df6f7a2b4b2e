package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.prefixlist.PrefixListService;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.Ipv6Block;

/**
 * Turns permissions, each of which may name many peers, into rules, each of which names
 * one.
 */
record RuleFactory(Call call, SecurityGroup group, boolean egress) {

	private static final String DESCRIPTION = "[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]{0,255}";

	/**
	 * The rules, without ids.
	 * @throws AwsError if one is not valid, or two are the same
	 */
	List<SecurityGroupRule> rules(List<IpPermission> permissions) {
		List<SecurityGroupRule> rules = permissions.stream().flatMap((each) -> rules(each).stream()).toList();
		Set<RuleKey> keys = new HashSet<>();
		if (!rules.stream().map(RuleKey::of).allMatch(keys::add)) {
			throw AwsError.of("InvalidParameterValue", "The same permission must not appear multiple times");
		}
		return rules;
	}

	private List<SecurityGroupRule> rules(IpPermission permission) {
		SecurityGroupRule common = traffic(permission.ipProtocol(), permission.fromPort(), permission.toPort());
		List<SecurityGroupRule> rules = new ArrayList<>();
		permission.ipRanges()
			.forEach((range) -> rules
				.add(described(common, range.description()).cidrIpv4(cidr(range.cidrIp())).build()));
		permission.ipv6Ranges()
			.forEach((range) -> rules
				.add(described(common, range.description()).cidrIpv6(ipv6(range.cidrIpv6())).build()));
		permission.userIdGroupPairs()
			.forEach((pair) -> rules
				.add(described(common, pair.description()).referencedGroupInfo(referenced(pair)).build()));
		permission.prefixListIds()
			.forEach((list) -> rules.add(described(common, list.description())
				.prefixListId(new PrefixListService(this.call).get(list.prefixListId()).prefixListId())
				.build()));
		if (rules.isEmpty()) {
			throw AwsError.of("InvalidParameterValue",
					"A CIDR block, a security group ID or a prefix list has to be specified");
		}
		return rules;
	}

	private SecurityGroupRule traffic(@Nullable String protocol, @Nullable Integer from, @Nullable Integer to) {
		if (protocol == null || protocol.isBlank()) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value '%s' for protocol. VPC security group rules must specify protocols explicitly.",
					protocol);
		}
		Traffic traffic = Traffic.of(protocol, from, to);
		return SecurityGroupRule.builder()
			.groupId(this.group.groupId())
			.groupOwnerId(this.group.ownerId())
			.isEgress(this.egress)
			.ipProtocol(traffic.protocol())
			.fromPort(traffic.from())
			.toPort(traffic.to())
			.build();
	}

	private static SecurityGroupRule.Builder described(SecurityGroupRule common, @Nullable String description) {
		return common.toBuilder().description(checkedDescription(description));
	}

	static @Nullable String checkedDescription(@Nullable String description) {
		if (description != null && !description.matches(DESCRIPTION)) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid rule description. Valid descriptions are strings less than 256 characters from the "
							+ "following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");
		}
		return (description == null || description.isEmpty()) ? null : description;
	}

	private String cidr(@Nullable String cidr) {
		String given = this.call.require(cidr, "cidrIp");
		return CidrBlock.parse(given)
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "CIDR block %s is malformed", given))
			.toString();
	}

	private String ipv6(@Nullable String cidr) {
		String given = this.call.require(cidr, "cidrIpv6");
		return Ipv6Block.parse(given)
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "CIDR block %s is malformed", given))
			.toString();
	}

	private ReferencedSecurityGroup referenced(UserIdGroupPair pair) {
		String id = (pair.groupId() != null) ? pair.groupId() : named(pair.groupName());
		SecurityGroup peer = this.call.get(ResourceTypes.SECURITY_GROUP, id).model();
		if (!peer.vpcId().equals(this.group.vpcId())) {
			throw AwsError.of("InvalidGroup.NotFound",
					"You have specified two resources that belong to different networks.");
		}
		if (pair.userId() != null && !pair.userId().equals(peer.ownerId())) {
			throw AwsError.of("InvalidGroup.NotFound", "The security group '%s' does not exist", id);
		}
		return ReferencedSecurityGroup.builder().groupId(id).userId(peer.ownerId()).build();
	}

	private String named(@Nullable String name) {
		String given = this.call.require(name, "groupId");
		return this.call.models(ResourceTypes.SECURITY_GROUP)
			.filter((peer) -> given.equals(peer.groupName()) && peer.vpcId().equals(this.group.vpcId()))
			.map(SecurityGroup::groupId)
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidGroup.NotFound", "The security group '%s' does not exist", given));
	}

}
