package io.github.privatelinkhandson.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;

/**
 * Gives the SDK's clients for an account and region of a cloud, always the same ones.
 */
@Component
public class AwsClientFactory {

	private final Clouds clouds;

	private final List<ExecutionInterceptor> interceptors;

	private final ApiCallThreads threads;

	private final Map<AwsEnvironment, AwsClients> clients = new ConcurrentHashMap<>();

	AwsClientFactory(Clouds clouds, List<ExecutionInterceptor> interceptors, ApiCallThreads threads) {
		this.clouds = clouds;
		this.interceptors = interceptors;
		this.threads = threads;
	}

	/**
	 * The clients for that account and region.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials for the account, or none any more
	 */
	public AwsClients clients(CloudMode mode, String account, String region) {
		AwsClients known = this.clients.computeIfAbsent(new AwsEnvironment(mode, account, region), this::build);
		known.requireCredentials();
		return known;
	}

	/**
	 * Gives the account of a cloud that a new lab is built in.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials that AWS takes
	 */
	public String newAccount(CloudMode mode, String region) {
		return this.clouds.of(mode).newAccount(region);
	}

	/**
	 * Gives the accounts of a cloud that labs can be built in side by side.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials that AWS takes
	 */
	public List<String> accounts(CloudMode mode, String region) {
		return this.clouds.of(mode).accounts(region);
	}

	public static boolean isRegion(String name) {
		return Region.regions().stream().anyMatch((known) -> known.id().equals(name) && !known.isGlobalRegion());
	}

	private AwsClients build(AwsEnvironment environment) {
		Cloud cloud = this.clouds.of(environment.mode());
		List<ExecutionInterceptor> all = new ArrayList<>(this.interceptors);
		if (cloud.remote()) {
			all.add(new CallBudget(cloud.speed()));
		}
		return new AwsClients(new ClientConfigurer(cloud,
				cloud.credentials(environment.account(), environment.region()), environment.region(), all),
				this.threads.of(cloud));
	}

}
