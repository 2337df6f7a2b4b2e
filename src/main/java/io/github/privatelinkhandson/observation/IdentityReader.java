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

	/**
	 * Reads the role of a lab, or all roles of the account.
	 */
	List<Role> roles(ReadRequest request) {
		return (request.lab() != null) ? role(request.lab().role())
				: roleNames().stream().flatMap((name) -> role(name).stream()).toList();
	}

	/**
	 * Reads the instance profile of a lab, or all of the account.
	 */
	List<InstanceProfile> instanceProfiles(ReadRequest request) {
		return (request.lab() != null) ? instanceProfile(request.lab().role())
				: instanceProfileNames().stream().flatMap((name) -> instanceProfile(name).stream()).toList();
	}

	private List<Role> role(String name) {
		return Reads.ifThere(() -> {
			var role = this.iam.getRole((request) -> request.roleName(name)).role();
			List<AttachedPolicy> policies = this.iam
				.listAttachedRolePoliciesPaginator((request) -> request.roleName(name))
				.attachedPolicies()
				.stream()
				.toList();
			return SnapshotMapper.role(role, policies);
		}).stream().toList();
	}

	private List<InstanceProfile> instanceProfile(String name) {
		return Reads
			.ifThere(() -> SnapshotMapper.instanceProfile(
					this.iam.getInstanceProfile((request) -> request.instanceProfileName(name)).instanceProfile()))
			.stream()
			.toList();
	}

	/**
	 * Returns the names of all roles but those that AWS's services have for themselves.
	 */
	private List<String> roleNames() {
		return this.iam.listRolesPaginator()
			.roles()
			.stream()
			.filter((role) -> !role.path().startsWith(SERVICE_ROLES))
			.map((role) -> role.roleName())
			.toList();
	}

	private List<String> instanceProfileNames() {
		return this.iam.listInstanceProfilesPaginator()
			.instanceProfiles()
			.stream()
			.map((profile) -> profile.instanceProfileName())
			.toList();
	}

	List<ManagedInstance> managedInstances() {
		return Reads.all(this.ssm.describeInstanceInformationPaginator((request) -> request.maxResults(PAGE))
			.instanceInformationList(), SnapshotMapper::managedInstance);
	}

}
