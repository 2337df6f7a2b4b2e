package io.github.privatelinkhandson.simulator;

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * AWS's own clients of a practice AWS, over HTTP, that do not try again.
 */
final class TestClients implements AutoCloseable {

	private final SdkHttpClient http = Apache5HttpClient.create();

	private final PracticeAws aws;

	TestClients(PracticeAws aws) {
		this.aws = aws;
	}

	<B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C of(B builder, Account account) {
		return of(builder, account.accessKeyId(), account.secretAccessKey());
	}

	<B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C of(B builder, String key, String secret) {
		return patient(builder, key, secret)
			.overrideConfiguration((override) -> override.retryStrategy((retries) -> retries.maxAttempts(1)))
			.build();
	}

	/**
	 * A client that tries again as often as clients do.
	 */
	<B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B patient(B builder, String key, String secret) {
		return builder.httpClient(this.http)
			.endpointOverride(URI.create("http://localhost:" + this.aws.port()))
			.region(Region.AP_NORTHEAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)));
	}

	static void assertRefused(int status, String code, Runnable call) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call::run).satisfies((ex) -> {
			assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code);
			assertThat(ex.statusCode()).isEqualTo(status);
		});
	}

	@Override
	public void close() {
		this.http.close();
	}

}
