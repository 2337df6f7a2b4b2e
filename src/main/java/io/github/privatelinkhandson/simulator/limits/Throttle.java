package io.github.privatelinkhandson.simulator.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;

/**
 * Refuses the calls of an account that come too fast for AWS. Buckets refill in AWS's
 * time, so that a practice AWS of twenty times its speed lets through twenty times as
 * much. The account that everybody knows is not throttled: it is for tools and load.
 */
final class Throttle {

	private static final int MAX_BUCKETS = 20_000;

	private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

	/**
	 * Lets a call pass.
	 * @throws AwsError if it comes too fast
	 */
	void pass(AwsService service, String account, String region, SdkPojo request, SimulatedTime time) {
		if (PracticeAccounts.isTest(account)) {
			return;
		}
		for (RequestCost toll : RequestCosts.of(service, request)) {
			TokenBucket bucket = this.buckets.computeIfAbsent(new Key(account, region, service, toll.bucket()),
					(key) -> new TokenBucket(toll.rate(), time));
			if (!bucket.take(toll.tokens(), time)) {
				throw tooFast(service);
			}
		}
		if (this.buckets.size() > MAX_BUCKETS) {
			this.buckets.values().removeIf((bucket) -> bucket.isFull(time));
		}
	}

	private static AwsError tooFast(AwsService service) {
		return (service == AwsService.EC2) ? new AwsError(503, "RequestLimitExceeded", "Request limit exceeded.")
				: AwsError.of("Throttling", "Rate exceeded");
	}

	private record Key(String account, String region, AwsService service, String bucket) {

	}

}
