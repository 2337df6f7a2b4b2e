package io.github.privatelinkhandson.simulator.iam;

import java.security.SecureRandom;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * IAM's names, ids and ARNs, and its errors about names.
 */
record IamNameService(Call call) {

	static final int ROLE_LENGTH = 64;

	static final int LENGTH = 128;

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

	String checked(@Nullable String name, String parameter, int most) {
		String given = this.call.require(name, parameter);
		String member = Character.toLowerCase(parameter.charAt(0)) + parameter.substring(1);
		if (!given.matches("[\\w+=,.@-]+")) {
			throw invalid(given, member, "satisfy regular expression pattern: [\\w+=,.@-]+");
		}
		if (given.length() > most) {
			throw invalid(given, member, "have length less than or equal to " + most);
		}
		return given;
	}

	static String path(@Nullable String path) {
		String given = (path != null) ? path : "/";
		if (!given.matches("/|/[!-~]+/")) {
			throw AwsError.of("ValidationError",
					"The specified value for path is invalid. It must begin and end with / "
							+ "and contain only alphanumeric characters and/or / characters.");
		}
		return given;
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

	static AwsError invalid(String value, String member, String constraint) {
		return AwsError.of("ValidationError",
				"1 validation error detected: Value '%s' at '%s' failed to satisfy " + "constraint: Member must %s",
				value, member, constraint);
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
