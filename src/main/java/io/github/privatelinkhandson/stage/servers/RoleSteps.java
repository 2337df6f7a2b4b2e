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
				StepAction.call("role",
						(context) -> CreateRoleRequest.builder()
							.roleName(context.name("role"))
							.assumeRolePolicyDocument(TRUSTS_EC2)
							.tags(tags(context, "role"))
							.build(),
						(aws, request) -> aws.iam().createRole(request).role().roleName(),
						(context) -> own(context, "role", Role.class)),
				StepAction.call("role-policy",
						(context) -> AttachRolePolicyRequest.builder()
							.roleName(context.name("role"))
							.policyArn(POLICY)
							.build(),
						(aws, request) -> {
							aws.iam().attachRolePolicy(request);
							return null;
						}, RoleSteps::policy),
				StepAction.call("profile",
						(context) -> CreateInstanceProfileRequest.builder()
							.instanceProfileName(context.name("profile"))
							.tags(tags(context, "profile"))
							.build(),
						(aws, request) -> aws.iam()
							.createInstanceProfile(request)
							.instanceProfile()
							.instanceProfileName(),
						(context) -> own(context, "profile", InstanceProfile.class)),
				StepAction.call("profile-role",
						(context) -> AddRoleToInstanceProfileRequest.builder()
							.instanceProfileName(context.name("profile"))
							.roleName(context.name("role"))
							.build(),
						(aws, request) -> {
							aws.iam().addRoleToInstanceProfile(request);
							return null;
						}, RoleSteps::profileRole));
	}

	private static <T extends NamedResource> StepState own(StageContext context, String step, Class<T> type) {
		return context.findOwn(step, type).map((found) -> StepState.ready(found.id())).orElseGet(StepState::absent);
	}

	private static StepState policy(StageContext context) {
		return context.find("role", Role.class)
			.filter((role) -> role.policyArns().contains(POLICY))
			.map((role) -> StepState.ready(null))
			.orElseGet(StepState::absent);
	}

	private static StepState profileRole(StageContext context) {
		return context.find("profile", InstanceProfile.class)
			.filter((profile) -> profile.roleNames().contains(context.name("role")))
			.map((profile) -> StepState.ready(null))
			.orElseGet(StepState::absent);
	}

	private static List<Tag> tags(StageContext context, String step) {
		return context.tags(step)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
