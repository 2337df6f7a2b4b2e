package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The policies of roles: managed ones that are attached, and inline ones. Both are kept
 * in the role's notes.
 */
@Component
public final class RolePolicyOperations implements Operations {

	private static final String ATTACHED = "attached:";

	private static final String INLINE = "inline:";

	private static final int MAX_ATTACHED = 10;

	RolePolicyOperations() {
	}

	/**
	 * The ARNs of the managed policies that are attached to the role.
	 */
	public static List<String> attachedArns(Call call, String roleName) {
		return call.global()
			.find(ResourceTypes.ROLE, roleName)
			.map((role) -> List.copyOf(attached(role).keySet()))
			.orElse(List.of());
	}

	/**
	 * What is attached, by ARN.
	 */
	static Map<String, String> attached(Resource<Role> role) {
		return notes(role, ATTACHED);
	}

	/**
	 * The inline documents, by name.
	 */
	static Map<String, String> inline(Resource<Role> role) {
		return notes(role, INLINE);
	}

	private static Map<String, String> notes(Resource<Role> role, String prefix) {
		Map<String, String> result = new TreeMap<>();
		role.notes().forEach((what, note) -> {
			if (what.startsWith(prefix)) {
				result.put(what.substring(prefix.length()), note);
			}
		});
		return result;
	}

	static List<PolicyDocument> documents(Resource<Role> role) {
		Stream<String> managed = attached(role).keySet()
			.stream()
			.flatMap((arn) -> ManagedPolicy.of(arn).stream())
			.map(ManagedPolicy::document);
		return Stream.concat(managed, inline(role).values().stream()).map(PolicyDocument::of).toList();
	}

	AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request, Call call) {
		Resource<Role> role = RoleOperations.get(call, request.roleName());
		String arn = arn(call, request.policyArn());
		ManagedPolicy policy = ManagedPolicy.of(arn)
			.orElseThrow(() -> IamNames.noSuchEntity("Policy %s does not exist or is not attachable.".formatted(arn)));
		if (attached(role).size() >= MAX_ATTACHED && !attached(role).containsKey(arn)) {
			throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: " + MAX_ATTACHED);
		}
		call.global().put(role.withNote(ATTACHED + arn, policy.policyName()));
		return AttachRolePolicyResponse.builder().build();
	}

	private static String arn(Call call, @Nullable String arn) {
		String given = call.require(arn, "PolicyArn");
		if (!given.startsWith("arn:")) {
			throw AwsError.of("InvalidInput", "ARN %s is not valid.", given);
		}
		return given;
	}

	DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request, Call call) {
		Resource<Role> role = RoleOperations.get(call, request.roleName());
		String arn = arn(call, request.policyArn());
		if (!attached(role).containsKey(arn)) {
			throw IamNames.noSuchEntity("Policy %s was not found.".formatted(arn));
		}
		call.global().put(role.withNote(ATTACHED + arn, null));
		return DetachRolePolicyResponse.builder().build();
	}

	ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request, Call call) {
		String prefix = (request.pathPrefix() != null) ? request.pathPrefix() : "/";
		List<AttachedPolicy> policies = attached(RoleOperations.get(call, request.roleName())).entrySet()
			.stream()
			.filter((
					entry) -> ManagedPolicy.of(entry.getKey()).filter((it) -> it.path().startsWith(prefix)).isPresent())
			.map((entry) -> AttachedPolicy.builder().policyArn(entry.getKey()).policyName(entry.getValue()).build())
			.toList();
		Page<AttachedPolicy> page = Pages.of(policies, request.maxItems(), request.marker());
		return ListAttachedRolePoliciesResponse.builder()
			.attachedPolicies(page.items())
			.isTruncated(page.next() != null)
			.marker(page.next())
			.build();
	}

	PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request, Call call) {
		Resource<Role> role = RoleOperations.get(call, request.roleName());
		String name = IamNames.checked(call, request.policyName(), "PolicyName", IamNames.LENGTH);
		String document = call.require(request.policyDocument(), "PolicyDocument");
		PolicyDocument.of(document);
		call.global().put(role.withNote(INLINE + name, document));
		return PutRolePolicyResponse.builder().build();
	}

	GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request, Call call) {
		Resource<Role> role = RoleOperations.get(call, request.roleName());
		return GetRolePolicyResponse.builder()
			.roleName(role.id())
			.policyName(request.policyName())
			.policyDocument(PolicyDocument.encoded(inline(call, role, request.policyName())))
			.build();
	}

	DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request, Call call) {
		Resource<Role> role = RoleOperations.get(call, request.roleName());
		inline(call, role, request.policyName());
		call.global().put(role.withNote(INLINE + request.policyName(), null));
		return DeleteRolePolicyResponse.builder().build();
	}

	private static String inline(Call call, Resource<Role> role, @Nullable String name) {
		String document = inline(role).get(call.require(name, "PolicyName"));
		if (document == null) {
			throw IamNames.noSuchEntity("The role policy with name %s cannot be found.".formatted(name));
		}
		return document;
	}

	ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request, Call call) {
		List<String> names = List.copyOf(inline(RoleOperations.get(call, request.roleName())).keySet());
		Page<String> page = Pages.of(names, request.maxItems(), request.marker());
		return ListRolePoliciesResponse.builder()
			.policyNames(page.items())
			.isTruncated(page.next() != null)
			.marker(page.next())
			.build();
	}

}
