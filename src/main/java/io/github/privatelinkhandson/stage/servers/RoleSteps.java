package io.github.privatelinkhandson.stage.servers;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;

import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.NamedResource;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The steps that make the instances' role, with which Systems Manager may manage them.
 */
final class RoleSteps {

	private static final String POLICY = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

	private static final String TRUSTS_EC2 = """
			{"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
			"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

	private RoleSteps() {
	}

	static List<StepAction> actions() {
		return List.of(
				StepAction.call(ServersBlueprint.ROLE,
						(context) -> CreateRoleRequest.builder()
							.roleName(context.name(ServersBlueprint.ROLE))
							.assumeRolePolicyDocument(TRUSTS_EC2)
							.tags(tags(context, ServersBlueprint.ROLE))
							.build(),
						(aws, request) -> aws.iam().createRole(request).role().roleName(),
						(context) -> own(context, ServersBlueprint.ROLE, Role.class)),
				StepAction.call(ServersBlueprint.ROLE_POLICY,
						(context) -> AttachRolePolicyRequest.builder()
							.roleName(context.name(ServersBlueprint.ROLE))
							.policyArn(POLICY)
							.build(),
						(aws, request) -> {
							aws.iam().attachRolePolicy(request);
							return null;
						}, RoleSteps::policy),
				StepAction.call(ServersBlueprint.PROFILE,
						(context) -> CreateInstanceProfileRequest.builder()
							.instanceProfileName(context.name(ServersBlueprint.PROFILE))
							.tags(tags(context, ServersBlueprint.PROFILE))
							.build(),
						(aws, request) -> aws.iam()
							.createInstanceProfile(request)
							.instanceProfile()
							.instanceProfileName(),
						(context) -> own(context, ServersBlueprint.PROFILE, InstanceProfile.class)),
				StepAction.call(ServersBlueprint.PROFILE_ROLE,
						(context) -> AddRoleToInstanceProfileRequest.builder()
							.instanceProfileName(context.name(ServersBlueprint.PROFILE))
							.roleName(context.name(ServersBlueprint.ROLE))
							.build(),
						(aws, request) -> {
							aws.iam().addRoleToInstanceProfile(request);
							return null;
						}, RoleSteps::profileRole));
	}

	private static <T extends NamedResource> StepState own(StageContext context, Step step, Class<T> type) {
		return context.findOwn(step, type).map((found) -> StepState.ready(found.id())).orElseGet(StepState::absent);
	}

	private static StepState policy(StageContext context) {
		return context.find(ServersBlueprint.ROLE, Role.class)
			.filter((role) -> role.policyArns().contains(POLICY))
			.map((role) -> StepState.ready(null))
			.orElseGet(StepState::absent);
	}

	private static StepState profileRole(StageContext context) {
		return context.find(ServersBlueprint.PROFILE, InstanceProfile.class)
			.filter((profile) -> profile.roleNames().contains(context.name(ServersBlueprint.ROLE)))
			.map((profile) -> StepState.ready(null))
			.orElseGet(StepState::absent);
	}

	private static List<Tag> tags(StageContext context, Step step) {
		return context.tags(step)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
