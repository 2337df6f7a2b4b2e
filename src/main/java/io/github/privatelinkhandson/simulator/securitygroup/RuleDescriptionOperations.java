package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Implements EC2's operations that change the descriptions of security group rules.
 */
@Component
class RuleDescriptionOperations implements Operations {

	void updateSecurityGroupRuleDescriptionsIngress(UpdateSecurityGroupRuleDescriptionsIngressRequest request,
			Call call) {
		update(call, request.groupId(), false, request.ipPermissions(), request.securityGroupRuleDescriptions());
	}

	void updateSecurityGroupRuleDescriptionsEgress(UpdateSecurityGroupRuleDescriptionsEgressRequest request,
			Call call) {
		update(call, request.groupId(), true, request.ipPermissions(), request.securityGroupRuleDescriptions());
	}

	private static void update(Call call, @Nullable String groupId, boolean egress, List<IpPermission> permissions,
			List<SecurityGroupRuleDescription> descriptions) {
		SecurityGroupRuleService service = new SecurityGroupRuleService(call);
		SecurityGroup group = service.group(groupId);
		if (permissions.isEmpty()) {
			call.require(descriptions, "securityGroupRuleDescriptions");
		}
		descriptions
			.forEach((each) -> describe(call, service.get(group, each.securityGroupRuleId()), each.description()));
		List<SecurityGroupRule> wanted = new RuleFactory(call, group, egress).rules(permissions);
		List<SecurityGroupRule> found = service.matching(group, egress, permissions);
		for (int i = 0; i < found.size(); i++) {
			describe(call, service.get(group, found.get(i).securityGroupRuleId()), wanted.get(i).description());
		}
	}

	private static void describe(Call call, Resource<SecurityGroupRule> rule, @Nullable String description) {
		call.put(rule.with(rule.model().toBuilder().description(RuleFactory.checkedDescription(description)).build()));
	}

}
