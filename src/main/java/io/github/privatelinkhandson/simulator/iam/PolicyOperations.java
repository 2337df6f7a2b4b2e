package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * AWS's managed policies, as every account sees them.
 */
@Component
class PolicyOperations implements Operations {

	Policy getPolicy(GetPolicyRequest request, Call call) {
		ManagedPolicy policy = get(call, request.policyArn());
		return model(call, policy).description(policy.description()).tags(List.of()).build();
	}

	private ManagedPolicy get(Call call, @Nullable String arn) {
		return ManagedPolicy.of(arn)
			.orElseThrow(() -> IamNameService.noSuchEntity("Policy %s was not found.".formatted(arn)));
	}

	private Policy.Builder model(Call call, ManagedPolicy policy) {
		return Policy.builder()
			.policyName(policy.policyName())
			.policyId(policy.id())
			.arn(policy.arn())
			.path(policy.path())
			.defaultVersionId(policy.version())
			.attachmentCount(roles(call, policy, PolicyUsageType.PERMISSIONS_POLICY).size())
			.permissionsBoundaryUsageCount(roles(call, policy, PolicyUsageType.PERMISSIONS_BOUNDARY).size())
			.isAttachable(true)
			.createDate(policy.created())
			.updateDate(policy.created());
	}

	/**
	 * The roles that have the policy for that use.
	 */
	private List<Role> roles(Call call, ManagedPolicy policy, PolicyUsageType use) {
		return call.global()
			.all(ResourceTypes.ROLE)
			.stream()
			.filter((role) -> (use == PolicyUsageType.PERMISSIONS_BOUNDARY)
					? Optional.ofNullable(role.model().permissionsBoundary())
						.filter((boundary) -> policy.arn().equals(boundary.permissionsBoundaryArn()))
						.isPresent()
					: new RolePolicyService(role).attached().containsKey(policy.arn()))
			.map(Resource::model)
			.toList();
	}

	ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request, Call call) {
		ManagedPolicy policy = get(call, request.policyArn());
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		boolean wanted = request.entityFilter() == null || request.entityFilter() == EntityType.ROLE;
		List<PolicyRole> found = Stream.of(PolicyUsageType.PERMISSIONS_POLICY, PolicyUsageType.PERMISSIONS_BOUNDARY)
			.filter((use) -> wanted && (request.policyUsageFilter() == null || request.policyUsageFilter() == use))
			.flatMap((use) -> roles(call, policy, use).stream())
			.filter((role) -> role.path().startsWith(prefix))
			.map((role) -> PolicyRole.builder().roleName(role.roleName()).roleId(role.roleId()).build())
			.distinct()
			.toList();
		Page<PolicyRole> page = Pages.of(found, request);
		return ListEntitiesForPolicyResponse.builder()
			.policyGroups(List.of())
			.policyUsers(List.of())
			.policyRoles(page.items())
			.isTruncated(page.next() != null)
			.marker(page.next())
			.build();
	}

	PolicyVersion getPolicyVersion(GetPolicyVersionRequest request, Call call) {
		ManagedPolicy policy = get(call, request.policyArn());
		String version = request.versionId();
		if (!version.equals(policy.version())) {
			throw IamNameService.noSuchEntity(
					"Policy %s version %s does not exist or is not attachable.".formatted(policy.arn(), version));
		}
		return PolicyVersion.builder()
			.document(PolicyDocument.encoded(policy.document()))
			.versionId(version)
			.isDefaultVersion(true)
			.createDate(policy.created())
			.build();
	}

	Page<Policy> listPolicies(ListPoliciesRequest request, Call call) {
		boolean local = request.scope() == PolicyScopeType.LOCAL;
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		List<Policy> policies = ManagedPolicy.ALL.stream()
			.filter((policy) -> !local && policy.path().startsWith(prefix))
			.map((policy) -> model(call, policy).build())
			.filter((policy) -> !Boolean.TRUE.equals(request.onlyAttached()) || policy.attachmentCount() > 0)
			.toList();
		return Pages.of(policies, request);
	}

}
