package io.github.privatelinkhandson.stage;

import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The steps that make security groups and let TCP 80 in.
 */
public final class SecurityGroupSteps {

	private static final int HTTP = 80;

	private SecurityGroupSteps() {
	}

	/**
	 * A group without inbound rules.
	 */
	public static StepAction group(Step step, Step vpc, String description) {
		return StepAction.call(step,
				(context) -> CreateSecurityGroupRequest.builder()
					.groupName(context.name(step))
					.description(description)
					.vpcId(context.id(vpc))
					.tagSpecifications(context.tags(ResourceType.SECURITY_GROUP, step))
					.build(),
				(aws, request) -> aws.ec2().createSecurityGroup(request).groupId(),
				(context) -> context.observe(step, SecurityGroup.class));
	}

	/**
	 * A rule that lets TCP 80 in from the members of another group.
	 */
	public static StepAction http(Step step, Step group, Step from) {
		return StepAction.call(step,
				(context) -> AuthorizeSecurityGroupIngressRequest.builder()
					.groupId(context.id(group))
					.ipPermissions((permission) -> permission.ipProtocol("tcp")
						.fromPort(HTTP)
						.toPort(HTTP)
						.userIdGroupPairs((pair) -> pair.groupId(context.id(from))))
					.tagSpecifications(context.tags(ResourceType.SECURITY_GROUP_RULE, step))
					.build(),
				(aws, request) -> aws.ec2()
					.authorizeSecurityGroupIngress(request)
					.securityGroupRules()
					.get(0)
					.securityGroupRuleId(),
				(context) -> rule(context, group, context.id(from)));
	}

	private static StepState rule(StageContext context, Step group, String from) {
		return context.find(group, SecurityGroup.class)
			.flatMap((found) -> found.rules()
				.stream()
				.filter((rule) -> !rule.egress() && from.equals(rule.referencedGroupId()) && admitsHttp(rule))
				.findFirst())
			.map((rule) -> StepState.ready(rule.id()))
			.orElseGet(StepState::absent);
	}

	private static boolean admitsHttp(SecurityGroup.Rule rule) {
		return rule.protocol().equals("-1") || (rule.protocol().equals("tcp") && rule.fromPort() != null
				&& rule.fromPort() <= HTTP && rule.toPort() != null && rule.toPort() >= HTTP);
	}

}
