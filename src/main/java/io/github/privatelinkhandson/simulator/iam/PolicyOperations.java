package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyGrammar;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Managed policies: AWS's, as every account sees them, and the account's own.
 */
@Component
class PolicyOperations implements Operations {

	Policy createPolicy(CreatePolicyRequest request, Call call) {
		String name = request.policyName();
		PolicyGrammar.checkManaged(request.policyDocument());
		if (named(call, name)) {
			throw IamNameService
				.alreadyExists("A policy called %s already exists. Duplicate names are not allowed.".formatted(name));
		}
		Quota.POLICIES.check(call, () -> call.global().all(ResourceTypes.POLICY).size() + 1L);
		String path = IamNameService.path(request.path());
		Policy model = Policy.builder()
			.policyName(name)
			.policyId(IamNameService.newId("ANPA"))
			.arn(new IamNameService(call).arn("policy", path, name))
			.path(path)
			.isAttachable(true)
			.createDate(call.now())
			.description(request.description())
			.tags(new IamTags(List.of()).with(request.tags()))
			.build();
		Resource<Policy> made = new PolicyService(call).withNext(call.created(ResourceTypes.POLICY, model.arn(), model),
				request.policyDocument(), true);
		call.global().put(made);
		return new PolicyService(call).describe(made).tags(model.tags().isEmpty() ? null : model.tags()).build();
	}

	private static boolean named(Call call, String name) {
		return call.global()
			.all(ResourceTypes.POLICY)
			.stream()
			.anyMatch((policy) -> policy.model().policyName().equalsIgnoreCase(name));
	}

	Policy getPolicy(GetPolicyRequest request, Call call) {
		Resource<Policy> policy = new PolicyService(call).get(request.policyArn());
		return new PolicyService(call).describe(policy)
			.description(policy.model().description())
			.tags(policy.model().tags())
			.build();
	}

	void deletePolicy(DeletePolicyRequest request, Call call) {
		PolicyService service = new PolicyService(call);
		Resource<Policy> policy = service.own(request.policyArn());
		if (Stream.of(PolicyUsageType.PERMISSIONS_POLICY, PolicyUsageType.PERMISSIONS_BOUNDARY)
			.anyMatch((use) -> !service.roles(policy.id(), use).isEmpty())) {
			throw new AwsError(409, "DeleteConflict", "Cannot delete a policy attached to entities.");
		}
		if (PolicyService.versions(policy).size() > 1) {
			throw new AwsError(409, "DeleteConflict",
					"This policy has more than one version. Before you delete a policy, you must delete the policy's "
							+ "versions. The default version is deleted with the policy.");
		}
		call.global().remove(policy);
	}

	ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request, Call call) {
		Resource<Policy> policy = new PolicyService(call).get(request.policyArn());
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		boolean wanted = request.entityFilter() == null || request.entityFilter() == EntityType.ROLE;
		List<PolicyRole> found = Stream.of(PolicyUsageType.PERMISSIONS_POLICY, PolicyUsageType.PERMISSIONS_BOUNDARY)
			.filter((use) -> wanted && (request.policyUsageFilter() == null || request.policyUsageFilter() == use))
			.flatMap((use) -> new PolicyService(call).roles(policy.id(), use).stream())
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

	Page<Policy> listPolicies(ListPoliciesRequest request, Call call) {
		PolicyScopeType scope = Objects.requireNonNullElse(request.scope(), PolicyScopeType.ALL);
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		List<Policy> policies = new PolicyService(call).existing(scope)
			.stream()
			.filter((policy) -> policy.model().path().startsWith(prefix))
			.map((policy) -> new PolicyService(call).describe(policy).build())
			.filter((policy) -> isUsed(policy, request))
			.toList();
		return Pages.of(policies, request);
	}

	/**
	 * Returns whether a policy is used in the way that the request asks for, if it asks.
	 */
	private static boolean isUsed(Policy policy, ListPoliciesRequest request) {
		boolean any = policy.attachmentCount() + policy.permissionsBoundaryUsageCount() > 0;
		boolean used = (request.policyUsageFilter() == null) ? any
				: (request.policyUsageFilter() == PolicyUsageType.PERMISSIONS_BOUNDARY)
						? policy.permissionsBoundaryUsageCount() > 0 : policy.attachmentCount() > 0;
		return used || (!Boolean.TRUE.equals(request.onlyAttached()) && request.policyUsageFilter() == null);
	}

	void tagPolicy(TagPolicyRequest request, Call call) {
		IamTags.change(call, new PolicyService(call).own(request.policyArn()), (tags) -> tags.with(request.tags()));
	}

	void untagPolicy(UntagPolicyRequest request, Call call) {
		IamTags.change(call, new PolicyService(call).own(request.policyArn()),
				(tags) -> tags.without(request.tagKeys()));
	}

	Page<Tag> listPolicyTags(ListPolicyTagsRequest request, Call call) {
		return Pages.of(new PolicyService(call).get(request.policyArn()).model().tags(), request);
	}

}
