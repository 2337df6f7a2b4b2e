package io.github.privatelinkhandson.testkit;

import java.net.URI;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;

/**
 * A cloud behind a transport of the test's own.
 */
public record CannedCloud(CloudMode mode, SdkHttpClient transport, double speed) implements Cloud {

	public static final String ACCOUNT = "111122223333";

	public static final String REGION = "ap-northeast-1";

	public CannedCloud(CloudMode mode, SdkHttpClient transport) {
		this(mode, transport, 1);
	}

	@Override
	public String newAccount(String region) {
		return ACCOUNT;
	}

	@Override
	public AwsCredentialsProvider credentials(String account, String region) {
		return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));
	}

	@Override
	public ProfileFile profileFile() {
		return ProfileFile.aggregator().build();
	}

	@Override
	public Optional<URI> endpoint() {
		return Optional.of(URI.create("http://localhost"));
	}

	@Override
	public boolean remote() {
		return false;
	}

}
