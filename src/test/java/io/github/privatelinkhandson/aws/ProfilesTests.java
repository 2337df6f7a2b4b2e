package io.github.privatelinkhandson.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

	ProfilesTests(TestConsole console) {
		this.practice = console.bean(PracticeAws.class);
	}

	@BeforeEach
	void profiles(@TempDir Path directory) throws IOException {
		this.one = this.practice.newAccount();
		this.two = this.practice.newAccount();
		Path file = directory.resolve("credentials");
		Files.writeString(file, profile("one", this.one) + profile("two", this.two) + """
				[stale]
				aws_access_key_id = AKIAIOSFODNN7EXAMPLE
				aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
				""");
		System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), file.toString());
	}

	@AfterEach
	void noProfiles() {
		System.clearProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());
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

	private AwsCloud cloud(String... profiles) {
		return new AwsCloud(new AwsSettings(URI.create("http://localhost:" + this.practice.port()), List.of(profiles)));
	}

	private static String profile(String name, PracticeAccounts.Account account) {
		return """
				[%s]
				aws_access_key_id = %s
				aws_secret_access_key = %s
				""".formatted(name, account.accessKeyId(), account.secretAccessKey());
	}

}
