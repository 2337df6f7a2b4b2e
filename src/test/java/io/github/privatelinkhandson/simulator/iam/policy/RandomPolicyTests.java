package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class RandomPolicyTests {

	private static final int DOCUMENTS = 5000;

	private static final List<String> NAMES = List.of("Version", "Id", "Statement", "Sid", "Effect", "Principal",
			"NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition", "AWS", "Service",
			"Federated", "CanonicalUser", "StringEquals", "DateLessThan", "");

	private static final List<String> VALUES = List.of("\"*\"", "\"\"", "\"Allow\"", "\"2012-10-17\"", "\"s3:*\"",
			"\"sts:AssumeRole\"", "\"arn:aws\"", "\"arn:aws::\"", "\"arn:aws:iam::111122223333:role/\"",
			"\"arn:aws:iam::444455556666:role/a\"", "\":\"", "\"\\u0000\"", "null", "true", "-1", "1e999", "{", "[]",
			"{}");

	private final Random random = new Random(14);

	private final TestAccount account = new TestAccount();

	@Test
	void anyDocumentIsTakenOrRefused() {
		for (int i = 0; i < DOCUMENTS; i++) {
			String text = "{\"Statement\":{\"Effect\":\"Allow\",%s}}".formatted(members(3));
			assertRefused(text, () -> PolicyGrammar.checkIdentity(text));
			assertRefused(text, () -> this.account.run(AwsService.IAM, (call) -> PolicyGrammar.checkTrust(text, call)));
			PolicyDocument document = PolicyDocument.of(text);
			document.denies("ssm:GetParameter");
			document.trusts("ec2.amazonaws.com");
		}
	}

	private static void assertRefused(String text, Runnable check) {
		Throwable thrown = catchThrowable(check::run);
		if (thrown != null) {
			assertThat(thrown).as(text).isInstanceOf(AwsError.class);
		}
	}

	private String value(int depth) {
		return switch ((depth > 0) ? this.random.nextInt(3) : 0) {
			case 1 -> "[" + value(depth - 1) + "," + value(0) + "]";
			case 2 -> "{" + members(depth - 1) + "}";
			default -> VALUES.get(this.random.nextInt(VALUES.size()));
		};
	}

	private String members(int depth) {
		return "\"%s\":%s,\"%s\":%s".formatted(name(), value(depth), name(), value(depth));
	}

	private String name() {
		return NAMES.get(this.random.nextInt(NAMES.size()));
	}

}
