package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.VpcDefaultsService;

/**
 * The security groups of an account and region.
 */
public final class SecurityGroupService {

	private static final String LETTERS = "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}";

	private SecurityGroupService() {
	}

	/**
	 * The security groups that exist now, with their rules as permissions.
	 */
	public static List<SecurityGroup> current(Call call) {
		return shown(call, call.resources().all(ResourceTypes.SECURITY_GROUP));
	}

	static List<SecurityGroup> shown(Call call, List<Resource<SecurityGroup>> kept) {
		return kept.stream()
			.map((group) -> group.model()
				.toBuilder()
				.ipPermissions(PermissionMapper.of(SecurityGroupRuleService.of(call, group.id(), false), false))
				.ipPermissionsEgress(PermissionMapper.of(SecurityGroupRuleService.of(call, group.id(), true), true))
				.build())
			.toList();
	}

	/**
	 * Makes a security group, which lets everything out.
	 */
	public static SecurityGroup create(Call call, String vpcId, String name, String description, List<Tag> tags) {
		call.get(ResourceTypes.VPC, vpcId);
		check(call, vpcId, name, description);
		Quota.SECURITY_GROUPS.check(call, () -> call.resources().all(ResourceTypes.SECURITY_GROUP).size() + 1L);
		String id = call.newId(ResourceTypes.SECURITY_GROUP);
		SecurityGroup group = SecurityGroup.builder()
			.groupId(id)
			.groupName(name)
			.description(description)
			.ownerId(call.account())
			.vpcId(vpcId)
			.securityGroupArn(call.arn("ec2", "security-group/" + id))
			.tags(tags)
			.build();
		call.resources().put(Resource.created(ResourceTypes.SECURITY_GROUP, id, group, call.now()));
		VpcDefaultsService.allowAllOut(call, id);
		return group;
	}

	private static void check(Call call, String vpcId, String name, String description) {
		if ("default".equalsIgnoreCase(name)) {
			throw AwsError.of("InvalidGroup.Reserved", "The security group '%s' is reserved", name);
		}
		if (name.regionMatches(true, 0, "sg-", 0, 3)) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter groupName is invalid. Group names may not be in the format sg-*.", name);
		}
		checkLetters(name, "GroupName");
		checkLetters(description, "GroupDescription");
		boolean taken = call.resources()
			.mentioning(ResourceTypes.SECURITY_GROUP, vpcId)
			.stream()
			.map(Resource::model)
			.anyMatch((other) -> vpcId.equals(other.vpcId()) && name.equalsIgnoreCase(other.groupName()));
		if (taken) {
			throw AwsError.of("InvalidGroup.Duplicate", "The security group '%s' already exists for VPC '%s'", name,
					vpcId);
		}
	}

	private static void checkLetters(String text, String parameter) {
		if (!text.matches(LETTERS)) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter %s is invalid. Character sets beyond ASCII are not supported.", text,
					parameter);
		}
	}

}
