package io.github.privatelinkhandson.aws;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

import io.github.privatelinkhandson.testkit.CannedCloud;
import io.github.privatelinkhandson.testkit.CannedTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long clients wait before they send a call once more. The pauses are drawn, each
 * from nothing up to twice as much as the one before, so that the longest of many is
 * looked at.
 */
class ClientConfigurerTests {

	@Test
	void throttledCallsAreRepeatedAsTheSdkDoes() {
		assertThat(longestPause(1)).isBetween(Duration.ofMillis(800), Duration.ofSeconds(1));
	}

	@Test
	void pausesAreShorterWhereEverythingIsFaster() {
		assertThat(longestPause(20)).isBetween(Duration.ofMillis(40), Duration.ofMillis(50));
	}

	private static Duration longestPause(double speed) {
		CannedCloud cloud = new CannedCloud(CloudMode.PRACTICE, new CannedTransport(), speed);
		try (Ec2Client client = new ClientConfigurer(cloud, cloud.credentials("", ""), CannedCloud.REGION, List.of())
			.build(Ec2Client.builder())) {
			RetryStrategy strategy = client.serviceClientConfiguration()
				.overrideConfiguration()
				.retryStrategy()
				.orElseThrow();
			Duration longest = Duration.ZERO;
			for (int i = 0; i < 50; i++) {
				Duration pause = pause(strategy);
				longest = (pause.compareTo(longest) > 0) ? pause : longest;
			}
			return longest;
		}
	}

	private static Duration pause(RetryStrategy strategy) {
		RetryToken token = strategy.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
		return strategy
			.refreshRetryToken(RefreshRetryTokenRequest.builder()
				.token(token)
				.failure(Ec2Exception.builder()
					.awsErrorDetails(AwsErrorDetails.builder().errorCode("RequestLimitExceeded").build())
					.build())
				.build())
			.delay();
	}

}
