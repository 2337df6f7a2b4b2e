package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;

import static org.awaitility.Awaitility.await;

/**
 * The SDK's clients of one account, in process, each call tried once.
 */
record Clients(Account account, Ec2Client ec2, ElasticLoadBalancingV2Client elb, IamClient iam, SsmClient ssm,
		CloudWatchLogsClient logs) {

	static final String REGION = "ap-northeast-1";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	static Clients of(PracticeAws aws, Account account) {
		return new Clients(account, client(Ec2Client.builder(), aws, account),
				client(ElasticLoadBalancingV2Client.builder(), aws, account), client(IamClient.builder(), aws, account),
				client(SsmClient.builder(), aws, account), client(CloudWatchLogsClient.builder(), aws, account));
	}

	/**
	 * What a command prints on an instance, by way of Systems Manager, as soon as its
	 * agent is online.
	 */
	String on(String instanceId, String command) {
		String id = await().atMost(PATIENCE)
			.ignoreException(InvalidInstanceIdException.class)
			.until(() -> this.ssm
				.sendCommand((r) -> r.documentName("AWS-RunShellScript")
					.instanceIds(instanceId)
					.parameters(Map.of("commands", List.of(command))))
				.command()
				.commandId(), Objects::nonNull);
		return await().atMost(PATIENCE)
			.ignoreException(InvocationDoesNotExistException.class)
			.until(() -> this.ssm.getCommandInvocation((r) -> r.commandId(id).instanceId(instanceId)),
					(answer) -> answer.responseCode() >= 0)
			.standardOutputContent();
	}

	private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder,
			PracticeAws aws, Account account) {
		return builder.httpClient(aws.transport())
			.region(builder instanceof IamClientBuilder ? Region.AWS_GLOBAL : Region.of(REGION))
			.overrideConfiguration((override) -> override
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(1).build()))
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
			.build();
	}

}
