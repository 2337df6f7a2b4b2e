package io.github.privatelinkhandson.simulator.iam.policy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyDocumentTests {

	@Test
	void everyActionButTheExcludedIsAllowed() {
		PolicyDocument document = document("\"Effect\":\"Allow\",\"NotAction\":[\"ssm:*\"],\"Resource\":\"*\"");
		assertThat(document.allows("ec2:RunInstances")).isTrue();
		assertThat(document.allows("ssm:SendCommand")).isFalse();
	}

	@Test
	void actionsHaveWildcardsAndNoCase() {
		PolicyDocument document = document("\"Effect\":\"Allow\",\"Action\":\"SSM:?et*\",\"Resource\":\"*\"");
		assertThat(document.allows("ssm:GetParameter")).isTrue();
		assertThat(document.allows("ssm:SendCommand")).isFalse();
	}

	@Test
	void deniedForAllIsDenied() {
		assertThat(document("\"Effect\":\"Deny\",\"Action\":\"ssm:*\",\"Resource\":\"*\"").denies("ssm:GetParameter"))
			.isTrue();
		assertThat(document("\"Effect\":\"Deny\",\"Action\":\"ssm:*\",\"Resource\":\"arn:aws:ssm:::x\"")
			.denies("ssm:GetParameter")).isFalse();
		assertThat(document("""
				"Effect":"Deny","Action":"ssm:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}
				""").denies("ssm:GetParameter")).isFalse();
	}

	@Test
	void servicesAreTrustedByTheStatementThatNamesThem() {
		PolicyDocument document = PolicyDocument.of("""
				{"Statement": [
				{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"},
				{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:TagSession"}]}""");
		assertThat(document.trusts("lambda.amazonaws.com")).isTrue();
		assertThat(document.trusts("ec2.amazonaws.com")).isFalse();
	}

	@Test
	void deniedServicesAreNotTrusted() {
		PolicyDocument document = PolicyDocument.of("""
				{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
				  "Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}},
				 {"Effect": "Deny", "NotPrincipal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:*"}]}""");
		assertThat(document.trusts("ec2.amazonaws.com")).isTrue();
		assertThat(document.trusts("lambda.amazonaws.com")).isFalse();
	}

	private static PolicyDocument document(String elements) {
		return PolicyDocument.of(PolicyRule.statement(elements));
	}

}
