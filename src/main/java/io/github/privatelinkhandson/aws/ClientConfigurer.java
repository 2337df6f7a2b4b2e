package io.github.privatelinkhandson.aws;

import java.time.Duration;
import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;

/**
 * The one place where SDK clients are built: whatever the service, they differ by cloud,
 * credentials and region alone.
 */
record ClientConfigurer(Cloud cloud, AwsCredentialsProvider credentials, String region,
		List<ExecutionInterceptor> interceptors, boolean retries) {

	/**
	 * The pauses of the SDK's standard mode (AWS SDKs Reference Guide, "Retry behavior").
	 */
	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration FIRST_PAUSE_WHEN_THROTTLED = Duration.ofSeconds(1);

	private static final Duration MAX_PAUSE = Duration.ofSeconds(20);

	ClientConfigurer(Cloud cloud, AwsCredentialsProvider credentials, String region,
			List<ExecutionInterceptor> interceptors) {
		this(cloud, credentials, region, interceptors, true);
	}

	/**
	 * The same, but clients send each call once only.
	 */
	ClientConfigurer withoutRetries() {
		return new ClientConfigurer(this.cloud, this.credentials, this.region, this.interceptors, false);
	}

	<B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(B builder) {
		return build(builder, Region.of(this.region));
	}

	/**
	 * IAM's client: it belongs to the partition rather than to a region, unless it is
	 * behind an endpoint of its own.
	 */
	IamClient buildGlobal(IamClientBuilder builder) {
		if (this.cloud.endpoint().isPresent()) {
			return build(builder);
		}
		if (this.region.startsWith("cn-")) {
			return build(builder, Region.AWS_CN_GLOBAL);
		}
		return build(builder, this.region.startsWith("us-gov-") ? Region.AWS_US_GOV_GLOBAL : Region.AWS_GLOBAL);
	}

	private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(B builder, Region where) {
		builder.region(where)
			.credentialsProvider(this.credentials)
			.httpClient(this.cloud.transport())
			.overrideConfiguration(overrides());
		this.cloud.endpoint().ifPresent(builder::endpointOverride);
		return builder.build();
	}

	private ClientOverrideConfiguration overrides() {
		return ClientOverrideConfiguration.builder()
			.defaultProfileFile(this.cloud.profileFile())
			.retryStrategy(this.retries ? retryStrategy() : AwsRetryStrategy.doNotRetry())
			.executionInterceptors(this.interceptors)
			.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "privatelink-handson")
			.build();
	}

	/**
	 * The SDK's standard retries. Where everything happens faster than in AWS, so do
	 * they: the pauses of the standard are divided by the cloud's speed.
	 */
	private RetryStrategy retryStrategy() {
		StandardRetryStrategy standard = AwsRetryStrategy.standardRetryStrategy();
		return (this.cloud.speed() == 1) ? standard
				: standard.toBuilder()
					.backoffStrategy(backoff(FIRST_PAUSE))
					.throttlingBackoffStrategy(backoff(FIRST_PAUSE_WHEN_THROTTLED))
					.build();
	}

	private BackoffStrategy backoff(Duration first) {
		return BackoffStrategy.exponentialDelay(atSpeed(first), atSpeed(MAX_PAUSE));
	}

	private Duration atSpeed(Duration pause) {
		return Duration.ofMillis(Math.max(1, (long) (pause.toMillis() / this.cloud.speed())));
	}

}
