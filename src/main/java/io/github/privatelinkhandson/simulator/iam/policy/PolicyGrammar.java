package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Refuses policy documents as IAM does when they are written, with its words. What is
 * checked first decides what is said: syntax, the older parser, statement ids, actions,
 * resources (moto's {@code test_iam_policies.py} notes what AWS answered).
 */
public final class PolicyGrammar {

	/**
	 * Characters of all inline policies of a role; white space does not count ("IAM and
	 * AWS STS quotas").
	 */
	static final int MAX_INLINE = 10240;

	/** Characters of a trust policy; white space does not count. */
	static final int MAX_TRUST = 2048;

	/** Characters of a managed policy; white space does not count. */
	static final int MAX_MANAGED = 6144;

	private static final Set<String> STS_ACTIONS = Set.of("assumerole", "assumerolewithsaml",
			"assumerolewithwebidentity", "tagsession", "setsourceidentity", "setcontext", "decodeauthorizationmessage",
			"getaccesskeyinfo", "getcalleridentity", "getfederationtoken", "getservicebearertoken", "getsessiontoken");

	private PolicyGrammar() {
	}

	/**
	 * Checks a policy that says what its holder may do.
	 * @throws AwsError {@code MalformedPolicyDocument}
	 */
	public static void checkIdentity(String text) {
		checkIdentity(text, PolicyKind.IDENTITY);
	}

	private static void checkIdentity(String text, PolicyKind kind) {
		List<PolicyStatement> statements = PolicySyntax.statements(text, kind);
		if (statements.stream().anyMatch((it) -> it.has("Principal") || it.has("NotPrincipal"))) {
			throw malformed("Policy document should not specify a principal.");
		}
		Optional<String> wrongResource = statements.stream()
			.flatMap((statement) -> statement.textsOrExcluded("Resource").stream())
			.flatMap((resource) -> ResourceArn.problem(resource).stream())
			.findFirst();
		if (wrongResource.isEmpty()) {
			statements.forEach((statement) -> statement.textsOrExcluded("Resource").forEach(ResourceArn::parse));
		}
		checkIds(statements, kind);
		if (statements.stream().anyMatch((statement) -> statement.textsOrExcluded("Action").isEmpty())) {
			throw malformed("Policy statement must contain actions.");
		}
		wrongResource.ifPresent((message) -> {
			throw malformed(message);
		});
		statements.forEach((statement) -> statement.textsOrExcluded("Action").forEach(PolicyGrammar::checkAction));
		if (statements.stream().anyMatch((statement) -> statement.textsOrExcluded("Resource").isEmpty())) {
			throw malformed("Policy statement must contain resources.");
		}
	}

	/**
	 * Checks a policy that is to be attached.
	 * @throws AwsError {@code MalformedPolicyDocument} or {@code LimitExceeded}
	 */
	public static void checkManaged(String text) {
		checkIdentity(text, PolicyKind.MANAGED);
		if (size(text) > MAX_MANAGED) {
			throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for PolicySize: " + MAX_MANAGED);
		}
	}

	/**
	 * Checks a policy that says who may assume a role.
	 * @throws AwsError {@code MalformedPolicyDocument} or {@code LimitExceeded}
	 */
	public static void checkTrust(String text, Call call) {
		List<PolicyStatement> statements = PolicySyntax.statements(text, PolicyKind.TRUST);
		for (PolicyStatement statement : statements) {
			checkProhibited(statement);
			if (!statement.has("Principal")) {
				throw PolicyKind.TRUST.missing("Principal");
			}
			if (statement.textsOrExcluded("Action").isEmpty()) {
				throw PolicyKind.TRUST.missing("Action");
			}
		}
		checkIds(statements, PolicyKind.TRUST);
		for (PolicyStatement statement : statements) {
			statement.textsOrExcluded("Action").forEach(PolicyGrammar::checkAction);
			if (!statement.textsOrExcluded("Action").stream().allMatch(PolicyGrammar::assumesRoles)) {
				throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
			}
			new TrustedPrincipals(call).check(statement);
		}
		if (size(text) > MAX_TRUST) {
			throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: " + MAX_TRUST);
		}
	}

	private static void checkProhibited(PolicyStatement statement) {
		if (statement.has("Resource")) {
			throw malformed("Has prohibited field Resource");
		}
		if (statement.has("NotResource")) {
			throw malformed("AssumeRole policy must not contain resources.");
		}
		if (statement.has("NotPrincipal")) {
			throw malformed(statement.allows() ? "Allow with NotPrincipal is not allowed."
					: "AssumeRole policy must not contain NotPrincipal field.");
		}
	}

	/**
	 * Checks how much the inline policies of a role hold together.
	 * @throws AwsError {@code LimitExceeded}
	 */
	public static void checkInlineSize(String role, List<String> texts) {
		if (texts.stream().mapToLong(PolicyGrammar::size).sum() > MAX_INLINE) {
			throw new AwsError(409, "LimitExceeded",
					"Maximum policy size of %d bytes exceeded for role %s".formatted(MAX_INLINE, role));
		}
	}

	private static long size(String text) {
		return text.codePoints().filter((it) -> !Character.isWhitespace(it)).count();
	}

	private static void checkIds(List<PolicyStatement> statements, PolicyKind kind) {
		List<String> ids = statements.stream()
			.flatMap((statement) -> statement.texts("Sid").stream())
			.filter((id) -> !id.isEmpty())
			.toList();
		if (!ids.stream().allMatch((id) -> id.matches("[0-9A-Za-z]*"))) {
			throw malformed("Statement IDs (SID) must be alpha-numeric. "
					+ "Check that your input satisfies the regular expression [0-9A-Za-z]*");
		}
		if (new HashSet<>(ids).size() < ids.size()) {
			throw kind.repeatedId();
		}
	}

	private static void checkAction(String action) {
		String[] parts = action.split(":", -1);
		if (parts.length == 1 && !action.equals("*")) {
			throw malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
		}
		if (parts.length > 2) {
			throw malformed("Actions/Condition can contain only one colon.");
		}
		if (!parts[0].equals("*") && !parts[0].matches("[a-zA-Z0-9.-]*")) {
			throw malformed("Vendor %s is not valid".formatted(parts[0]));
		}
	}

	private static boolean assumesRoles(String action) {
		String lower = action.toLowerCase(Locale.ROOT);
		return lower.startsWith("sts:")
				&& (lower.endsWith("*") || STS_ACTIONS.contains(lower.substring("sts:".length())));
	}

	static AwsError malformed(String message) {
		return new AwsError(400, "MalformedPolicyDocument", message);
	}

}
