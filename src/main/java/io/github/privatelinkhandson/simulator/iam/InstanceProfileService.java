package io.github.privatelinkhandson.simulator.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Instance profiles of an account, with their roles.
 */
public record InstanceProfileService(Call call) {

	/** Attribute with the time at which the role was added to the profile. */
	static final String ROLE_ADDED = "role-added";

	public List<InstanceProfile> existing() {
		return this.call.global()
			.all(ResourceTypes.INSTANCE_PROFILE)
			.stream()
			.map((profile) -> withRoles(profile))
			.toList();
	}

	/**
	 * The profile of that name or ARN, whether or not EC2 sees it yet.
	 */
	public Optional<InstanceProfile> find(String nameOrArn) {
		return existing().stream()
			.filter((profile) -> profile.instanceProfileName().equals(nameOrArn) || profile.arn().equals(nameOrArn))
			.findFirst();
	}

	/**
	 * The profile of that name or ARN as EC2 sees it; it learns of a profile and of its
	 * role some seconds after IAM (aws-facts, section 5).
	 * @throws AwsError EC2's, where it does not see the profile, or no role in it
	 */
	public InstanceProfile forInstances(@Nullable String name, @Nullable String arn) {
		Resource<InstanceProfile> resource = this.call.global()
			.all(ResourceTypes.INSTANCE_PROFILE)
			.stream()
			.filter((profile) -> profile.id().equals(name) || profile.model().arn().equals(arn))
			.filter((profile) -> visible(profile, profile.createdAt()))
			.findFirst()
			.orElseThrow(
					() -> (arn != null) ? invalid(arn, "arn", "ARN") : invalid(String.valueOf(name), "name", "name"));
		InstanceProfile profile = withRoles(resource);
		if (profile.roles().isEmpty() || !visible(resource, resource.time(ROLE_ADDED))) {
			throw AwsError.of("InvalidParameterValue", "IAM Instance Profile \"%s\" has no associated IAM Roles",
					profile.arn());
		}
		return profile;
	}

	private boolean visible(Resource<InstanceProfile> profile, @Nullable Instant since) {
		return this.call.strict() || this.call.passed(Latency.INSTANCE_PROFILE_VISIBLE, profile.id(), since);
	}

	private static AwsError invalid(String value, String member, String what) {
		return AwsError.of("InvalidParameterValue",
				"Value (%s) for parameter iamInstanceProfile.%s is invalid. Invalid IAM Instance Profile %s", value,
				member, what);
	}

	InstanceProfile withRoles(Resource<InstanceProfile> profile) {
		List<Role> roles = profile.model()
			.roles()
			.stream()
			.flatMap((role) -> new RoleService(this.call).find(role.roleName()).stream())
			.map((role) -> RoleService.describe(role).toBuilder().description(null).maxSessionDuration(null).build())
			.toList();
		return profile.model().toBuilder().roles(roles).build();
	}

	List<InstanceProfile> holding(String roleName) {
		return existing().stream()
			.filter((profile) -> profile.roles().stream().anyMatch((role) -> role.roleName().equals(roleName)))
			.toList();
	}

}
