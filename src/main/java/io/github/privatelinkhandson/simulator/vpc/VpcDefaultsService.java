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
 * What AWS puts into a new VPC: a main route table, a default network ACL, a default
 * security group.
 */
public final class VpcDefaultsService {

	static final String GROUP_NAME = "default";

	private VpcDefaultsService() {
	}

	static void create(Call call, Vpc vpc) {
		RouteTableService.create(call, vpc, true, List.of());
		networkAcl(call, vpc);
		securityGroup(call, vpc);
	}

	/**
	 * Removes the defaults of a VPC that has nothing else.
	 */
	static void remove(Call call, String vpcId) {
		call.resources()
			.mentioning(ResourceTypes.ROUTE_TABLE, vpcId)
			.stream()
			.filter((table) -> vpcId.equals(table.model().vpcId()))
			.forEach(call.resources()::remove);
		call.resources()
			.mentioning(ResourceTypes.NETWORK_ACL, vpcId)
			.stream()
			.filter((acl) -> vpcId.equals(acl.model().vpcId()))
			.forEach(call.resources()::remove);
		String groupId = VpcService.defaultGroupId(call, vpcId);
		call.resources()
			.mentioning(ResourceTypes.SECURITY_GROUP_RULE, groupId)
			.stream()
			.filter((rule) -> groupId.equals(rule.model().groupId()))
			.forEach(call.resources()::remove);
		call.resources().find(ResourceTypes.SECURITY_GROUP, groupId).ifPresent(call.resources()::remove);
	}

	private static void networkAcl(Call call, Vpc vpc) {
		NetworkAcl acl = NetworkAclService.made(call, vpc)
			.toBuilder()
			.isDefault(true)
			.entries(Stream.of(true, false)
				.flatMap((egress) -> Stream.of(entry(egress, 100, RuleAction.ALLOW),
						entry(egress, NetworkAclService.LAST, RuleAction.DENY)))
				.toList())
			.build();
		call.resources().put(Resource.created(ResourceTypes.NETWORK_ACL, acl.networkAclId(), acl, call.now()));
	}

	static NetworkAclEntry entry(boolean egress, int number, RuleAction action) {
		return NetworkAclEntry.builder()
			.egress(egress)
			.ruleNumber(number)
			.ruleAction(action)
			.protocol("-1")
			.cidrBlock("0.0.0.0/0")
			.build();
	}

	private static void securityGroup(Call call, Vpc vpc) {
		String id = call.newId(ResourceTypes.SECURITY_GROUP);
		SecurityGroup group = SecurityGroup.builder()
			.groupId(id)
			.groupName(GROUP_NAME)
			.description("default VPC security group")
			.ownerId(call.account())
			.vpcId(vpc.vpcId())
			.securityGroupArn(call.arn("ec2", "security-group/" + id))
			.tags(List.of())
			.build();
		call.resources().put(Resource.created(ResourceTypes.SECURITY_GROUP, id, group, call.now()));
		ReferencedSecurityGroup itself = ReferencedSecurityGroup.builder().groupId(id).userId(call.account()).build();
		rule(call, id, rule(call, id).isEgress(false).referencedGroupInfo(itself).build());
		allowAllOut(call, id);
	}

	/**
	 * Gives a group the rule that every new group begins with.
	 */
	public static void allowAllOut(Call call, String groupId) {
		rule(call, groupId, rule(call, groupId).isEgress(true).cidrIpv4("0.0.0.0/0").build());
	}

	private static SecurityGroupRule.Builder rule(Call call, String groupId) {
		String id = call.newId(ResourceTypes.SECURITY_GROUP_RULE);
		return SecurityGroupRule.builder()
			.securityGroupRuleId(id)
			.securityGroupRuleArn(call.arn("ec2", "security-group-rule/" + id))
			.groupId(groupId)
			.groupOwnerId(call.account())
			.ipProtocol("-1")
			.fromPort(-1)
			.toPort(-1)
			.tags(List.of());
	}

	private static void rule(Call call, String groupId, SecurityGroupRule rule) {
		call.resources()
			.put(Resource.created(ResourceTypes.SECURITY_GROUP_RULE, rule.securityGroupRuleId(), rule, call.now()));
	}

}
