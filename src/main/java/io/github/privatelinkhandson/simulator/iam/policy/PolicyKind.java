package io.github.privatelinkhandson.simulator.iam.policy;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The kinds of policies, and how IAM refuses what is no policy of the kind: it is less
 * explicit about identity policies. The words about trust policies are those that
 * versity/versitygw notes in its {@code iamapi}.
 */
enum PolicyKind {

	IDENTITY, MANAGED, TRUST;

	AwsError missing(String field) {
		return refusal("Missing required field " + field);
	}

	AwsError repeatedId() {
		return PolicyGrammar.malformed((this == TRUST) ? "The Statement Ids in the policy are not unique"
				: "Statement IDs (SID) in a single policy must be unique.");
	}

	/**
	 * The refusal of what is none of the grammar.
	 */
	AwsError syntax() {
		return refusal("Syntax error in policy.");
	}

	/**
	 * The refusal, in these words if the kind's are explicit.
	 */
	AwsError refusal(String message) {
		return PolicyGrammar.malformed((this == TRUST) ? message : "Syntax errors in policy.");
	}

}
