package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The defaults of a new VPC: main route table, default network ACL, default security
 * group.
 */
public record VpcDefaultsService(Call call) {

	static final String GROUP_NAME = "default";

	private static final String ANY = "0.0.0.0/0";

	static final String ANY_IPV6 = "::/0";

	void create(Vpc vpc) {
		new RouteTableService(this.call).create(vpc, true, List.of());
		networkAcl(vpc);
		securityGroup(vpc);
	}

	/**
	 * Removes the defaults of a VPC that has nothing else.
	 */
	void remove(String vpcId) {
		this.call.mentioning(ResourceTypes.ROUTE_TABLE, vpcId)
			.filter((table) -> vpcId.equals(table.model().vpcId()))
			.forEach(this.call::remove);
		this.call.mentioning(ResourceTypes.NETWORK_ACL, vpcId)
			.filter((acl) -> vpcId.equals(acl.model().vpcId()))
			.forEach(this.call::remove);
		String groupId = new VpcService(this.call).defaultGroupId(vpcId);
		this.call.mentioning(ResourceTypes.SECURITY_GROUP_RULE, groupId)
			.filter((rule) -> groupId.equals(rule.model().groupId()))
			.forEach(this.call::remove);
		this.call.find(ResourceTypes.SECURITY_GROUP, groupId).ifPresent(this.call::remove);
	}

	private void networkAcl(Vpc vpc) {
		NetworkAcl acl = new NetworkAclService(this.call).made(vpc)
			.toBuilder()
			.isDefault(true)
			.entries(Stream.of(true, false)
				.flatMap((egress) -> Stream.of(entry(egress, 100, RuleAction.ALLOW),
						entry(egress, NetworkAclService.LAST, RuleAction.DENY)))
				.toList())
			.build();
		this.call.put(this.call.created(ResourceTypes.NETWORK_ACL, acl.networkAclId(), acl));
	}

	static NetworkAclEntry entry(boolean egress, int number, RuleAction action) {
		return NetworkAclEntry.builder()
			.egress(egress)
			.ruleNumber(number)
			.ruleAction(action)
			.protocol("-1")
			.cidrBlock(ANY)
			.build();
	}

	static NetworkAclEntry ipv6Entry(boolean egress, int number, RuleAction action) {
		return entry(egress, number, action).toBuilder().cidrBlock(null).ipv6CidrBlock(ANY_IPV6).build();
	}

	/**
	 * Lets IPv6 through where the defaults let all of IPv4 through, in a VPC that has got
	 * IPv6 addresses.
	 */
	void allowIpv6(String vpcId) {
		this.call.mentioning(ResourceTypes.NETWORK_ACL, vpcId)
			.filter((acl) -> vpcId.equals(acl.model().vpcId()))
			.forEach((acl) -> this.call.put(acl.with(new NetworkAclService(this.call).withIpv6(acl.model()))));
		this.call.mentioning(ResourceTypes.SECURITY_GROUP, vpcId)
			.filter((group) -> vpcId.equals(group.model().vpcId()) && letsAllOut(group.id()))
			.forEach((group) -> allowAllIpv6Out(group.id()));
	}

	/**
	 * Returns whether a group lets all IPv4 packets out, but not all of IPv6.
	 */
	private boolean letsAllOut(String groupId) {
		List<SecurityGroupRule> rules = this.call.mentioning(ResourceTypes.SECURITY_GROUP_RULE, groupId)
			.map(Resource::model)
			.filter((rule) -> groupId.equals(rule.groupId()) && rule.isEgress() && "-1".equals(rule.ipProtocol()))
			.toList();
		return rules.stream().anyMatch((rule) -> ANY.equals(rule.cidrIpv4()))
				&& rules.stream().noneMatch((rule) -> ANY_IPV6.equals(rule.cidrIpv6()));
	}

	private void securityGroup(Vpc vpc) {
		String id = this.call.newId(ResourceTypes.SECURITY_GROUP);
		SecurityGroup group = SecurityGroup.builder()
			.groupId(id)
			.groupName(GROUP_NAME)
			.description("default VPC security group")
			.ownerId(this.call.account())
			.vpcId(vpc.vpcId())
			.securityGroupArn(this.call.arn("ec2", "security-group/" + id))
			.tags(List.of())
			.build();
		this.call.put(this.call.created(ResourceTypes.SECURITY_GROUP, id, group));
		ReferencedSecurityGroup itself = ReferencedSecurityGroup.builder()
			.groupId(id)
			.userId(this.call.account())
			.build();
		rule(id, rule(id).isEgress(false).referencedGroupInfo(itself).build());
		allowAllOut(id, vpc.vpcId());
	}

	/**
	 * Lets a new group's members send whatever they like, by IPv6 too if the VPC has it.
	 */
	public void allowAllOut(String groupId, String vpcId) {
		rule(groupId, rule(groupId).isEgress(true).cidrIpv4(ANY).build());
		if (new VpcBlockService(this.call).hasIpv6(vpcId)) {
			allowAllIpv6Out(groupId);
		}
	}

	private void allowAllIpv6Out(String groupId) {
		rule(groupId, rule(groupId).isEgress(true).cidrIpv6(ANY_IPV6).build());
	}

	private SecurityGroupRule.Builder rule(String groupId) {
		String id = this.call.newId(ResourceTypes.SECURITY_GROUP_RULE);
		return SecurityGroupRule.builder()
			.securityGroupRuleId(id)
			.securityGroupRuleArn(this.call.arn("ec2", "security-group-rule/" + id))
			.groupId(groupId)
			.groupOwnerId(this.call.account())
			.ipProtocol("-1")
			.fromPort(-1)
			.toPort(-1)
			.tags(List.of());
	}

	private void rule(String groupId, SecurityGroupRule rule) {
		this.call.put(this.call.created(ResourceTypes.SECURITY_GROUP_RULE, rule.securityGroupRuleId(), rule));
	}

}
