package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DefaultVpcService;
import io.github.privatelinkhandson.simulator.vpc.VpcDefaultsService;

/**
 * The security groups of an account and region.
 */
public record SecurityGroupService(Call call) {

	private static final String LETTERS = "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}";

	public List<SecurityGroup> existing() {
		return describe(this.call.resources().all(ResourceTypes.SECURITY_GROUP));
	}

	List<SecurityGroup> describe(List<Resource<SecurityGroup>> kept) {
		return kept.stream()
			.map((group) -> group.model()
				.toBuilder()
				.ipPermissions(new PermissionMapper(new SecurityGroupRuleService(this.call).of(group.id(), false))
					.permissions())
				.ipPermissionsEgress(new PermissionMapper(new SecurityGroupRuleService(this.call).of(group.id(), true))
					.permissions())
				.build())
			.toList();
	}

	/**
	 * Makes a security group, which lets everything out.
	 */
	public SecurityGroup create(String vpcId, String name, String description, List<Tag> tags) {
		this.call.get(ResourceTypes.VPC, vpcId);
		check(vpcId, name, description);
		Quota.SECURITY_GROUPS.checkOneMore(this.call, ResourceTypes.SECURITY_GROUP);
		String id = this.call.newId(ResourceTypes.SECURITY_GROUP);
		SecurityGroup group = SecurityGroup.builder()
			.groupId(id)
			.groupName(name)
			.description(description)
			.ownerId(this.call.account())
			.vpcId(vpcId)
			.securityGroupArn(this.call.arn("ec2", "security-group/" + id))
			.tags(tags)
			.build();
		this.call.put(this.call.created(ResourceTypes.SECURITY_GROUP, id, group));
		new VpcDefaultsService(this.call).allowAllOut(id, vpcId);
		return group;
	}

	/**
	 * The group of that name in the default VPC.
	 */
	public SecurityGroup named(String name) {
		String vpcId = new DefaultVpcService(this.call).find()
			.map(Resource::id)
			.orElseThrow(() -> AwsError.of("InvalidGroup.NotFound",
					"The security group '%s' does not exist in default VPC", name));
		return this.call.mentioning(ResourceTypes.SECURITY_GROUP, vpcId)
			.map(Resource::model)
			.filter((group) -> vpcId.equals(group.vpcId()) && name.equals(group.groupName()))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidGroup.NotFound",
					"The security group '%s' does not exist in default VPC '%s'", name, vpcId));
	}

	private void check(String vpcId, String name, String description) {
		if ("default".equalsIgnoreCase(name)) {
			throw AwsError.of("InvalidGroup.Reserved", "The security group '%s' is reserved", name);
		}
		if (name.regionMatches(true, 0, "sg-", 0, 3)) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter groupName is invalid. Group names may not be in the format sg-*.", name);
		}
		checkLetters(name, "GroupName");
		checkLetters(description, "GroupDescription");
		boolean taken = this.call.mentioning(ResourceTypes.SECURITY_GROUP, vpcId)
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
