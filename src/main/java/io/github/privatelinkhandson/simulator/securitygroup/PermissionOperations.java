package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that add rules to security groups and remove them.
 */
@Component
class PermissionOperations implements Operations {

	List<SecurityGroupRule> authorizeSecurityGroupIngress(AuthorizeSecurityGroupIngressRequest request, Call call) {
		RequestedPermissions permissions = new RequestedPermissions(request.ipPermissions(), request.ipProtocol(),
				request.fromPort(), request.toPort(), request.cidrIp(), request.sourceSecurityGroupName(),
				request.sourceSecurityGroupOwnerId());
		return authorize(call, group(call, request.groupId(), request.groupName()), false, permissions,
				request.tagSpecifications());
	}

	List<SecurityGroupRule> authorizeSecurityGroupEgress(AuthorizeSecurityGroupEgressRequest request, Call call) {
		RequestedPermissions permissions = new RequestedPermissions(request.ipPermissions(), request.ipProtocol(),
				request.fromPort(), request.toPort(), request.cidrIp(), request.sourceSecurityGroupName(),
				request.sourceSecurityGroupOwnerId());
		return authorize(call, group(call, request.groupId(), null), true, permissions, request.tagSpecifications());
	}

	private static SecurityGroup group(Call call, @Nullable String id, @Nullable String name) {
		return new SecurityGroupRuleService(call).group(id, name);
	}

	private static List<SecurityGroupRule> authorize(Call call, SecurityGroup group, boolean egress,
			RequestedPermissions permissions, List<TagSpecification> tags) {
		SecurityGroupRuleService service = new SecurityGroupRuleService(call);
		List<SecurityGroupRule> rules = new RuleFactory(call, group, egress).rules(permissions.all(call));
		return service.add(group, egress, rules, Tags.only(tags, "security-group-rule"));
	}

	RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request,
			Call call) {
		RequestedPermissions permissions = new RequestedPermissions(request.ipPermissions(), request.ipProtocol(),
				request.fromPort(), request.toPort(), request.cidrIp(), request.sourceSecurityGroupName(),
				request.sourceSecurityGroupOwnerId());
		return RevokeSecurityGroupIngressResponse.builder()
			.returnValue(true)
			.revokedSecurityGroupRules(revoke(call, group(call, request.groupId(), request.groupName()), false,
					request.securityGroupRuleIds(), permissions))
			.unknownIpPermissions(List.of())
			.build();
	}

	RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest request, Call call) {
		RequestedPermissions permissions = new RequestedPermissions(request.ipPermissions(), request.ipProtocol(),
				request.fromPort(), request.toPort(), request.cidrIp(), request.sourceSecurityGroupName(),
				request.sourceSecurityGroupOwnerId());
		return RevokeSecurityGroupEgressResponse.builder()
			.returnValue(true)
			.revokedSecurityGroupRules(revoke(call, group(call, request.groupId(), null), true,
					request.securityGroupRuleIds(), permissions))
			.unknownIpPermissions(List.of())
			.build();
	}

	private static List<RevokedSecurityGroupRule> revoke(Call call, SecurityGroup group, boolean egress,
			List<String> ids, RequestedPermissions permissions) {
		SecurityGroupRuleService service = new SecurityGroupRuleService(call);
		if (!ids.isEmpty() && !permissions.listed().isEmpty()) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter securityGroupRuleIds cannot be used with the parameter ipPermissions");
		}
		List<SecurityGroupRule> rules = !ids.isEmpty()
				? ids.stream().distinct().map((id) -> get(service, group, egress, id)).toList()
				: service.matching(group, egress, permissions.all(call));
		return rules.stream().map((rule) -> {
			call.remove(call.get(ResourceTypes.SECURITY_GROUP_RULE, rule.securityGroupRuleId()));
			return revoked(rule);
		}).toList();
	}

	private static SecurityGroupRule get(SecurityGroupRuleService service, SecurityGroup group, boolean egress,
			String id) {
		SecurityGroupRule rule = service.get(group, id).model();
		if (rule.isEgress() != egress) {
			throw Call.notFound(ResourceTypes.SECURITY_GROUP_RULE, id);
		}
		return rule;
	}

	private static RevokedSecurityGroupRule revoked(SecurityGroupRule rule) {
		ReferencedSecurityGroup referenced = rule.referencedGroupInfo();
		return Models.copy(rule, RevokedSecurityGroupRule.builder())
			.referencedGroupId((referenced != null) ? referenced.groupId() : null)
			.build();
	}

}
