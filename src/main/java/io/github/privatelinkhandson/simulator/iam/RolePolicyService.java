package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Policies of an IAM role, attached to it and written into it.
 */
record RolePolicyService(Call call) {

	static final String ATTACHED = "attached:";

	static final String INLINE = "inline:";

	/**
	 * The ARNs of the managed policies that are attached to the role.
	 */
	public List<String> attachedArns(String roleName) {
		return this.call.global()
			.find(ResourceTypes.ROLE, roleName)
			.map((role) -> List.copyOf(attached(role).keySet()))
			.orElse(List.of());
	}

	/**
	 * Returns the attached policies by ARN.
	 */
	static Map<String, String> attached(Resource<Role> role) {
		return attributes(role, ATTACHED);
	}

	/**
	 * The inline documents, by name.
	 */
	static Map<String, String> inline(Resource<Role> role) {
		return attributes(role, INLINE);
	}

	private static Map<String, String> attributes(Resource<Role> role, String prefix) {
		Map<String, String> result = new TreeMap<>();
		role.attributes().forEach((what, attribute) -> {
			if (what.startsWith(prefix)) {
				result.put(what.substring(prefix.length()), attribute);
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

	String inline(Resource<Role> role, @Nullable String name) {
		String document = inline(role).get(this.call.require(name, "PolicyName"));
		if (document == null) {
			throw IamNames.noSuchEntity("The role policy with name %s cannot be found.".formatted(name));
		}
		return document;
	}

}
