package io.github.privatelinkhandson.simulator.throttling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.CallContext;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;

/**
 * Refuses the calls of an account that exceed AWS's request rates. Buckets refill in
 * AWS's time, so that a practice AWS of twenty times its speed lets through twenty times
 * as many calls. The account of access key {@code test} is not throttled: it is for tools
 * and load.
 */
public final class Throttle implements OperationInterceptor {

	private static final int MAX_BUCKETS = 20_000;

	private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

	@Override
	public void beforeTransaction(SdkPojo request, CallContext context) {
		if (PracticeAccounts.isTest(context.account())) {
			return;
		}
		SimulatedTime time = context.time();
		for (RequestCosts.Cost cost : RequestCosts.of(context.service(), request)) {
			Key key = new Key(context.account(), context.region(), context.service(), cost.bucket());
			TokenBucket bucket = this.buckets.computeIfAbsent(key, (k) -> new TokenBucket(cost.rate(), time));
			if (!bucket.take(cost.tokens(), time)) {
				throw exceeded(context.service());
			}
		}
		if (this.buckets.size() > MAX_BUCKETS) {
			this.buckets.values().removeIf((bucket) -> bucket.isFull(time));
		}
	}

	/**
	 * The refusal of a call that comes too fast, in the service's words.
	 */
	public static AwsError exceeded(AwsService service) {
		return (service == AwsService.EC2) ? new AwsError(503, "RequestLimitExceeded", "Request limit exceeded.")
				: AwsError.of("Throttling", "Rate exceeded");
	}

	private record Key(String account, String region, AwsService service, String bucket) {

	}

}
