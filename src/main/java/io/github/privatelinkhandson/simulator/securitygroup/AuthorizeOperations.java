package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Plays EC2's calls that give rules to security groups.
 */
@Component
class AuthorizeOperations implements Operations {

	AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(AuthorizeSecurityGroupIngressRequest request,
			Call call) {
		IpPermission.Builder single = IpPermission.builder()
			.ipProtocol(request.ipProtocol())
			.fromPort(request.fromPort())
			.toPort(request.toPort());
		SecurityGroup group = new SecurityGroupRuleService(call).group(request.groupId());
		List<IpPermission> permissions = new SecurityGroupRuleService(call).permissions(request.ipPermissions(), single,
				request.cidrIp(), request.sourceSecurityGroupName(), request.sourceSecurityGroupOwnerId());
		return AuthorizeSecurityGroupIngressResponse.builder()
			.returnValue(true)
			.securityGroupRules(authorize(call, group, false, permissions, request.tagSpecifications()))
			.build();
	}

	AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(AuthorizeSecurityGroupEgressRequest request,
			Call call) {
		IpPermission.Builder single = IpPermission.builder()
			.ipProtocol(request.ipProtocol())
			.fromPort(request.fromPort())
			.toPort(request.toPort());
		SecurityGroup group = new SecurityGroupRuleService(call).group(request.groupId());
		List<IpPermission> permissions = new SecurityGroupRuleService(call).permissions(request.ipPermissions(), single,
				request.cidrIp(), request.sourceSecurityGroupName(), request.sourceSecurityGroupOwnerId());
		return AuthorizeSecurityGroupEgressResponse.builder()
			.returnValue(true)
			.securityGroupRules(authorize(call, group, true, permissions, request.tagSpecifications()))
			.build();
	}

	private List<SecurityGroupRule> authorize(Call call, SecurityGroup group, boolean egress,
			List<IpPermission> permissions, List<TagSpecification> tags) {
		List<SecurityGroupRule> rules = new RuleFactory(call, group, egress).rules(permissions);
		return new SecurityGroupRuleService(call).add(group, egress, rules, Tags.only(tags, "security-group-rule"));
	}

}
