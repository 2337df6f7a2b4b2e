package io.github.privatelinkhandson.simulator.iam;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InstanceProfileOperationsTests {

	private static final Duration PROPAGATED = Duration.ofSeconds(12);

	private final TestAccount account = new TestAccount();

	private final InstanceProfileOperations profiles = new InstanceProfileOperations();

	@Test
	void profileIsDescribedWithItsRole() {
		TestRoles.create(this.account, "SSM-role");
		InstanceProfile profile = iam((call) -> this.profiles
			.getInstanceProfile(GetInstanceProfileRequest.builder().instanceProfileName("SSM-role").build(), call));
		assertThat(profile.arn()).isEqualTo("arn:aws:iam::111122223333:instance-profile/SSM-role");
		assertThat(profile.instanceProfileId()).startsWith("AIPA");
		assertThat(profile.createDate()).isEqualTo(this.account.now());
		assertThat(profile.roles()).singleElement().satisfies((role) -> {
			assertThat(role.roleName()).isEqualTo("SSM-role");
			assertThat(role.assumeRolePolicyDocument()).startsWith("%7B");
		});
		assertThat(iam((call) -> this.profiles.listInstanceProfilesForRole(
				ListInstanceProfilesForRoleRequest.builder().roleName("SSM-role").build(), call))
			.items()).hasSize(1);
	}

	@Test
	void profileHoldsOneRole() {
		TestRoles.create(this.account, "a");
		TestRoles.create(this.account, "b");
		AwsError refusal = refusal((call) -> this.profiles.addRoleToInstanceProfile(
				AddRoleToInstanceProfileRequest.builder().instanceProfileName("a").roleName("b").build(), call));
		assertThat(refusal.code()).isEqualTo("LimitExceeded");
		assertThat(refusal.status()).isEqualTo(409);
	}

	@Test
	void profileWithARoleCannotBeDeleted() {
		TestRoles.create(this.account, "a");
		DeleteInstanceProfileRequest delete = DeleteInstanceProfileRequest.builder().instanceProfileName("a").build();
		assertThat(refusal((call) -> this.profiles.deleteInstanceProfile(delete, call)).code())
			.isEqualTo("DeleteConflict");
		RemoveRoleFromInstanceProfileRequest remove = RemoveRoleFromInstanceProfileRequest.builder()
			.instanceProfileName("a")
			.roleName("a")
			.build();
		run((call) -> this.profiles.removeRoleFromInstanceProfile(remove, call));
		assertThat(refusal((call) -> this.profiles.removeRoleFromInstanceProfile(remove, call)).code())
			.isEqualTo("NoSuchEntity");
		run((call) -> this.profiles.deleteInstanceProfile(delete, call));
		assertThat(refusal((call) -> this.profiles.deleteInstanceProfile(delete, call)).status()).isEqualTo(404);
	}

	@Test
	void ec2SeesANewProfileAfterSomeSeconds() {
		TestRoles.create(this.account, "a");
		assertThat(refusal((call) -> new InstanceProfileService(call).forInstances("a", null))).hasMessage(
				"Value (a) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name");
		String arn = "arn:aws:iam::111122223333:instance-profile/a";
		assertThat(refusal((call) -> new InstanceProfileService(call).forInstances(null, arn))).hasMessage("Value ("
				+ arn + ") for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN");
		this.account.pass(PROPAGATED);
		assertThat(iam((call) -> new InstanceProfileService(call).forInstances("a", null)).arn()).isEqualTo(arn);
	}

	@Test
	void ec2RefusesAProfileWithoutRole() {
		iam((call) -> this.profiles
			.createInstanceProfile(CreateInstanceProfileRequest.builder().instanceProfileName("a").build(), call));
		this.account.pass(PROPAGATED);
		assertThat(refusal((call) -> new InstanceProfileService(call).forInstances("a", null))).hasMessage(
				"IAM Instance Profile \"arn:aws:iam::111122223333:instance-profile/a\" has no associated IAM Roles");
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

}
