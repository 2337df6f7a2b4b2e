package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DefaultVpcService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that create, describe and delete security groups.
 */
@Component
class SecurityGroupOperations implements Operations {

	private static final Map<String, String> ALIASES = aliases();

	CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request, Call call) {
		String vpcId = (request.vpcId() != null) ? request.vpcId()
				: new DefaultVpcService(call).find()
					.map(Resource::id)
					.orElseThrow(() -> AwsError.of("VPCIdNotSpecified", "No default VPC for this user"));
		SecurityGroup made = new SecurityGroupService(call).create(vpcId, request.groupName(), request.description(),
				Tags.only(request.tagSpecifications(), "security-group"));
		return Models.copy(made, CreateSecurityGroupResponse.builder()).build();
	}

	Page<SecurityGroup> describeSecurityGroups(DescribeSecurityGroupsRequest request, Call call) {
		Stream<String> named = request.groupNames()
			.stream()
			.map((name) -> new SecurityGroupService(call).named(name).groupId());
		List<String> ids = Stream.concat(request.groupIds().stream(), named).distinct().toList();
		return new DescribeSelectionService(call).page(ResourceTypes.SECURITY_GROUP,
				new SecurityGroupService(call)::describe, ids, request, ALIASES);
	}

	String deleteSecurityGroup(DeleteSecurityGroupRequest request, Call call) {
		String id = new SecurityGroupRuleService(call).group(request.groupId(), request.groupName()).groupId();
		Resource<SecurityGroup> found = call.get(ResourceTypes.SECURITY_GROUP, id);
		if ("default".equals(found.model().groupName())) {
			throw AwsError.of("CannotDelete",
					"the specified group: \"%s\" name: \"default\" cannot be deleted by a user", id);
		}
		if (used(call, id)) {
			throw AwsError.of("DependencyViolation", "resource %s has a dependent object", id);
		}
		call.stream(ResourceTypes.SECURITY_GROUP_RULE)
			.filter((rule) -> id.equals(rule.model().groupId()))
			.forEach(call::remove);
		call.remove(found);
		return id;
	}

	private boolean used(Call call, String id) {
		boolean attached = new NetworkInterfaceService(call).existing()
			.stream()
			.flatMap((found) -> found.groups().stream())
			.map(GroupIdentifier::groupId)
			.anyMatch(id::equals);
		return attached || new SecurityGroupRuleService(call).existing().stream().anyMatch((rule) -> refers(rule, id));
	}

	private static boolean refers(SecurityGroupRule rule, String id) {
		return rule.referencedGroupInfo() != null && id.equals(rule.referencedGroupInfo().groupId())
				&& !id.equals(rule.groupId());
	}

	private static Map<String, String> aliases() {
		Map<String, String> members = Map.of("cidr", "ip-ranges.cidr-ip", "protocol", "ip-protocol", "group-id",
				"user-id-group-pairs.group-id", "group-name", "user-id-group-pairs.group-name", "user-id",
				"user-id-group-pairs.user-id", "ipv6-cidr", "ipv6-ranges.cidr-ipv6", "prefix-list-id",
				"prefix-list-ids.prefix-list-id");
		Map<String, String> aliases = new HashMap<>(Map.of("egress.ip-permission", "ip-permissions-egress"));
		members.forEach((name, path) -> {
			aliases.put("ip-permission." + name, "ip-permissions." + path);
			aliases.put("egress.ip-permission." + name, "ip-permissions-egress." + path);
		});
		return Map.copyOf(aliases);
	}

}
