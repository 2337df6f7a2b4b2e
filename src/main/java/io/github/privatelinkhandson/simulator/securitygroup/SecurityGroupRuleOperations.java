package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;

/**
 * Implements EC2's operations that describe and modify security group rules.
 */
@Component
class SecurityGroupRuleOperations implements Operations {

	Page<SecurityGroupRule> describeSecurityGroupRules(DescribeSecurityGroupRulesRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.SECURITY_GROUP_RULE,
				DescribeSelectionService::models, request.securityGroupRuleIds(), request, Map.of());
	}

	void modifySecurityGroupRules(ModifySecurityGroupRulesRequest request, Call call) {
		SecurityGroup group = new SecurityGroupRuleService(call).group(request.groupId());
		request.securityGroupRules().forEach((update) -> modify(call, group, update));
	}

	private void modify(Call call, SecurityGroup group, SecurityGroupRuleUpdate update) {
		Resource<SecurityGroupRule> found = new SecurityGroupRuleService(call).get(group, update.securityGroupRuleId());
		SecurityGroupRule earlier = found.model();
		SecurityGroupRuleRequest wanted = call.require(update.securityGroupRule(), "SecurityGroupRule");
		SecurityGroupRule changed = new RuleFactory(call, group, earlier.isEgress()).rules(List.of(permission(wanted)))
			.get(0);
		checkPeer(earlier, changed);
		boolean taken = new SecurityGroupRuleService(call).of(group.groupId(), earlier.isEgress())
			.stream()
			.anyMatch((other) -> !other.securityGroupRuleId().equals(earlier.securityGroupRuleId())
					&& RuleKey.of(other).equals(RuleKey.of(changed)));
		if (taken) {
			throw AwsError.of("InvalidPermission.Duplicate", "the specified rule \"%s\" already exists",
					RuleKey.of(changed));
		}
		call.put(found.with(changed.toBuilder()
			.securityGroupRuleId(earlier.securityGroupRuleId())
			.securityGroupRuleArn(earlier.securityGroupRuleArn())
			.tags(earlier.tags())
			.build()));
	}

	/**
	 * A rule for addresses cannot become one for a group, nor the other way round.
	 */
	private static void checkPeer(SecurityGroupRule earlier, SecurityGroupRule changed) {
		String before = peerKind(earlier);
		String after = peerKind(changed);
		if (!before.equals(after)) {
			throw AwsError.of("InvalidParameterValue", "You may not specify %s %s for an existing %s rule",
					after.startsWith("IP") ? "an" : "a", after, before);
		}
	}

	private static String peerKind(SecurityGroupRule rule) {
		return (rule.referencedGroupInfo() != null) ? "referenced group id"
				: (rule.cidrIpv4() != null) ? "IPv4 CIDR" : "IPv6 CIDR";
	}

	private static IpPermission permission(SecurityGroupRuleRequest wanted) {
		IpPermission.Builder permission = IpPermission.builder()
			.ipProtocol(wanted.ipProtocol())
			.fromPort(wanted.fromPort())
			.toPort(wanted.toPort());
		if (wanted.cidrIpv4() != null) {
			permission.ipRanges((range) -> range.cidrIp(wanted.cidrIpv4()).description(wanted.description()));
		}
		if (wanted.cidrIpv6() != null) {
			permission.ipv6Ranges((range) -> range.cidrIpv6(wanted.cidrIpv6()).description(wanted.description()));
		}
		if (wanted.referencedGroupId() != null) {
			permission
				.userIdGroupPairs((pair) -> pair.groupId(wanted.referencedGroupId()).description(wanted.description()));
		}
		return permission.build();
	}

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
