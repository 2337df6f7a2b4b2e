package io.github.privatelinkhandson.aws;

import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients for one account and region; each is built when it is first used.
 */
public final class AwsClients {

	private final SingletonSupplier<Ec2Client> ec2;

	private final SingletonSupplier<ElasticLoadBalancingV2Client> elb;

	private final SingletonSupplier<IamClient> iam;

	private final SingletonSupplier<SsmClient> ssm;

	private final SingletonSupplier<CloudWatchLogsClient> logs;

	private final SingletonSupplier<StsClient> sts;

	private final SingletonSupplier<ServiceQuotasClient> quotas;

	private final SingletonSupplier<AwsClients> once;

	private final AwsCredentialsProvider credentials;

	private final Executor executor;

	AwsClients(ClientConfigurer configurer, Executor executor) {
		this.credentials = configurer.credentials();
		this.executor = executor;
		this.ec2 = SingletonSupplier.of(() -> configurer.build(Ec2Client.builder()));
		this.elb = SingletonSupplier.of(() -> configurer.build(ElasticLoadBalancingV2Client.builder()));
		this.iam = SingletonSupplier.of(() -> configurer.buildGlobal(IamClient.builder()));
		this.ssm = SingletonSupplier.of(() -> configurer.build(SsmClient.builder()));
		this.logs = SingletonSupplier.of(() -> configurer.build(CloudWatchLogsClient.builder()));
		this.sts = SingletonSupplier.of(() -> configurer.build(StsClient.builder()));
		this.quotas = SingletonSupplier.of(() -> configurer.build(ServiceQuotasClient.builder()));
		this.once = SingletonSupplier.of(() -> new AwsClients(configurer.withoutRetries(), executor));
	}

	public Ec2Client ec2() {
		return this.ec2.obtain();
	}

	public ElasticLoadBalancingV2Client elb() {
		return this.elb.obtain();
	}

	public IamClient iam() {
		return this.iam.obtain();
	}

	public SsmClient ssm() {
		return this.ssm.obtain();
	}

	public CloudWatchLogsClient logs() {
		return this.logs.obtain();
	}

	public StsClient sts() {
		return this.sts.obtain();
	}

	public ServiceQuotasClient quotas() {
		return this.quotas.obtain();
	}

	/**
	 * Clients that send each call once: for calls that would create something twice if
	 * they were sent again after an answer was lost.
	 */
	public AwsClients once() {
		return this.once.obtain();
	}

	/**
	 * Returns the executor for calls that do not depend on one another.
	 */
	public Executor executor() {
		return this.executor;
	}

	/**
	 * Makes sure that there are credentials of the account at this moment.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are none
	 */
	void requireCredentials() {
		this.credentials.resolveCredentials();
	}

	/**
	 * Returns the identity of the credentials that these clients use.
	 */
	public CallerIdentity caller() {
		return CallerIdentity.of(sts());
	}

	/**
	 * Lists the values that a tag of EC2's resources has, each once.
	 */
	public Stream<String> tagValues(String key) {
		return ec2().describeTagsPaginator((request) -> request.filters((tag) -> tag.name("key").values(key)))
			.tags()
			.stream()
			.map((tag) -> tag.value())
			.distinct();
	}

}
