package io.github.privatelinkhandson.simulator.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RoleOperationsTests {

	private final TestAccount account = new TestAccount();

	private final RoleOperations roles = new RoleOperations();

	private final RolePolicyOperations policies = new RolePolicyOperations();

	@Test
	void createdRoleIsDescribedWithItsDocumentUrlEncoded() {
		Role created = create("SSM-role");
		assertThat(created.arn()).isEqualTo("arn:aws:iam::111122223333:role/SSM-role");
		assertThat(created.roleId()).matches("AROA[A-Z2-7]{17}");
		Role role = get("SSM-role");
		assertThat(role.path()).isEqualTo("/");
		assertThat(role.description()).isEqualTo("for instances");
		assertThat(role.maxSessionDuration()).isEqualTo(3600);
		assertThat(role.createDate()).isEqualTo(this.account.now());
		assertThat(role.tags()).containsExactly(tag("Name", "role"));
		assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A%20%22").doesNotContain("+");
		assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
			.isEqualTo(TestRoles.TRUSTS_EC2);
		assertThat(iam((call) -> this.roles.listRoles(ListRolesRequest.builder().build(), call)).items())
			.extracting(Role::roleName)
			.containsExactly("SSM-role");
	}

	@Test
	void secondRoleOfTheSameNameIsRefused() {
		create("r");
		AwsError refusal = refusal((call) -> this.roles.createRole(request("r", TestRoles.TRUSTS_EC2), call));
		assertThat(refusal.code()).isEqualTo("EntityAlreadyExists");
		assertThat(refusal.status()).isEqualTo(409);
		assertThat(refusal).hasMessage("Role with name r already exists.");
	}

	@Test
	void badTrustDocumentsAreMalformed() {
		assertThat(refusal((call) -> this.roles.createRole(request("r", "not json"), call)).code())
			.isEqualTo("MalformedPolicyDocument");
		assertThat(refusal((call) -> this.roles.createRole(request("r", "{}"), call)).code())
			.isEqualTo("MalformedPolicyDocument");
		assertThat(refusal((call) -> this.roles.createRole(request("r", """
				{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""), call)))
			.hasMessage("Has prohibited field Resource");
	}

	@Test
	void changedTrustPolicyIsCheckedToo() {
		create("r");
		assertThat(refusal((call) -> this.roles.updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest.builder()
			.roleName("r")
			.policyDocument(TestRoles.TRUSTS_EC2.replace("ec2.amazonaws.com", "ec2.amazonaws.co"))
			.build(), call))).hasMessage("Invalid principal in policy: \"SERVICE\":\"ec2.amazonaws.co\"");
		assertThat(URLDecoder.decode(get("r").assumeRolePolicyDocument(), StandardCharsets.UTF_8))
			.isEqualTo(TestRoles.TRUSTS_EC2);
	}

	@Test
	void inlinePolicyIsChecked() {
		create("r");
		PutRolePolicyRequest.Builder put = PutRolePolicyRequest.builder().roleName("r").policyName("p");
		assertThat(refusal((call) -> this.policies.putRolePolicy(put.policyDocument("""
				{"Statement": {"Effect": "Allow", "Action": "nonsense", "Resource": "*"}}""").build(), call)).code())
			.isEqualTo("MalformedPolicyDocument");
		String big = """
				{"Statement": {"Effect": "Allow", "Action": "ssm:*", "Resource": "arn:aws:ssm:::%s"}}"""
			.formatted("x".repeat(6000));
		run((call) -> this.policies.putRolePolicy(put.policyDocument(big).build(), call));
		run((call) -> this.policies.putRolePolicy(put.policyDocument(big).build(), call));
		assertThat(refusal((call) -> this.policies.putRolePolicy(put.policyName("q").policyDocument(big).build(), call))
			.code()).isEqualTo("LimitExceeded");
	}

	@Test
	void boundaryIsThePolicyOfAnArn() {
		assertThat(boundary("AmazonSSMManagedInstanceCore").code()).isEqualTo("InvalidInput");
		assertThat(boundary("arn:aws:iam::aws:policy/Nothing").code()).isEqualTo("NoSuchEntity");
	}

	@Test
	void listsShowASubsetOfARole() {
		run((call) -> this.roles.createRole(request("plain", TestRoles.TRUSTS_EC2).toBuilder().tags(List.of()).build(),
				call));
		assertThat(get("plain").hasTags()).isFalse();
		run((call) -> this.roles.createRole(request("r", TestRoles.TRUSTS_EC2).toBuilder()
			.permissionsBoundary(TestRoles.CORE)
			.tags(tag("a", "b"))
			.build(), call));
		assertThat(get("r").permissionsBoundary()).isNotNull();
		assertThat(iam((call) -> this.roles.listRoles(ListRolesRequest.builder().build(), call)).items())
			.allSatisfy((role) -> {
				assertThat(role.hasTags()).isFalse();
				assertThat(role.permissionsBoundary()).isNull();
			});
	}

	private AwsError boundary(String arn) {
		return refusal((call) -> this.roles
			.createRole(request("r", TestRoles.TRUSTS_EC2).toBuilder().permissionsBoundary(arn).build(), call));
	}

	@Test
	void deniedActionIsNotPermitted() {
		create("r");
		run((call) -> this.policies.attachRolePolicy(attach(TestRoles.CORE), call));
		run((call) -> this.policies
			.putRolePolicy(PutRolePolicyRequest.builder().roleName("r").policyName("p").policyDocument("""
					{"Statement": {"Effect": "Deny", "Action": "ssm:*", "Resource": "*"}}""").build(), call));
		assertThat(permits("ec2.amazonaws.com", "ssm:UpdateInstanceInformation")).isFalse();
		assertThat(permits("ec2.amazonaws.com", "ec2messages:GetMessages")).isTrue();
	}

	@Test
	void badRoleNamesAreRefused() {
		assertThat(refusal((call) -> TestModels.checked(request("a b", TestRoles.TRUSTS_EC2), call)).code())
			.isEqualTo("ValidationError");
		assertThat(refusal((call) -> TestModels.checked(request("x".repeat(65), TestRoles.TRUSTS_EC2), call)))
			.hasMessageContaining("length less than or equal to 64");
	}

	@Test
	void unknownRoleIsNoSuchEntity() {
		AwsError refusal = refusal((call) -> this.roles.getRole(GetRoleRequest.builder().roleName("no").build(), call));
		assertThat(refusal.code()).isEqualTo("NoSuchEntity");
		assertThat(refusal.status()).isEqualTo(404);
	}

	@Test
	void roleIsDeletedOnlyWhenNothingHoldsIt() {
		TestRoles.create(this.account, "r");
		DeleteRoleRequest delete = DeleteRoleRequest.builder().roleName("r").build();
		assertThat(refusal((call) -> this.roles.deleteRole(delete, call)).code()).isEqualTo("DeleteConflict");
		run((call) -> new InstanceProfileOperations().removeRoleFromInstanceProfile(
				RemoveRoleFromInstanceProfileRequest.builder().instanceProfileName("r").roleName("r").build(), call));
		assertThat(refusal((call) -> this.roles.deleteRole(delete, call)))
			.hasMessage("Cannot delete entity, must detach all policies first.");
		TestRoles.detach(this.account, "r");
		run((call) -> this.roles.deleteRole(delete, call));
		List<Role> left = iam((call) -> new RoleService(call).existing());
		assertThat(left).isEmpty();
	}

	@Test
	void attachedPoliciesAreListedAndDetached() {
		create("r");
		run((call) -> this.policies.attachRolePolicy(attach(TestRoles.CORE), call));
		assertThat(attached()).containsExactly(
				AttachedPolicy.builder().policyArn(TestRoles.CORE).policyName("AmazonSSMManagedInstanceCore").build());
		Set<String> arns = iam((call) -> new RolePolicyService(new RoleService(call).get("r")).attached().keySet());
		assertThat(arns).containsExactly(TestRoles.CORE);
		TestRoles.detach(this.account, "r");
		assertThat(attached()).isEmpty();
		assertThat(refusal((call) -> this.policies
			.detachRolePolicy(DetachRolePolicyRequest.builder().roleName("r").policyArn(TestRoles.CORE).build(), call))
			.status()).isEqualTo(404);
	}

	@Test
	void unknownPolicyCannotBeAttached() {
		create("r");
		AwsError refusal = refusal(
				(call) -> this.policies.attachRolePolicy(attach("arn:aws:iam::aws:policy/AmazonSSMManagedCore"), call));
		assertThat(refusal.code()).isEqualTo("NoSuchEntity");
		assertThat(refusal)
			.hasMessage("Policy arn:aws:iam::aws:policy/AmazonSSMManagedCore does not exist or is not attachable.");
	}

	@Test
	void inlinePolicyIsKeptAsWritten() {
		create("r");
		String document = """
				{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}""";
		run((call) -> this.policies.putRolePolicy(
				PutRolePolicyRequest.builder().roleName("r").policyName("p").policyDocument(document).build(), call));
		assertThat(iam(
				(call) -> this.policies.listRolePolicies(ListRolePoliciesRequest.builder().roleName("r").build(), call))
			.items()).containsExactly("p");
		GetRolePolicyRequest get = GetRolePolicyRequest.builder().roleName("r").policyName("p").build();
		assertThat(URLDecoder.decode(iam((call) -> this.policies.getRolePolicy(get, call)).policyDocument(),
				StandardCharsets.UTF_8))
			.isEqualTo(document);
		assertThat(refusal((call) -> this.roles.deleteRole(DeleteRoleRequest.builder().roleName("r").build(), call))
			.code()).isEqualTo("DeleteConflict");
		run((call) -> this.policies
			.deleteRolePolicy(DeleteRolePolicyRequest.builder().roleName("r").policyName("p").build(), call));
		assertThat(refusal((call) -> this.policies.getRolePolicy(get, call)).code()).isEqualTo("NoSuchEntity");
	}

	@Test
	void tagsAreMergedByKey() {
		create("r");
		run((call) -> this.roles
			.tagRole(TagRoleRequest.builder().roleName("r").tags(tag("Name", "new"), tag("lab", "1")).build(), call));
		assertThat(get("r").tags()).containsExactly(tag("Name", "new"), tag("lab", "1"));
		run((call) -> this.roles.untagRole(UntagRoleRequest.builder().roleName("r").tagKeys("Name").build(), call));
		assertThat(get("r").tags()).containsExactly(tag("lab", "1"));
	}

	@Test
	void roleDoesWhatItsPoliciesAllowForWhomItTrusts() {
		create("r");
		assertThat(permits("ec2.amazonaws.com", "ssm:UpdateInstanceInformation")).isFalse();
		run((call) -> this.policies.attachRolePolicy(attach(TestRoles.CORE), call));
		assertThat(permits("ec2.amazonaws.com", "ssm:UpdateInstanceInformation")).isTrue();
		assertThat(permits("ec2.amazonaws.com", "ssm:SendCommand")).isFalse();
		assertThat(permits("lambda.amazonaws.com", "ssm:UpdateInstanceInformation")).isFalse();
		run((call) -> this.policies
			.putRolePolicy(PutRolePolicyRequest.builder().roleName("r").policyName("p").policyDocument("""
					{"Statement": {"Effect": "Allow", "Action": "ssm:Send*", "Resource": "*"}}""").build(), call));
		assertThat(permits("ec2.amazonaws.com", "ssm:SendCommand")).isTrue();
	}

	private boolean permits(String service, String action) {
		return iam((call) -> new RoleService(call).permits("r", service, action));
	}

	private <T> T iam(Function<Call, T> work) {
		return this.account.call(AwsService.IAM, work);
	}

	private void run(Consumer<Call> work) {
		this.account.run(AwsService.IAM, work);
	}

	private AwsError refusal(Consumer<Call> work) {
		return catchThrowableOfType(AwsError.class, () -> run(work));
	}

	private Role create(String name) {
		return iam((call) -> this.roles.createRole(request(name, TestRoles.TRUSTS_EC2), call));
	}

	private Role get(String name) {
		return iam((call) -> this.roles.getRole(GetRoleRequest.builder().roleName(name).build(), call));
	}

	private List<AttachedPolicy> attached() {
		return iam((call) -> this.policies
			.listAttachedRolePolicies(ListAttachedRolePoliciesRequest.builder().roleName("r").build(), call)).items();
	}

	private static CreateRoleRequest request(String name, String document) {
		return CreateRoleRequest.builder()
			.roleName(name)
			.assumeRolePolicyDocument(document)
			.description("for instances")
			.tags(tag("Name", "role"))
			.build();
	}

	private static AttachRolePolicyRequest attach(String arn) {
		return AttachRolePolicyRequest.builder().roleName("r").policyArn(arn).build();
	}

	private static Tag tag(String key, String value) {
		return Tag.builder().key(key).value(value).build();
	}

}
