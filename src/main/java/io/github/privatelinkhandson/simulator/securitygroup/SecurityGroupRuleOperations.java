package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

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
		checkGroupIds(request);
		return new DescribeSelectionService(call).page(ResourceTypes.SECURITY_GROUP_RULE,
				DescribeSelectionService::models, request.securityGroupRuleIds(), request, Map.of());
	}

	private static void checkGroupIds(DescribeSecurityGroupRulesRequest request) {
		List<String> groupIds = request.filters()
			.stream()
			.filter((filter) -> "group-id".equals(filter.name()))
			.flatMap((filter) -> filter.values().stream())
			.toList();
		AwsError.throwForAny(groupIds, (id) -> !id.matches(".*[*?].*") && !ResourceTypes.SECURITY_GROUP.wellFormed(id),
				(id) -> AwsError.of(ResourceTypes.SECURITY_GROUP.malformedCode(),
						"The security group ID '%s' is malformed", id));
	}

	void modifySecurityGroupRules(ModifySecurityGroupRulesRequest request, Call call) {
		SecurityGroup group = new SecurityGroupRuleService(call).group(request.groupId());
		request.securityGroupRules().forEach((update) -> modify(call, group, update));
	}

	private void modify(Call call, SecurityGroup group, SecurityGroupRuleUpdate update) {
		Resource<SecurityGroupRule> found = new SecurityGroupRuleService(call).get(group, update.securityGroupRuleId());
		SecurityGroupRule earlier = found.model();
		SecurityGroupRuleRequest wanted = call.require(update.securityGroupRule(), "SecurityGroupRule");
		checkParts(wanted);
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
	 * Checks that a rule has ports and one peer, in words that differ from those for
	 * permissions (moto, test_security_groups, verified against AWS).
	 */
	private static void checkParts(SecurityGroupRuleRequest wanted) {
		boolean ports = wanted.ipProtocol() != null && wanted.ipProtocol().matches("(?i)tcp|udp|6|17");
		if (ports && (wanted.fromPort() == null || wanted.toPort() == null)) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value for portRange. Must specify both from and to ports with TCP/UDP.");
		}
		long peers = Stream.of(wanted.cidrIpv4(), wanted.cidrIpv6(), wanted.prefixListId(), wanted.referencedGroupId())
			.filter(Objects::nonNull)
			.count();
		if (wanted.ipProtocol() != null && peers == 0) {
			throw AwsError.of("MissingParameter",
					"The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId");
		}
		if (peers > 1) {
			throw AwsError.of("InvalidParameterCombination",
					"Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified");
		}
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
		if (rule.prefixListId() != null) {
			return "prefix list id";
		}
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
		if (wanted.prefixListId() != null) {
			permission
				.prefixListIds((list) -> list.prefixListId(wanted.prefixListId()).description(wanted.description()));
		}
		if (wanted.referencedGroupId() != null) {
			permission
				.userIdGroupPairs((pair) -> pair.groupId(wanted.referencedGroupId()).description(wanted.description()));
		}
		return permission.build();
	}

	void updateSecurityGroupRuleDescriptionsIngress(UpdateSecurityGroupRuleDescriptionsIngressRequest request,
			Call call) {
		update(call, new SecurityGroupRuleService(call).group(request.groupId(), request.groupName()), false,
				request.ipPermissions(), request.securityGroupRuleDescriptions());
	}

	void updateSecurityGroupRuleDescriptionsEgress(UpdateSecurityGroupRuleDescriptionsEgressRequest request,
			Call call) {
		update(call, new SecurityGroupRuleService(call).group(request.groupId(), request.groupName()), true,
				request.ipPermissions(), request.securityGroupRuleDescriptions());
	}

	private static void update(Call call, SecurityGroup group, boolean egress, List<IpPermission> permissions,
			List<SecurityGroupRuleDescription> descriptions) {
		SecurityGroupRuleService service = new SecurityGroupRuleService(call);
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
