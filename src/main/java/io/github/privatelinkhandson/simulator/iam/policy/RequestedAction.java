package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of one of AWS's services, as the policy of an endpoint on its way looks at
 * it. Conditions are not looked at: a statement with a condition allows, but denies
 * nothing.
 *
 * @param role the ARN of the role that signs it; null if nobody does
 * @param resource the ARN of what it is about, or {@code *}
 */
public record RequestedAction(@Nullable String role, String action, String resource) {

	private static final int ACCOUNT = 4;

	public boolean allowedBy(PolicyDocument policy) {
		List<PolicyStatement> concerning = policy.statements().stream().filter(this::isMeantBy).toList();
		return concerning.stream().anyMatch(PolicyStatement::allows)
				&& concerning.stream().noneMatch(PolicyStatement::deniesAlways);
	}

	private boolean isMeantBy(PolicyStatement statement) {
		boolean named = statement.has("NotPrincipal") ? !isNamed(statement.json().path("NotPrincipal"))
				: isNamed(statement.json().path("Principal"));
		return named && statement.covers(this.action) && statement.coversResource(this.resource);
	}

	private boolean isNamed(JsonNode principal) {
		return Stream
			.concat(PolicyStatement.texts(principal).stream(), PolicyStatement.texts(principal.path("AWS")).stream())
			.anyMatch((name) -> name.equals("*") || (this.role != null && isRole(name, this.role)));
	}

	/**
	 * Tells if a principal is the role, a session of it, or its account.
	 */
	private static boolean isRole(String principal, String role) {
		String account = role.split(":")[ACCOUNT];
		String session = "arn:aws:sts::%s:assumed-role/%s/".formatted(account,
				role.substring(role.lastIndexOf('/') + 1));
		return principal.equals(role) || principal.equals(account)
				|| principal.equals("arn:aws:iam::%s:root".formatted(account)) || principal.startsWith(session);
	}

}
