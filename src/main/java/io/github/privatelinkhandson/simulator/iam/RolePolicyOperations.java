package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.iam.policy.PolicyGrammar;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The policies of roles: managed ones that are attached, and inline ones. Both are kept
 * in the role's attributes.
 */
@Component
class RolePolicyOperations implements Operations {

	private static final int MAX_ATTACHED = 10;

	void attachRolePolicy(AttachRolePolicyRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		String arn = IamNameService.policyArn(request.policyArn());
		Resource<Policy> policy = new PolicyService(call).attachable(arn);
		if (new RolePolicyService(role).attached().size() >= MAX_ATTACHED
				&& !new RolePolicyService(role).attached().containsKey(arn)) {
			throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: " + MAX_ATTACHED);
		}
		call.global().put(role.withAttribute(RolePolicyService.ATTACHED + arn, policy.model().policyName()));
	}

	void detachRolePolicy(DetachRolePolicyRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		String arn = IamNameService.policyArn(request.policyArn());
		if (!new RolePolicyService(role).attached().containsKey(arn)) {
			throw IamNameService.noSuchEntity("Policy %s was not found.".formatted(arn));
		}
		call.global().put(role.withAttribute(RolePolicyService.ATTACHED + arn, null));
	}

	Page<AttachedPolicy> listAttachedRolePolicies(ListAttachedRolePoliciesRequest request, Call call) {
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		List<AttachedPolicy> policies = new RolePolicyService(new RoleService(call).get(request.roleName())).attached()
			.entrySet()
			.stream()
			.filter((entry) -> new PolicyService(call).find(entry.getKey())
				.filter((it) -> it.model().path().startsWith(prefix))
				.isPresent())
			.map((entry) -> AttachedPolicy.builder().policyArn(entry.getKey()).policyName(entry.getValue()).build())
			.toList();
		return Pages.of(policies, request);
	}

	void putRolePolicy(PutRolePolicyRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		PolicyGrammar.checkIdentity(request.policyDocument());
		Map<String, String> inline = new RolePolicyService(role).inline();
		inline.put(request.policyName(), request.policyDocument());
		PolicyGrammar.checkInlineSize(role.id(), List.copyOf(inline.values()));
		call.global()
			.put(role.withAttribute(RolePolicyService.INLINE + request.policyName(), request.policyDocument()));
	}

	GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		return GetRolePolicyResponse.builder()
			.roleName(role.id())
			.policyName(request.policyName())
			.policyDocument(PolicyDocument.encoded(new RolePolicyService(role).document(request.policyName())))
			.build();
	}

	void deleteRolePolicy(DeleteRolePolicyRequest request, Call call) {
		Resource<Role> role = new RoleService(call).get(request.roleName());
		new RolePolicyService(role).document(request.policyName());
		call.global().put(role.withAttribute(RolePolicyService.INLINE + request.policyName(), null));
	}

	Page<String> listRolePolicies(ListRolePoliciesRequest request, Call call) {
		List<String> names = List
			.copyOf(new RolePolicyService(new RoleService(call).get(request.roleName())).inline().keySet());
		return Pages.of(names, request);
	}

}
