package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.Role;

/**
 * The deletions of instances and their role: instances before the volumes that they leave
 * behind and before the profile, the profile before the role, the role before the
 * policies of the account's own.
 */
final class ServerDeletions {

	private ServerDeletions() {
	}

	static List<Deletion<?>> all() {
		return List.of(
				new Deletion<>("AWS::EC2::Instance", Instance.class, (owned, instance) -> Stream.empty(),
						(aws, owned, instance) -> aws.ec2()
							.terminateInstances((request) -> request.instanceIds(instance.id()))),
				new Deletion<>("AWS::EC2::Volume", Volume.class, (owned, volume) -> Stream.empty(),
						(aws, owned, volume) -> aws.ec2().deleteVolume((request) -> request.volumeId(volume.id()))),
				new Deletion<>("AWS::EC2::KeyPair", KeyPair.class, (owned, pair) -> Stream.empty(),
						(aws, owned, pair) -> aws.ec2().deleteKeyPair((request) -> request.keyPairId(pair.id()))),
				new Deletion<>("AWS::EC2::LaunchTemplate", LaunchTemplate.class, (owned, template) -> Stream.empty(),
						(aws, owned, template) -> aws.ec2()
							.deleteLaunchTemplate((request) -> request.launchTemplateId(template.id()))),
				new Deletion<>("AWS::Logs::LogGroup", LogGroup.class, (owned, group) -> Stream.empty(),
						(aws, owned, group) -> aws.logs()
							.deleteLogGroup((request) -> request.logGroupName(group.id()))),
				new Deletion<>("AWS::IAM::ManagedPolicy", CustomerPolicy.class,
						(owned, policy) -> owned.snapshot()
							.all(Role.class)
							.filter((role) -> role.policyArns().contains(policy.id())),
						(aws, owned, policy) -> deletePolicy(aws, policy.id())),
				new Deletion<>("AWS::IAM::InstanceProfile", InstanceProfile.class,
						(owned, profile) -> owned.snapshot()
							.all(Instance.class)
							.filter((instance) -> profile.arn().equals(instance.instanceProfileArn())),
						ServerDeletions::deleteProfile),
				new Deletion<>("AWS::IAM::Role", Role.class,
						(owned, role) -> owned.snapshot()
							.all(InstanceProfile.class)
							.filter(owned::owns)
							.filter((profile) -> profile.roleNames().contains(role.id())),
						ServerDeletions::deleteRole));
	}

	/**
	 * Deletes a policy after its versions but the default one.
	 */
	private static void deletePolicy(AwsClients aws, String arn) {
		aws.iam()
			.listPolicyVersions((request) -> request.policyArn(arn))
			.versions()
			.stream()
			.filter((version) -> !version.isDefaultVersion())
			.forEach((version) -> Deletion.unlessGone(() -> aws.iam()
				.deletePolicyVersion((request) -> request.policyArn(arn).versionId(version.versionId()))));
		aws.iam().deletePolicy((request) -> request.policyArn(arn));
	}

	private static void deleteProfile(AwsClients aws, OwnedResources owned, InstanceProfile profile) {
		profile.roleNames().forEach((role) -> free(aws, profile.id(), role));
		aws.iam().deleteInstanceProfile((request) -> request.instanceProfileName(profile.id()));
	}

	/**
	 * Deletes a role. Policies that were attached to it by hand are looked up only where
	 * they block the deletion.
	 */
	private static void deleteRole(AwsClients aws, OwnedResources owned, Role role) {
		role.policyArns()
			.forEach((policy) -> Deletion.unlessGone(
					() -> aws.iam().detachRolePolicy((request) -> request.roleName(role.id()).policyArn(policy))));
		try {
			aws.iam().deleteRole((request) -> request.roleName(role.id()));
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() != AwsFailure.Kind.BLOCKED) {
				throw ex;
			}
			strip(aws, role.id());
			aws.iam().deleteRole((request) -> request.roleName(role.id()));
		}
	}

	/**
	 * Takes from a role what was written into it, and takes the role from others'
	 * profiles, which stay.
	 */
	private static void strip(AwsClients aws, String role) {
		aws.iam()
			.listRolePoliciesPaginator((request) -> request.roleName(role))
			.policyNames()
			.forEach((policy) -> Deletion
				.unlessGone(() -> aws.iam().deleteRolePolicy((request) -> request.roleName(role).policyName(policy))));
		aws.iam()
			.listInstanceProfilesForRolePaginator((request) -> request.roleName(role))
			.instanceProfiles()
			.forEach((profile) -> free(aws, profile.instanceProfileName(), role));
	}

	private static void free(AwsClients aws, String profile, String role) {
		Deletion.unlessGone(() -> aws.iam()
			.removeRoleFromInstanceProfile((request) -> request.instanceProfileName(profile).roleName(role)));
	}

}
