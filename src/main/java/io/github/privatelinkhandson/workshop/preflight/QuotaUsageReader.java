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
import io.github.privatelinkhandson.stage.LabQuota;

/**
 * Reads the quotas and usage of an account and region in parallel.
 */
@Component
class QuotaUsageReader {

	/** The region in which Service Quotas serves account-wide quotas. */
	private static final String GLOBAL_REGION = "us-east-1";

	private final AwsClientFactory clients;

	QuotaUsageReader(AwsClientFactory clients) {
		this.clients = clients;
	}

	/**
	 * Reads the quotas and usage of an account and region.
	 * @param regions the number of the account's regions to be used
	 * @throws RuntimeException if a call fails
	 */
	QuotaUsage read(CloudMode mode, String account, String region, int regions) {
		AwsClients aws = this.clients.clients(mode, account, region);
		AwsClients global = this.clients.clients(mode, account, GLOBAL_REGION);
		QuotaReader regional = new QuotaReader(aws.quotas());
		QuotaReader accountWide = new QuotaReader(global.quotas());
		Map<LabQuota, CompletableFuture<Integer>> limits = start(aws,
				(quota) -> (quota.isAccountWide() ? accountWide : regional).of(quota));
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
