package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * IAM roles of an account, and what they permit.
 */
public final class RoleService {

	private RoleService() {
	}

	/**
	 * All roles of the account; their documents as text, not URL-encoded.
	 */
	public static List<Role> current(Call call) {
		return call.global().all(ResourceTypes.ROLE).stream().map(Resource::model).toList();
	}

	public static Optional<Role> find(Call call, String name) {
		return call.global().find(ResourceTypes.ROLE, name).map(Resource::model);
	}

	/**
	 * Whether the service may take the role and then do all these actions.
	 */
	public static boolean permits(Call call, String name, String service, String... actions) {
		return call.global().find(ResourceTypes.ROLE, name).filter((role) -> {
			List<PolicyDocument> documents = RolePolicyService.documents(role);
			return PolicyDocument.of(role.model().assumeRolePolicyDocument()).trusts(service) && List.of(actions)
				.stream()
				.allMatch((action) -> documents.stream().anyMatch((document) -> document.allows(action)));
		}).isPresent();
	}

	static Resource<Role> get(Call call, @Nullable String name) {
		return call.global()
			.find(ResourceTypes.ROLE, call.require(name, "RoleName"))
			.orElseThrow(() -> IamNames.noSuchEntity("The role with name %s cannot be found.".formatted(name)));
	}

	/**
	 * As IAM answers it.
	 */
	static Role shown(Role role) {
		return role.toBuilder()
			.assumeRolePolicyDocument(PolicyDocument.encoded(role.assumeRolePolicyDocument()))
			.build();
	}

}
