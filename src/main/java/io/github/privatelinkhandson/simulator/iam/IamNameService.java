package io.github.privatelinkhandson.simulator.iam;

import java.security.SecureRandom;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * IAM's names, ids and ARNs, and its errors about names.
 */
record IamNameService(Call call) {

	private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * A unique id with the prefix of its kind ({@code AROA}).
	 */
	static String newId(String prefix) {
		StringBuilder id = new StringBuilder(prefix);
		RANDOM.ints(17, 0, ID_LETTERS.length()).forEach((i) -> id.append(ID_LETTERS.charAt(i)));
		return id.toString();
	}

	String arn(String kind, String path, String name) {
		return "arn:aws:iam::%s:%s%s%s".formatted(this.call.account(), kind, path, name);
	}

	static String path(@Nullable String path) {
		return (path != null) ? path : "/";
	}

	/**
	 * Refuses what is no ARN of a policy.
	 */
	static String policyArn(String arn) {
		if (!arn.matches("arn:aws:iam::(aws|\\d{12}):policy/[!-~]+")) {
			throw AwsError.of("InvalidInput", "ARN %s is not valid.", arn);
		}
		return arn;
	}

	/**
	 * Refuses to change one of AWS's own policies.
	 */
	AwsError notAuthorized(String resource) {
		return new AwsError(403, "AccessDenied", "User: %s is not authorized to perform: iam:%s on resource: %s"
			.formatted(this.call.userArn(), this.call.action(), resource));
	}

	static AwsError noSuchEntity(String message) {
		return new AwsError(404, "NoSuchEntity", message);
	}

	static AwsError alreadyExists(String message) {
		return new AwsError(409, "EntityAlreadyExists", message);
	}

	static AwsError deleteConflict(String what) {
		return new AwsError(409, "DeleteConflict", "Cannot delete entity, must " + what + " first.");
	}

}
