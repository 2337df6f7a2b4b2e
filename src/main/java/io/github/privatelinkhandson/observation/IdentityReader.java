package io.github.privatelinkhandson.observation;

import java.util.List;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.ssm.SsmClient;

import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.ManagedInstance;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.observation.model.SnapshotMapper;

/**
 * Reads what lets instances be managed: roles and instance profiles by name, and the
 * instances that have registered with Systems Manager.
 */
record IdentityReader(IamClient iam, SsmClient ssm) {

	private static final int PAGE = 50;

	private static final String SERVICE_ROLES = "/aws-service-role/";

	List<Role> role(String name) {
		return ParallelReads.ifThere(() -> {
			List<AttachedPolicy> policies = this.iam
				.listAttachedRolePoliciesPaginator((request) -> request.roleName(name))
				.attachedPolicies()
				.stream()
				.toList();
			return SnapshotMapper.role(this.iam.getRole((request) -> request.roleName(name)).role(), policies);
		}).stream().toList();
	}

	List<InstanceProfile> instanceProfile(String name) {
		return ParallelReads
			.ifThere(() -> SnapshotMapper.instanceProfile(
					this.iam.getInstanceProfile((request) -> request.instanceProfileName(name)).instanceProfile()))
			.stream()
			.toList();
	}

	/**
	 * Returns the names of all roles but those that AWS's services have for themselves.
	 */
	List<String> roleNames() {
		return this.iam.listRolesPaginator()
			.roles()
			.stream()
			.filter((role) -> !role.path().startsWith(SERVICE_ROLES))
			.map((role) -> role.roleName())
			.toList();
	}

	List<String> instanceProfileNames() {
		return this.iam.listInstanceProfilesPaginator()
			.instanceProfiles()
			.stream()
			.map((profile) -> profile.instanceProfileName())
			.toList();
	}

	List<ManagedInstance> managedInstances() {
		return ParallelReads.all(this.ssm.describeInstanceInformationPaginator((request) -> request.maxResults(PAGE))
			.instanceInformationList(), SnapshotMapper::managedInstance);
	}

}
