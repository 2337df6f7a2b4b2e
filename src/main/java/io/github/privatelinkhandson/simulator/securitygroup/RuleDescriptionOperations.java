package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResponse;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Plays EC2's calls that change the descriptions of security group rules.
 */
@Component
class RuleDescriptionOperations implements Operations {

	UpdateSecurityGroupRuleDescriptionsIngressResponse updateSecurityGroupRuleDescriptionsIngress(
			UpdateSecurityGroupRuleDescriptionsIngressRequest request, Call call) {
		update(call, new SecurityGroupRuleService(call).group(request.groupId()), false, request.ipPermissions(),
				request.securityGroupRuleDescriptions());
		return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder().returnValue(true).build();
	}

	UpdateSecurityGroupRuleDescriptionsEgressResponse updateSecurityGroupRuleDescriptionsEgress(
			UpdateSecurityGroupRuleDescriptionsEgressRequest request, Call call) {
		update(call, new SecurityGroupRuleService(call).group(request.groupId()), true, request.ipPermissions(),
				request.securityGroupRuleDescriptions());
		return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder().returnValue(true).build();
	}

	private void update(Call call, SecurityGroup group, boolean egress, List<IpPermission> permissions,
			List<SecurityGroupRuleDescription> descriptions) {
		if (permissions.isEmpty()) {
			call.require(descriptions, "securityGroupRuleDescriptions");
		}
		descriptions.forEach((each) -> describe(call, group, each.securityGroupRuleId(), each.description()));
		List<SecurityGroupRule> wanted = new RuleFactory(call, group, egress).rules(permissions);
		List<SecurityGroupRule> found = new SecurityGroupRuleService(call).matching(group, egress, permissions);
		for (int i = 0; i < found.size(); i++) {
			describe(call, group, found.get(i).securityGroupRuleId(), wanted.get(i).description());
		}
	}

	private void describe(Call call, SecurityGroup group, @Nullable String id, @Nullable String description) {
		Resource<SecurityGroupRule> found = new SecurityGroupRuleService(call).get(group, id);
		call.resources()
			.put(found
				.with(found.model().toBuilder().description(RuleFactory.checkedDescription(description)).build()));
	}

}
