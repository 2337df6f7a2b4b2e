package io.github.privatelinkhandson.simulator.iam;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * IAM instance profiles: what hands a role to instances.
 */
@Component
class InstanceProfileOperations implements Operations {

	private Resource<InstanceProfile> get(Call call, @Nullable String name) {
		return call.global()
			.find(ResourceTypes.INSTANCE_PROFILE, name)
			.orElseThrow(() -> IamNameService.noSuchEntity("Instance Profile %s cannot be found.".formatted(name)));
	}

	InstanceProfile createInstanceProfile(CreateInstanceProfileRequest request, Call call) {
		String name = request.instanceProfileName();
		if (call.global().find(ResourceTypes.INSTANCE_PROFILE, name).isPresent()) {
			throw IamNameService.alreadyExists("Instance Profile %s already exists.".formatted(name));
		}
		Quota.INSTANCE_PROFILES.check(call, () -> call.global().all(ResourceTypes.INSTANCE_PROFILE).size() + 1L);
		String path = IamNameService.path(request.path());
		InstanceProfile profile = InstanceProfile.builder()
			.instanceProfileName(name)
			.path(path)
			.instanceProfileId(IamNameService.newId("AIPA"))
			.arn(new IamNameService(call).arn("instance-profile", path, name))
			.createDate(call.now())
			.roles(List.of())
			.tags(new IamTags(List.of()).with(request.tags()))
			.build();
		call.global().put(call.created(ResourceTypes.INSTANCE_PROFILE, name, profile));
		return profile;
	}

	InstanceProfile getInstanceProfile(GetInstanceProfileRequest request, Call call) {
		return new InstanceProfileService(call).withRoles(get(call, request.instanceProfileName()));
	}

	Page<InstanceProfile> listInstanceProfiles(ListInstanceProfilesRequest request, Call call) {
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		List<InstanceProfile> profiles = new InstanceProfileService(call).existing()
			.stream()
			.filter((profile) -> profile.path().startsWith(prefix))
			.toList();
		return Pages.of(profiles, request);
	}

	Page<InstanceProfile> listInstanceProfilesForRole(ListInstanceProfilesForRoleRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		return Pages.of(new InstanceProfileService(call).holding(role.id()), request);
	}

	void addRoleToInstanceProfile(AddRoleToInstanceProfileRequest request, Call call) {
		Resource<InstanceProfile> profile = get(call, request.instanceProfileName());
		Resource<Role> role = new RoleService(call).get(request.roleName());
		if (!profile.model().roles().isEmpty()) {
			throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
		}
		Role name = Role.builder().roleName(role.id()).build();
		call.global()
			.put(profile.with(profile.model().toBuilder().roles(name).build())
				.withTime(InstanceProfileService.ROLE_ADDED, call.now()));
	}

	void removeRoleFromInstanceProfile(RemoveRoleFromInstanceProfileRequest request, Call call) {
		Resource<InstanceProfile> profile = get(call, request.instanceProfileName());
		String role = request.roleName();
		if (profile.model().roles().stream().noneMatch((held) -> held.roleName().equals(role))) {
			throw IamNameService.noSuchEntity("The role with name %s cannot be found.".formatted(role));
		}
		call.global().put(profile.with(profile.model().toBuilder().roles(List.of()).build()));
	}

	void deleteInstanceProfile(DeleteInstanceProfileRequest request, Call call) {
		Resource<InstanceProfile> profile = get(call, request.instanceProfileName());
		if (!profile.model().roles().isEmpty()) {
			throw IamNameService.deleteConflict("remove roles from instance profile");
		}
		call.global().remove(profile);
	}

	void tagInstanceProfile(TagInstanceProfileRequest request, Call call) {
		IamTags.change(call, get(call, request.instanceProfileName()), (tags) -> tags.with(request.tags()));
	}

	void untagInstanceProfile(UntagInstanceProfileRequest request, Call call) {
		IamTags.change(call, get(call, request.instanceProfileName()), (tags) -> tags.without(request.tagKeys()));
	}

}
