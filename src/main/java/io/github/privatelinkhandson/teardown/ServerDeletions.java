package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * How instances and their role are deleted: instances before the profile, the profile
 * before the role.
 */
final class ServerDeletions {

	private ServerDeletions() {
	}

	static List<Deletion<?>> all() {
		return List.of(
				new Deletion<>("AWS::EC2::Instance", Instance.class, (snapshot, instance) -> Stream.empty(),
						(aws, snapshot, instance) -> aws.ec2()
							.terminateInstances((request) -> request.instanceIds(instance.id()))),
				new Deletion<>("AWS::IAM::InstanceProfile", InstanceProfile.class,
						(snapshot, profile) -> snapshot.all(Instance.class)
							.filter((instance) -> profile.arn().equals(instance.instanceProfileArn())),
						ServerDeletions::deleteProfile),
				new Deletion<>("AWS::IAM::Role", Role.class,
						(snapshot, role) -> snapshot.all(InstanceProfile.class)
							.filter((profile) -> profile.roleNames().contains(role.id())),
						ServerDeletions::deleteRole));
	}

	private static void deleteProfile(AwsClients aws, Snapshot snapshot, InstanceProfile profile) {
		profile.roleNames()
			.forEach((role) -> aws.iam()
				.removeRoleFromInstanceProfile((request) -> request.instanceProfileName(profile.id()).roleName(role)));
		aws.iam().deleteInstanceProfile((request) -> request.instanceProfileName(profile.id()));
	}

	private static void deleteRole(AwsClients aws, Snapshot snapshot, Role role) {
		role.policyArns()
			.forEach(
					(policy) -> aws.iam().detachRolePolicy((request) -> request.roleName(role.id()).policyArn(policy)));
		aws.iam().deleteRole((request) -> request.roleName(role.id()));
	}

}
