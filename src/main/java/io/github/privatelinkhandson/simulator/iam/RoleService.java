package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * IAM roles of an account, and what they permit.
 */
public record RoleService(Call call) {

	/**
	 * All roles of the account; their documents as text, not URL-encoded.
	 */
	public List<Role> existing() {
		return this.call.global().all(ResourceTypes.ROLE).stream().map(Resource::model).toList();
	}

	public Optional<Role> find(String name) {
		return this.call.global().find(ResourceTypes.ROLE, name).map(Resource::model);
	}

	/**
	 * Returns whether the service may assume the role and then perform all the actions.
	 */
	public boolean permits(String name, String service, String... actions) {
		return this.call.global().find(ResourceTypes.ROLE, name).filter((role) -> {
			List<PolicyDocument> documents = new RolePolicyService(role).documents(this.call);
			return PolicyDocument.of(role.model().assumeRolePolicyDocument()).trusts(service) && List.of(actions)
				.stream()
				.allMatch((action) -> documents.stream().anyMatch((document) -> document.allows(action))
						&& documents.stream().noneMatch((document) -> document.denies(action)));
		}).isPresent();
	}

	Resource<Role> get(@Nullable String name) {
		return this.call.global()
			.find(ResourceTypes.ROLE, name)
			.orElseThrow(() -> IamNameService.noSuchEntity("The role with name %s cannot be found.".formatted(name)));
	}

	/**
	 * The role as it is shown: without tags it has no list of them.
	 */
	static Role describe(Role role) {
		return role.toBuilder()
			.tags(role.tags().isEmpty() ? null : role.tags())
			.assumeRolePolicyDocument(PolicyDocument.encoded(role.assumeRolePolicyDocument()))
			.build();
	}

}
