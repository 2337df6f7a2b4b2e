package io.github.privatelinkhandson.simulator.iam.policy;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The kinds of policies, and how IAM refuses what is no policy of the kind: it is less
 * explicit about identity policies.
 */
enum PolicyKind {

	IDENTITY, TRUST;

	/** The words for what is none of the grammar. */
	static final String SYNTAX = "Syntax errors in policy.";

	AwsError invalidJson() {
		return refusal("This policy contains invalid Json");
	}

	AwsError unknown(String field) {
		return refusal("Unknown field " + field);
	}

	AwsError missing(String field) {
		return refusal("Missing required field " + field);
	}

	private AwsError refusal(String message) {
		return PolicyGrammar.malformed((this == TRUST) ? message : SYNTAX);
	}

}
