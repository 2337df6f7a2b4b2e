package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that add rules to security groups.
 */
@Component
class AuthorizeOperations implements Operations {

	List<SecurityGroupRule> authorizeSecurityGroupIngress(AuthorizeSecurityGroupIngressRequest request, Call call) {
		RequestedPermissions permissions = new RequestedPermissions(request.ipPermissions(), request.ipProtocol(),
				request.fromPort(), request.toPort(), request.cidrIp(), request.sourceSecurityGroupName(),
				request.sourceSecurityGroupOwnerId());
		return authorize(call, request.groupId(), false, permissions, request.tagSpecifications());
	}

	List<SecurityGroupRule> authorizeSecurityGroupEgress(AuthorizeSecurityGroupEgressRequest request, Call call) {
		RequestedPermissions permissions = new RequestedPermissions(request.ipPermissions(), request.ipProtocol(),
				request.fromPort(), request.toPort(), request.cidrIp(), request.sourceSecurityGroupName(),
				request.sourceSecurityGroupOwnerId());
		return authorize(call, request.groupId(), true, permissions, request.tagSpecifications());
	}

	private static List<SecurityGroupRule> authorize(Call call, @Nullable String groupId, boolean egress,
			RequestedPermissions permissions, List<TagSpecification> tags) {
		SecurityGroupRuleService service = new SecurityGroupRuleService(call);
		SecurityGroup group = service.group(groupId);
		List<SecurityGroupRule> rules = new RuleFactory(call, group, egress).rules(permissions.all(call));
		return service.add(group, egress, rules, Tags.only(tags, "security-group-rule"));
	}

}
