package io.github.privatelinkhandson.simulator.iam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.iam.model.Role;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Policies of an IAM role, attached to it and written into it.
 */
record RolePolicyService(Resource<Role> role) {

	static final String ATTACHED = "attached:";

	static final String INLINE = "inline:";

	/**
	 * Returns the attached policies by ARN.
	 */
	Map<String, String> attached() {
		return this.role.attributes(ATTACHED);
	}

	/**
	 * The inline documents, by name.
	 */
	Map<String, String> inline() {
		return this.role.attributes(INLINE);
	}

	List<PolicyDocument> documents(Call call) {
		Stream<String> managed = attached().keySet()
			.stream()
			.flatMap((arn) -> new PolicyService(call).find(arn).stream())
			.map(PolicyService::document);
		return Stream.concat(managed, inline().values().stream()).map(PolicyDocument::of).toList();
	}

	String document(String name) {
		String document = inline().get(name);
		if (document == null) {
			throw IamNameService.noSuchEntity("The role policy with name %s cannot be found.".formatted(name));
		}
		return document;
	}

}
