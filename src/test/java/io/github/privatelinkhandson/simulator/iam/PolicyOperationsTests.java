package io.github.privatelinkhandson.simulator.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.iam.policy.PolicyGrammar;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PolicyOperationsTests {

	private final TestAccount account = new TestAccount();

	private final PolicyOperations policies = new PolicyOperations();

	@Test
	void managedPolicyHasItsDocumentInItsDefaultVersion() {
		TestRoles.create(this.account, "r");
		Policy policy = this.account.call(AwsService.IAM,
				(call) -> this.policies.getPolicy(GetPolicyRequest.builder().policyArn(TestRoles.CORE).build(), call));
		assertThat(policy.policyName()).isEqualTo("AmazonSSMManagedInstanceCore");
		assertThat(policy.attachmentCount()).isEqualTo(1);
		String document = this.account.call(AwsService.IAM,
				(call) -> this.policies.getPolicyVersion(GetPolicyVersionRequest.builder()
					.policyArn(TestRoles.CORE)
					.versionId(policy.defaultVersionId())
					.build(), call))
			.document();
		PolicyDocument parsed = PolicyDocument.of(URLDecoder.decode(document, StandardCharsets.UTF_8));
		assertThat(parsed.allows("ssmmessages:OpenDataChannel")).isTrue();
		assertThat(parsed.allows("ec2messages:SendReply")).isTrue();
		assertThat(parsed.allows("s3:GetObject")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("managedPolicies")
	void managedPolicyKeepsTheGrammar(ManagedPolicy policy) {
		assertThatCode(() -> PolicyGrammar.checkIdentity(policy.document())).doesNotThrowAnyException();
	}

	private static List<ManagedPolicy> managedPolicies() {
		return ManagedPolicy.ALL;
	}

	@Test
	void unknownPolicyIsNoSuchEntity() {
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> this.account.call(AwsService.IAM, (call) -> this.policies
					.getPolicy(GetPolicyRequest.builder().policyArn("arn:aws:iam::aws:policy/No").build(), call)));
		assertThat(refusal.code()).isEqualTo("NoSuchEntity");
	}

	@Test
	void listIsPagedAndKnowsNoLocalPolicies() {
		Page<Policy> first = this.account.call(AwsService.IAM,
				(call) -> this.policies.listPolicies(ListPoliciesRequest.builder().maxItems(2).build(), call));
		assertThat(first.items()).hasSize(2);
		assertThat(first.next()).isNotNull();
		Page<Policy> rest = this.account.call(AwsService.IAM,
				(call) -> this.policies.listPolicies(ListPoliciesRequest.builder().marker(first.next()).build(), call));
		assertThat(rest.items()).doesNotContainAnyElementsOf(first.items());
		assertThat(rest.next()).isNull();
		assertThat(this.account
			.call(AwsService.IAM,
					(call) -> this.policies
						.listPolicies(ListPoliciesRequest.builder().scope(PolicyScopeType.LOCAL).build(), call))
			.items()).isEmpty();
	}

}
