package io.github.privatelinkhandson.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mode {@code aws} with a profile for each of several accounts, which are accounts of the
 * practice AWS.
 */
@ExtendWith(SharedConsole.class)
class ProfilesTests {

	private static final String REGION = "ap-northeast-1";

	private final PracticeAws practice;

	private PracticeAccounts.Account one;

	private PracticeAccounts.Account two;

	private Path file;

	ProfilesTests(TestConsole console) {
		this.practice = console.bean(PracticeAws.class);
	}

	@BeforeEach
	void profiles(@TempDir Path directory) throws IOException {
		this.one = this.practice.newAccount();
		this.two = this.practice.newAccount();
		this.file = directory.resolve("credentials");
		Files.writeString(this.file, profile("one", this.one) + profile("two", this.two) + """
				[stale]
				aws_access_key_id = AKIAIOSFODNN7EXAMPLE
				aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
				""");
		System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), this.file.toString());
		System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), directory.resolve("none").toString());
	}

	@AfterEach
	void noProfiles() {
		System.clearProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());
		System.clearProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property());
	}

	@Test
	void everyAccountIsWorkedInWithItsOwnProfile() {
		AwsCloud cloud = cloud("one", "two");
		assertThat(cloud.accounts(REGION)).containsExactly(this.one.id(), this.two.id());
		assertThat(cloud.newAccount(REGION)).isEqualTo(this.one.id());
		for (String account : cloud.accounts(REGION)) {
			AwsClients clients = new AwsClients(
					new ClientConfigurer(cloud, cloud.credentials(account, REGION), REGION, List.of()), Runnable::run);
			assertThat(clients.caller().account()).isEqualTo(account);
		}
	}

	@Test
	void accountOfNoProfileIsRefused() {
		assertThatExceptionOfType(SdkException.class).isThrownBy(() -> cloud("one").credentials(this.two.id(), REGION))
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).code()).isEqualTo(AwsFailure.WRONG_ACCOUNT));
	}

	@Test
	void profileThatAwsDoesNotTakeHindersNoOther() {
		AwsCloud cloud = cloud("stale", "two");
		assertThat(cloud.credentials(this.two.id(), REGION)).isNotNull();
		assertThatExceptionOfType(SdkException.class).isThrownBy(() -> cloud.credentials(this.one.id(), REGION))
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).code()).isEqualTo("InvalidClientTokenId"));
	}

	@Test
	void brokenProfilesAreSkippedAndNamed() {
		AwsCloud cloud = cloud("stale", "nobody", "two");
		assertThat(cloud.accounts(REGION)).containsExactly(this.two.id());
		assertThat(cloud.newAccount(REGION)).isEqualTo(this.two.id());
		assertThat(cloud.failures(REGION)).allMatch((failure) -> failure.kind() == AwsFailure.Kind.CREDENTIALS)
			.extracting(AwsFailure::message)
			.satisfiesExactly((message) -> assertThat(message).contains("stale", "security token"),
					(message) -> assertThat(message).contains("nobody"));
	}

	@Test
	void profileIsReadAgain() throws IOException {
		AwsCloud cloud = cloud("later");
		assertThatExceptionOfType(SdkException.class).isThrownBy(() -> cloud.accounts(REGION))
			.withMessageContaining("later");
		Files.writeString(this.file, profile("later", this.one));
		assertThat(cloud.accounts(REGION)).containsExactly(this.one.id());
		AwsClients clients = clients(cloud, this.one.id());
		assertThat(clients.caller().account()).isEqualTo(this.one.id());
		Files.writeString(this.file, profile("later", this.two) + "# another account's");
		assertThatExceptionOfType(SdkException.class).isThrownBy(clients::caller)
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).code()).isEqualTo(AwsFailure.WRONG_ACCOUNT))
			.withMessageContainingAll(this.one.id(), this.two.id());
		Files.writeString(this.file, "[later\n");
		assertThatExceptionOfType(SdkException.class).isThrownBy(clients::caller)
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).kind()).isEqualTo(AwsFailure.Kind.CREDENTIALS));
		Files.writeString(this.file, profile("later", this.one) + "# as it was");
		assertThat(clients.caller().account()).isEqualTo(this.one.id());
	}

	@Test
	void accountsAndRegionsThatTheSettingsExcludeAreNotWorkedIn() {
		AwsCloud denied = cloud(AccessList.ALL, new AccessList(List.of(), List.of("us-east-1")), "one", "two");
		assertThat(denied.accounts(REGION)).hasSize(2);
		assertRefused(AwsFailure.REGION_NOT_ALLOWED, () -> denied.accounts("us-east-1"));
		assertRefused(AwsFailure.REGION_NOT_ALLOWED, () -> denied.credentials(this.one.id(), "us-east-1"));
		AwsCloud allowed = cloud(new AccessList(List.of(this.two.id()), List.of()), AccessList.ALL, "one", "two");
		assertThat(allowed.accounts(REGION)).containsExactly(this.two.id());
		assertRefused(AwsFailure.ACCOUNT_NOT_ALLOWED, () -> allowed.credentials(this.one.id(), REGION));
		AwsCloud none = cloud(new AccessList(List.of(), List.of(this.one.id())), AccessList.ALL, "one");
		assertRefused(AwsFailure.ACCOUNT_NOT_ALLOWED, () -> none.accounts(REGION));
	}

	private static void assertRefused(String code, ThrowableAssert.ThrowingCallable call) {
		assertThatExceptionOfType(SdkException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).code()).isEqualTo(code));
	}

	@Test
	void profileThatIsNotThereIsAClearProblem() {
		assertThatExceptionOfType(SdkException.class).isThrownBy(() -> cloud("nobody").accounts(REGION))
			.withMessageContaining("nobody");
	}

	@Test
	void profilesAccountIsLearnedOnce() {
		AwsCloud cloud = cloud("one");
		assertThat(cloud.newAccount(REGION)).isEqualTo(this.one.id());
		this.practice.block(this.one.id(), true);
		assertThat(cloud.newAccount(REGION)).isEqualTo(this.one.id());
	}

	private AwsClients clients(AwsCloud cloud, String account) {
		return new AwsClients(new ClientConfigurer(cloud, cloud.credentials(account, REGION), REGION, List.of()),
				Runnable::run);
	}

	private AwsCloud cloud(String... profiles) {
		return cloud(AccessList.ALL, AccessList.ALL, profiles);
	}

	private AwsCloud cloud(AccessList accounts, AccessList regions, String... profiles) {
		return new AwsCloud(new AwsSettings(URI.create("http://localhost:" + this.practice.port()), List.of(profiles),
				accounts, regions));
	}

	private static String profile(String name, PracticeAccounts.Account account) {
		return """
				[%s]
				aws_access_key_id = %s
				aws_secret_access_key = %s
				""".formatted(name, account.accessKeyId(), account.secretAccessKey());
	}

}
