package io.github.privatelinkhandson.stage.servers;

import java.util.List;

import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;

import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.stage.Expectation;
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

	private static final Expectation<Role> TRUST = Expectation
		.value("role-trusts-other", Role.class, "AssumeRolePolicyDocument", TRUSTS_EC2, Role::trustPolicy)
		.differingIf((context, role) -> !trustsEc2(role))
		.correctedBy((aws, context, role) -> aws.iam()
			.updateAssumeRolePolicy((request) -> request.roleName(role.id()).policyDocument(TRUSTS_EC2)));

	private RoleSteps() {
	}

	static List<StepAction> actions() {
		return List.of(
				StepAction
					.call(ServersBlueprint.ROLE,
							(context) -> CreateRoleRequest.builder()
								.roleName(context.name(ServersBlueprint.ROLE))
								.assumeRolePolicyDocument(TRUSTS_EC2)
								.tags(tags(context, ServersBlueprint.ROLE))
								.build(),
							(aws, request) -> aws.iam().createRole(request).role().roleName(),
							(context) -> context.observe(ServersBlueprint.ROLE, Role.class))
					.expecting(TRUST),
				StepAction.change(ServersBlueprint.ROLE_POLICY,
						(context) -> AttachRolePolicyRequest.builder()
							.roleName(context.name(ServersBlueprint.ROLE))
							.policyArn(POLICY)
							.build(),
						(aws, request) -> aws.iam().attachRolePolicy(request), RoleSteps::policy),
				StepAction.call(ServersBlueprint.PROFILE,
						(context) -> CreateInstanceProfileRequest.builder()
							.instanceProfileName(context.name(ServersBlueprint.PROFILE))
							.tags(tags(context, ServersBlueprint.PROFILE))
							.build(),
						(aws, request) -> aws.iam()
							.createInstanceProfile(request)
							.instanceProfile()
							.instanceProfileName(),
						(context) -> context.observe(ServersBlueprint.PROFILE, InstanceProfile.class)),
				StepAction.change(ServersBlueprint.PROFILE_ROLE,
						(context) -> AddRoleToInstanceProfileRequest.builder()
							.instanceProfileName(context.name(ServersBlueprint.PROFILE))
							.roleName(context.name(ServersBlueprint.ROLE))
							.build(),
						(aws, request) -> aws.iam().addRoleToInstanceProfile(request), RoleSteps::profileRole));
	}

	private static StepState policy(StageContext context) {
		return StepState.readyIf(context.find(ServersBlueprint.ROLE, Role.class)
			.filter((role) -> role.policyArns().contains(POLICY))
			.isPresent());
	}

	private static StepState profileRole(StageContext context) {
		return StepState.readyIf(context.find(ServersBlueprint.PROFILE, InstanceProfile.class)
			.filter((profile) -> profile.roleNames().contains(context.name(ServersBlueprint.ROLE)))
			.isPresent());
	}

	private static boolean trustsEc2(Role role) {
		return role.trustPolicy().contains("\"ec2.amazonaws.com\"") && role.trustPolicy().contains("sts:AssumeRole");
	}

	private static List<Tag> tags(StageContext context, Step step) {
		return context.tags(step, (key, value) -> Tag.builder().key(key).value(value).build());
	}

}
