package io.github.privatelinkhandson.simulator.clients;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;

/**
 * The SDK's clients of one account, in process, each call tried once.
 */
record Clients(Account account, Ec2Client ec2, ElasticLoadBalancingV2Client elb, IamClient iam, SsmClient ssm) {

	static final String REGION = "ap-northeast-1";

	static Clients of(PracticeAws aws, Account account) {
		return new Clients(account, client(Ec2Client.builder(), aws, account),
				client(ElasticLoadBalancingV2Client.builder(), aws, account), client(IamClient.builder(), aws, account),
				client(SsmClient.builder(), aws, account));
	}

	private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder,
			PracticeAws aws, Account account) {
		return builder.httpClient(aws.transport())
			.region(builder instanceof software.amazon.awssdk.services.iam.IamClientBuilder ? Region.AWS_GLOBAL
					: Region.of(REGION))
			.overrideConfiguration((override) -> override
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(1).build()))
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
			.build();
	}

}
