package io.github.privatelinkhandson.aws;

import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;

/**
 * The one place where SDK clients are built: whatever the service, they differ by cloud,
 * credentials and region alone.
 */
record ClientConfigurer(Cloud cloud, AwsCredentialsProvider credentials, String region,
		List<ExecutionInterceptor> interceptors, boolean retries) {

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
			.retryStrategy(this.retries ? AwsRetryStrategy.standardRetryStrategy() : AwsRetryStrategy.doNotRetry())
			.executionInterceptors(this.interceptors)
			.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "privatelink-handson")
			.build();
	}

}
