package io.github.privatelinkhandson.practice;

import java.net.URI;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.simulator.PracticeAws;

/**
 * The embedded practice AWS. It never looks at the AWS credentials and settings of the
 * machine.
 */
@Component
class PracticeCloud implements Cloud {

	private final PracticeAws practice;

	PracticeCloud(PracticeAws practice) {
		this.practice = practice;
	}

	@Override
	public CloudMode mode() {
		return CloudMode.PRACTICE;
	}

	@Override
	public String newAccount(String region) {
		return this.practice.newAccount().id();
	}

	@Override
	public AwsCredentialsProvider credentials(String account, String region) {
		return this.practice.account(account)
			.map((keys) -> StaticCredentialsProvider.create(AwsBasicCredentials.builder()
				.accessKeyId(keys.accessKeyId())
				.secretAccessKey(keys.secretAccessKey())
				.accountId(keys.id())
				.build()))
			.orElseThrow(() -> SdkClientException
				.create("There are no credentials for account " + account + " of the practice AWS"));
	}

	@Override
	public ProfileFile profileFile() {
		return ProfileFile.aggregator().build();
	}

	/**
	 * An address that is never opened, so that none set on the machine is used.
	 */
	@Override
	public Optional<URI> endpoint() {
		return Optional.of(URI.create("http://localhost"));
	}

	@Override
	public SdkHttpClient transport() {
		return this.practice.transport();
	}

	@Override
	public boolean remote() {
		return false;
	}

	@Override
	public double speed() {
		return this.practice.speed();
	}

}
