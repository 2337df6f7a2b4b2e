package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.privatelinkhandson.simulator.iam.TestRoles;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TrustPolicyGrammarTests {

	private static final String SYNTAX = "Syntax error in policy.";

	private static final String RIGHT = principal("{\"Service\":\"ec2.amazonaws.com\"}");

	private final TestAccount account = new TestAccount();

	@BeforeEach
	void createRole() {
		TestRoles.create(this.account, "web");
	}

	private void check(String document) {
		this.account.run(AwsService.IAM, (call) -> PolicyGrammar.checkTrust(document, call));
	}

	@ParameterizedTest
	@MethodSource({ "statements", "actions", "principals" })
	void ruleIsChecked(PolicyRule rule) {
		assertThatCode(() -> check(rule.right())).doesNotThrowAnyException();
		AwsError refusal = catchThrowableOfType(AwsError.class, () -> check(rule.wrong()));
		assertThat(refusal).as(rule.source()).isNotNull();
		assertThat(refusal.code()).isEqualTo("MalformedPolicyDocument");
		assertThat(refusal.status()).isEqualTo(400);
		assertThat(refusal).hasMessage(rule.message());
	}

	static Stream<PolicyRule> statements() {
		return Stream.of(
				rule("JSON", RIGHT, RIGHT.replace("}}", "},}"), "This policy contains invalid Json",
						"localstack/localstack#8453, AWSCookbook/Security#2"),
				rule("elements once only", RIGHT,
						RIGHT.replace("\"Effect", "\"Action\":\"sts:AssumeRole\"," + "\"Effect"),
						"This policy contains invalid Json", PolicyRule.GRAMMAR),
				rule("version", RIGHT.replace("2012-10-17", "2008-10-17"), RIGHT.replace("2012-10-17", "2025-10-17"),
						"The policy must contain a valid version string", PolicyRule.VERSITY),
				rule("elements of documents", RIGHT, RIGHT.replace("Statement", "Statment"), "Unknown field Statment",
						PolicyRule.GRAMMAR),
				rule("elements of statements", RIGHT, RIGHT.replace("Principal", "Principals"),
						"Unknown field Principals", PolicyRule.GRAMMAR),
				rule("statements", RIGHT, "{\"Version\":\"2012-10-17\"}",
						"Could not parse the policy: Statement is empty!", PolicyRule.VERSITY),
				rule("effect", RIGHT, RIGHT.replace("\"Effect\":\"Allow\",", ""), "Missing required field Effect",
						PolicyRule.VERSITY),
				rule("known effect", RIGHT.replace("Allow", "Deny"), RIGHT.replace("Allow", "Perhaps"),
						"Invalid effect: Perhaps", PolicyRule.VERSITY),
				rule("case of effects", RIGHT, RIGHT.replace("Allow", "allow"), "Invalid effect: allow",
						PolicyRule.VERSITY),
				rule("condition", RIGHT.replace("\"Effect", condition("StringEquals")),
						RIGHT.replace("\"Effect", condition("StringEqual")), SYNTAX, PolicyRule.MOTO),
				rule("no resource", RIGHT, RIGHT.replace("\"Effect", "\"Resource\":\"*\",\"Effect"),
						"Has prohibited field Resource", "devopsacademyau/academy#1368, localstack/localstack#6644"),
				rule("no excluded resource", RIGHT, RIGHT.replace("\"Effect", "\"NotResource\":\"*\",\"Effect"),
						"AssumeRole policy must not contain resources.", PolicyRule.VERSITY),
				rule("statement id", RIGHT.replace("\"Effect", "\"Sid\":\"a\",\"Effect"),
						RIGHT.replace("\"Effect", "\"Sid\":\"a b\",\"Effect"),
						"Statement IDs (SID) must be alpha-numeric. "
								+ "Check that your input satisfies the regular expression [0-9A-Za-z]*",
						"aws-cloudformation/cfn-lint#708"),
				rule("statement id is unique", twice("a", "b"), twice("a", "a"),
						"The Statement Ids in the policy are not unique",
						"Wolox/carthage_cache#22, " + PolicyRule.VERSITY));
	}

	private static String twice(String first, String second) {
		String statement = "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:*\"}";
		return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement.formatted(first) + ","
				+ statement.formatted(second) + "]}";
	}

	private static String condition(String operator) {
		return "\"Condition\":{\"%s\":{\"sts:ExternalId\":\"1\"}},\"Effect".formatted(operator);
	}

	static Stream<PolicyRule> actions() {
		String only = "AssumeRole policy may only specify STS AssumeRole actions.";
		return Stream.of(
				rule("actions", RIGHT, RIGHT.replace(",\"Action\":\"sts:AssumeRole\"", ""),
						"Missing required field Action", PolicyRule.VERSITY),
				rule("actions or excluded ones", RIGHT,
						RIGHT.replace("\"Effect", "\"NotAction\":\"sts:AssumeRole\",\"Effect"), SYNTAX,
						PolicyRule.GRAMMAR),
				rule("vendor", RIGHT, RIGHT.replace("sts:AssumeRole", "AssumeRole"),
						"Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", PolicyRule.MOTO),
				rule("actions of STS", RIGHT.replace("sts:AssumeRole", "sts:*"),
						RIGHT.replace("sts:AssumeRole", "s3:GetObject"), only, PolicyRule.VERSITY),
				rule("known actions of STS", RIGHT.replace("sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"),
						RIGHT.replace("sts:AssumeRole", "sts:BadAssumeRole"), only, "getmoto/moto test_iam.py"),
				rule("several actions", RIGHT.replace("\"sts:AssumeRole\"", "[\"sts:AssumeRole\",\"sts:TagSession\"]"),
						RIGHT.replace("\"sts:AssumeRole\"", "[\"sts:AssumeRole\",\"*\"]"), only,
						"IAM user guide, Passing session tags in AWS STS"));
	}

	static Stream<PolicyRule> principals() {
		String federated = "Federated principals must be valid domain names or SAML metadata ARNs";
		return Stream.of(
				rule("principal", RIGHT, PolicyRule.statement("\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\""),
						"Missing required field Principal", PolicyRule.VERSITY),
				rule("no excluded principal", RIGHT, RIGHT.replace("Principal", "NotPrincipal"),
						"Allow with NotPrincipal is not allowed.", PolicyRule.VERSITY),
				rule("no excluded principal of denials", RIGHT.replace("Allow", "Deny"),
						RIGHT.replace("Principal", "NotPrincipal").replace("Allow", "Deny"),
						"AssumeRole policy must not contain NotPrincipal field.", PolicyRule.VERSITY),
				rule("no bare principal", RIGHT, principal("\"ec2.amazonaws.com\""), "Principal must be a JSON object.",
						PolicyRule.VERSITY),
				rule("principals or excluded ones", RIGHT,
						RIGHT.replace("\"Effect", "\"NotPrincipal\":{\"AWS\":\"*\"},\"Effect"), SYNTAX,
						PolicyRule.GRAMMAR),
				rule("everybody", principal("{\"AWS\":\"*\"}"), principal("\"*\""),
						"AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".",
						"aws/aws-cdk#5732, aws/aws-cdk#10994"),
				rule("principal is a map", principal("{\"AWS\":[\"123456789012\",\"*\"]}"),
						principal("[\"123456789012\"]"), SYNTAX, PolicyRule.GRAMMAR),
				rule("principals in the map", RIGHT, principal("{}"),
						"Missing required field Principal cannot be empty!", PolicyRule.VERSITY),
				rule("service", principal("{\"Service\":[\"ec2.amazonaws.com\",\"lambda.amazonaws.com\"]}"),
						principal("{\"Service\":\"tagging.amazonaws.com\"}"),
						"Invalid principal in policy: \"SERVICE\":\"tagging.amazonaws.com\"",
						"hashicorp/terraform#35086"),
				rule("domain of services", RIGHT, principal("{\"Service\":\"amazonaws.com\"}"),
						"Invalid principal in policy: \"SERVICE\":\"amazonaws.com\"",
						"aws-samples/aws-cdk-examples#801"),
				rule("region of services", principal("{\"Service\":\"states.ap-northeast-1.amazonaws.com\"}"),
						principal("{\"Service\":\"ssm.ap-northeast-1.amazonaws.com\"}"),
						"Invalid principal in policy: \"SERVICE\":\"ssm.ap-northeast-1.amazonaws.com\"",
						"aws/aws-cdk#17646"),
				rule("account", principal("{\"AWS\":\"123456789012\"}"), principal("{\"AWS\":\"12345678910\"}"),
						"Invalid principal in policy: \"AWS\":\"12345678910\"",
						"aws-actions/configure-aws-credentials#332"),
				rule("root", principal("{\"AWS\":\"arn:aws:iam::123456789012:root\"}"),
						principal("{\"AWS\":\"arn:aws:iam::123:root\"}"),
						"Invalid principal in policy: \"AWS\":\"arn:aws:iam::123:root\"", "hashicorp/terraform#15771"),
				rule("role", principal("{\"AWS\":\"arn:aws:iam::111122223333:role/web\"}"),
						principal("{\"AWS\":\"arn:aws:iam::111122223333:role/nobody\"}"),
						"Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/nobody\"",
						"hashicorp/terraform-provider-aws#8905, opstrace/opstrace#88"),
				rule("path of roles", principal("{\"AWS\":\"arn:aws:iam::111122223333:role/web\"}"),
						principal("{\"AWS\":\"arn:aws:iam::111122223333:role/a/web\"}"),
						"Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/a/web\"",
						"hashicorp/terraform-provider-aws#8905"),
				rule("user", principal("{\"AWS\":\"arn:aws:iam::111122223333:user/practice\"}"),
						principal("{\"AWS\":\"arn:aws:iam::111122223333:user/nobody\"}"),
						"Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/nobody\"",
						"hashicorp/terraform-provider-aws#8905"),
				rule("session", principal("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/web/i-1\"}"),
						principal("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/web/*\"}"),
						"Invalid principal in policy: \"AWS\":\"arn:aws:sts::111122223333:assumed-role/web/*\"",
						"IAM user guide, AWS JSON policy elements: Principal"),
				rule("identity provider", principal("{\"Federated\":\"accounts.google.com\"}"),
						principal("{\"Federated\":\"arn:aws:iam::12:oidc-provider/x\"}"), federated,
						"terraform-aws-modules/terraform-aws-iam#202"),
				rule("SAML provider", principal("{\"Federated\":\"arn:aws:iam::111122223333:saml-provider/x\"}"),
						principal("{\"Federated\":\"\"}"), federated, "terraform-aws-modules/terraform-aws-eks#2594"),
				rule("canonical user", principal("{\"CanonicalUser\":\"" + "0a".repeat(32) + "\"}"),
						principal("{\"CanonicalUser\":\"0a\"}"),
						"Invalid principal in policy: \"CANONICALUSER\":\"0a\"", PolicyRule.GRAMMAR),
				rule("kinds of principals", RIGHT, principal("{\"Services\":\"ec2.amazonaws.com\"}"),
						"Invalid principal in policy: \"Services\"", PolicyRule.VERSITY));
	}

	private static String principal(String principal) {
		return PolicyRule
			.statement("\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"sts:AssumeRole\"");
	}

	private static PolicyRule rule(String name, String right, String wrong, String message, String source) {
		return new PolicyRule(name, right, wrong, message, source);
	}

	@Test
	void trustPolicyHasASize() {
		String statement = RIGHT.replace("\"Effect", "\"Sid\":\"%s\",\"Effect");
		int free = PolicyGrammar.MAX_TRUST - statement.formatted("").length();
		String full = statement.formatted("a".repeat(free));
		assertThatCode(() -> check(full + " ".repeat(100))).doesNotThrowAnyException();
		AwsError refusal = catchThrowableOfType(AwsError.class, () -> check(statement.formatted("a".repeat(free + 1))));
		assertThat(refusal.code()).isEqualTo("LimitExceeded");
		assertThat(refusal.status()).isEqualTo(409);
		assertThat(refusal).as("kubernetes-sigs/aws-load-balancer-controller#2718")
			.hasMessage("Cannot exceed quota for ACLSizePerRole: 2048");
	}

}
