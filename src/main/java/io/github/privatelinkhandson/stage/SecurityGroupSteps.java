package io.github.privatelinkhandson.stage;

import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The steps that make security groups.
 */
public final class SecurityGroupSteps {

	private SecurityGroupSteps() {
	}

	/**
	 * A group without inbound rules.
	 */
	public static StepAction group(Step step, Step vpc, String description) {
		return StepAction
			.call(step,
					(context) -> CreateSecurityGroupRequest.builder()
						.groupName(context.name(step))
						.description(description)
						.vpcId(context.id(vpc))
						.tagSpecifications(context.tags(ResourceType.SECURITY_GROUP, step))
						.build(),
					(aws, request) -> aws.ec2().createSecurityGroup(request).groupId(),
					(context) -> context.observe(step, SecurityGroup.class))
			.expecting(Expectation.id("group-in-other-vpc", SecurityGroup.class, "VpcId", vpc, SecurityGroup::vpcId))
			.deletedBy((aws, id) -> aws.ec2().deleteSecurityGroup((request) -> request.groupId(id)));
	}

}
