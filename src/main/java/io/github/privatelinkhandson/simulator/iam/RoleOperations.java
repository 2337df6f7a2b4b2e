package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyGrammar;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * IAM roles.
 */
@Component
class RoleOperations implements Operations {

	private static final int SESSION_SECONDS = 3600;

	Role createRole(CreateRoleRequest request, Call call) {
		String name = request.roleName();
		String document = request.assumeRolePolicyDocument();
		PolicyGrammar.checkTrust(document, call);
		if (call.global().find(ResourceTypes.ROLE, name).isPresent()) {
			throw IamNameService.alreadyExists("Role with name %s already exists.".formatted(name));
		}
		Quota.ROLES.check(call, () -> call.global().all(ResourceTypes.ROLE).size() + 1L);
		String path = IamNameService.path(request.path());
		Role role = Role.builder()
			.roleName(name)
			.path(path)
			.roleId(IamNameService.newId("AROA"))
			.arn(new IamNameService(call).arn("role", path, name))
			.createDate(call.now())
			.assumeRolePolicyDocument(document)
			.description(request.description())
			.maxSessionDuration(Objects.requireNonNullElse(request.maxSessionDuration(), SESSION_SECONDS))
			.permissionsBoundary(boundary(call, request.permissionsBoundary()))
			.tags(new IamTags(List.of()).with(request.tags()))
			.build();
		call.global().put(call.created(ResourceTypes.ROLE, name, role));
		return RoleService.describe(role).toBuilder().description(null).maxSessionDuration(null).build();
	}

	private static @Nullable AttachedPermissionsBoundary boundary(Call call, @Nullable String policyArn) {
		if (policyArn == null) {
			return null;
		}
		return AttachedPermissionsBoundary.builder()
			.permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
			.permissionsBoundaryArn(new PolicyService(call).attachable(policyArn).id())
			.build();
	}

	Role getRole(GetRoleRequest request, Call call) {
		Role role = new RoleService(call).get(request.roleName()).model();
		return RoleService.describe(role).toBuilder().roleLastUsed(RoleLastUsed.builder().build()).build();
	}

	Page<Role> listRoles(ListRolesRequest request, Call call) {
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		List<Role> roles = new RoleService(call).existing()
			.stream()
			.filter((role) -> role.path().startsWith(prefix))
			.map((role) -> RoleService.describe(role)
				.toBuilder()
				.tags((List<Tag>) null)
				.permissionsBoundary((AttachedPermissionsBoundary) null)
				.build())
			.toList();
		return Pages.of(roles, request);
	}

	void updateRole(UpdateRoleRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		Role.Builder changed = role.model().toBuilder();
		if (request.description() != null) {
			changed.description(request.description());
		}
		if (request.maxSessionDuration() != null) {
			changed.maxSessionDuration(request.maxSessionDuration());
		}
		call.global().put(role.with(changed.build()));
	}

	void updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		String document = request.policyDocument();
		PolicyGrammar.checkTrust(document, call);
		call.global().put(role.with(role.model().toBuilder().assumeRolePolicyDocument(document).build()));
	}

	void deleteRole(DeleteRoleRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		if (!new InstanceProfileService(call).holding(role.id()).isEmpty()) {
			throw IamNameService.deleteConflict("remove roles from instance profile");
		}
		if (!new RolePolicyService(role).attached().isEmpty()) {
			throw IamNameService.deleteConflict("detach all policies");
		}
		if (!new RolePolicyService(role).inline().isEmpty()) {
			throw IamNameService.deleteConflict("delete policies");
		}
		call.global().remove(role);
	}

	void tagRole(TagRoleRequest request, Call call) {
		IamTags.change(call, new RoleService(call).get(request.roleName()), (tags) -> tags.with(request.tags()));
	}

	void untagRole(UntagRoleRequest request, Call call) {
		IamTags.change(call, new RoleService(call).get(request.roleName()), (tags) -> tags.without(request.tagKeys()));
	}

	Page<Tag> listRoleTags(ListRoleTagsRequest request, Call call) {
		return Pages.of(new RoleService(call).get(request.roleName()).model().tags(), request);
	}

}
