package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The principals of trust policies: IAM looks whether there is such a role, user or
 * service (hashicorp/terraform-provider-aws#8905, hashicorp/terraform#35086).
 */
record TrustedPrincipals(Call call) {

	private static final Set<String> TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

	private static final Pattern IAM_ARN = Pattern.compile("arn:aws:iam::(\\d{12}):(root|(user|role)/[!-~]+)");

	private static final Pattern SESSION_ARN = Pattern
		.compile("arn:aws:sts::\\d{12}:(assumed-role/[\\w+=,.@-]+|federated-user)/[\\w+=,.@-]+");

	private static final Pattern PROVIDER_ARN = Pattern
		.compile("arn:aws:iam::\\d{12}:(saml-provider|oidc-provider)/[!-~]+");

	private static final Pattern DOMAIN = Pattern.compile("[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+");

	private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

	private static final Pattern CANONICAL_USER = Pattern.compile("[0-9a-f]{64}");

	void check(PolicyStatement statement) {
		JsonNode principal = statement.json().path("Principal");
		if (principal.isString() && principal.asString().equals("*")) {
			throw PolicyGrammar.malformed("AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".");
		}
		if (principal.isString()) {
			throw PolicyGrammar.malformed("Principal must be a JSON object.");
		}
		if (!principal.isObject()) {
			throw PolicyKind.TRUST.syntax();
		}
		if (principal.isEmpty()) {
			throw PolicyKind.TRUST.missing("Principal cannot be empty!");
		}
		for (Map.Entry<String, JsonNode> entry : principal.properties()) {
			check(entry.getKey(), PolicySyntax.elements(entry.getValue()));
		}
	}

	private void check(String type, List<JsonNode> values) {
		if (values.isEmpty()) {
			throw PolicyKind.TRUST.missing("Principal cannot be empty!");
		}
		if (!TYPES.contains(type)) {
			throw PolicyGrammar.malformed("Invalid principal in policy: \"%s\"".formatted(type));
		}
		for (JsonNode value : values) {
			if (!value.isString()) {
				throw PolicyKind.TRUST.syntax();
			}
			String text = value.asString();
			if (!known(type, text)) {
				throw PolicyGrammar.malformed(type.equals("Federated")
						? "Federated principals must be valid domain names or SAML metadata ARNs"
						: "Invalid principal in policy: \"%s\":\"%s\"".formatted(type.toUpperCase(Locale.ROOT), text));
			}
		}
	}

	private boolean known(String type, String value) {
		return switch (type) {
			case "AWS" -> value.equals("*") || ACCOUNT.matcher(value).matches() || SESSION_ARN.matcher(value).matches()
					|| exists(value);
			case "Service" -> ServicePrincipals.contains(value);
			case "Federated" -> DOMAIN.matcher(value).matches() || PROVIDER_ARN.matcher(value).matches();
			default -> CANONICAL_USER.matcher(value).matches();
		};
	}

	private boolean exists(String arn) {
		Matcher matcher = IAM_ARN.matcher(arn);
		if (!matcher.matches()) {
			return false;
		}
		if (matcher.group(2).equals("root")) {
			return true;
		}
		Call there = this.call.in(matcher.group(1));
		return switch (matcher.group(3)) {
			case "user" -> arn.equals(there.userArn());
			default -> there.global()
				.find(ResourceTypes.ROLE, arn.substring(arn.lastIndexOf('/') + 1))
				.map(Resource::model)
				.map(Role::arn)
				.filter(arn::equals)
				.isPresent();
		};
	}

}
