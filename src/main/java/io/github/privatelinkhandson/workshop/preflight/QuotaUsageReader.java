package io.github.privatelinkhandson.workshop.preflight;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToIntFunction;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CloudMode;

/**
 * Learns how an account and region stands, by calls side by side.
 */
@Component
class QuotaUsageReader {

	/** Where Service Quotas tells the quotas of an account as a whole. */
	private static final String HOME = "us-east-1";

	private final AwsClientFactory clients;

	QuotaUsageReader(AwsClientFactory clients) {
		this.clients = clients;
	}

	/**
	 * How a place stands.
	 * @param regions how many regions of the account are to be used
	 * @throws RuntimeException what a call threw
	 */
	QuotaUsage read(CloudMode mode, String account, String region, int regions) {
		AwsClients aws = this.clients.clients(mode, account, region);
		AwsClients home = this.clients.clients(mode, account, HOME);
		QuotaReader regional = new QuotaReader(aws.quotas());
		QuotaReader global = new QuotaReader(home.quotas());
		Map<LabQuota, CompletableFuture<Integer>> limits = start(aws,
				(quota) -> (quota.ofAccount() ? global : regional).of(quota));
		Map<LabQuota, CompletableFuture<Integer>> used = start(aws, new ResourceUsage(aws, region)::of);
		try {
			return new QuotaUsage(await(limits), await(used), regions);
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private static Map<LabQuota, CompletableFuture<Integer>> start(AwsClients aws, ToIntFunction<LabQuota> read) {
		Map<LabQuota, CompletableFuture<Integer>> started = new EnumMap<>(LabQuota.class);
		for (LabQuota quota : LabQuota.values()) {
			started.put(quota, CompletableFuture.supplyAsync(() -> read.applyAsInt(quota), aws.executor()));
		}
		return started;
	}

	private static Map<LabQuota, Integer> await(Map<LabQuota, CompletableFuture<Integer>> started) {
		Map<LabQuota, Integer> found = new EnumMap<>(LabQuota.class);
		started.forEach((quota, read) -> found.put(quota, read.join()));
		return found;
	}

}
