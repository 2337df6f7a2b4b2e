package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Plays EC2's calls that take rules from security groups.
 */
@Component
class RevokeOperations implements Operations {

	RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request,
			Call call) {
		SecurityGroup group = new SecurityGroupRuleService(call).group(request.groupId());
		IpPermission.Builder single = IpPermission.builder()
			.ipProtocol(request.ipProtocol())
			.fromPort(request.fromPort())
			.toPort(request.toPort());
		checkOneWay(request.securityGroupRuleIds(), request.ipPermissions());
		List<SecurityGroupRule> rules = !request.securityGroupRuleIds().isEmpty()
				? named(call, group, false, request.securityGroupRuleIds())
				: new SecurityGroupRuleService(call).matching(group, false,
						new SecurityGroupRuleService(call).permissions(request.ipPermissions(), single,
								request.cidrIp(), request.sourceSecurityGroupName(),
								request.sourceSecurityGroupOwnerId()));
		return RevokeSecurityGroupIngressResponse.builder()
			.returnValue(true)
			.revokedSecurityGroupRules(revoke(call, rules))
			.unknownIpPermissions(List.of())
			.build();
	}

	RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest request, Call call) {
		SecurityGroup group = new SecurityGroupRuleService(call).group(request.groupId());
		IpPermission.Builder single = IpPermission.builder()
			.ipProtocol(request.ipProtocol())
			.fromPort(request.fromPort())
			.toPort(request.toPort());
		checkOneWay(request.securityGroupRuleIds(), request.ipPermissions());
		List<SecurityGroupRule> rules = !request.securityGroupRuleIds().isEmpty()
				? named(call, group, true, request.securityGroupRuleIds())
				: new SecurityGroupRuleService(call).matching(group, true,
						new SecurityGroupRuleService(call).permissions(request.ipPermissions(), single,
								request.cidrIp(), request.sourceSecurityGroupName(),
								request.sourceSecurityGroupOwnerId()));
		return RevokeSecurityGroupEgressResponse.builder()
			.returnValue(true)
			.revokedSecurityGroupRules(revoke(call, rules))
			.unknownIpPermissions(List.of())
			.build();
	}

	private static void checkOneWay(List<String> ids, List<IpPermission> permissions) {
		if (!ids.isEmpty() && !permissions.isEmpty()) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter securityGroupRuleIds cannot be used with the parameter ipPermissions");
		}
	}

	private List<SecurityGroupRule> named(Call call, SecurityGroup group, boolean egress, List<String> ids) {
		return ids.stream().distinct().map((id) -> {
			SecurityGroupRule rule = new SecurityGroupRuleService(call).get(group, id).model();
			if (rule.isEgress() != egress) {
				throw SecurityGroupRuleService.notFound(id);
			}
			return rule;
		}).toList();
	}

	private List<RevokedSecurityGroupRule> revoke(Call call, List<SecurityGroupRule> rules) {
		return rules.stream().map((rule) -> {
			call.resources().remove(call.get(ResourceTypes.SECURITY_GROUP_RULE, rule.securityGroupRuleId()));
			return revoked(rule);
		}).toList();
	}

	private static RevokedSecurityGroupRule revoked(SecurityGroupRule rule) {
		ReferencedSecurityGroup referenced = rule.referencedGroupInfo();
		return RevokedSecurityGroupRule.builder()
			.securityGroupRuleId(rule.securityGroupRuleId())
			.groupId(rule.groupId())
			.isEgress(rule.isEgress())
			.ipProtocol(rule.ipProtocol())
			.fromPort(rule.fromPort())
			.toPort(rule.toPort())
			.cidrIpv4(rule.cidrIpv4())
			.cidrIpv6(rule.cidrIpv6())
			.referencedGroupId((referenced != null) ? referenced.groupId() : null)
			.description(rule.description())
			.build();
	}

}
