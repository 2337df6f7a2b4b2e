package io.github.privatelinkhandson.simulator.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

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
				(call) -> new PolicyVersionOperations().getPolicyVersion(GetPolicyVersionRequest.builder()
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
	void entitiesOfAPolicyAreTheRolesThatHaveIt() {
		TestRoles.create(this.account, "a");
		TestRoles.create(this.account, "b");
		assertThat(entities((request) -> request).policyRoles()).extracting(PolicyRole::roleName)
			.containsExactly("a", "b");
		ListEntitiesForPolicyResponse first = entities((request) -> request.maxItems(1));
		assertThat(first.isTruncated()).isTrue();
		assertThat(entities((request) -> request.maxItems(1).marker(first.marker())).policyRoles())
			.extracting(PolicyRole::roleName)
			.containsExactly("b");
		assertThat(entities((request) -> request.entityFilter(EntityType.USER)).policyRoles()).isEmpty();
		assertThat(entities((request) -> request.pathPrefix("/x/")).policyRoles()).isEmpty();
		TestRoles.detach(this.account, "a");
		assertThat(entities((request) -> request).policyRoles()).extracting(PolicyRole::roleName).containsExactly("b");
	}

	@Test
	void boundaryIsAUseOfItsOwn() {
		this.account.run(AwsService.IAM,
				(call) -> new RoleOperations().createRole(CreateRoleRequest.builder()
					.roleName("bounded")
					.assumeRolePolicyDocument(TestRoles.TRUSTS_EC2)
					.permissionsBoundary(TestRoles.CORE)
					.build(), call));
		assertThat(entities((request) -> request.policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY)).policyRoles())
			.isEmpty();
		assertThat(entities((request) -> request.policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY)).policyRoles())
			.extracting(PolicyRole::roleName)
			.containsExactly("bounded");
		Policy policy = this.account.call(AwsService.IAM,
				(call) -> this.policies.getPolicy(GetPolicyRequest.builder().policyArn(TestRoles.CORE).build(), call));
		assertThat(policy.attachmentCount()).isZero();
		assertThat(policy.permissionsBoundaryUsageCount()).isOne();
	}

	private ListEntitiesForPolicyResponse entities(UnaryOperator<ListEntitiesForPolicyRequest.Builder> request) {
		return this.account.call(AwsService.IAM, (call) -> this.policies.listEntitiesForPolicy(
				request.apply(ListEntitiesForPolicyRequest.builder().policyArn(TestRoles.CORE)).build(), call));
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
