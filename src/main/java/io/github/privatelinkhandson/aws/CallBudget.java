package io.github.privatelinkhandson.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Keeps the calls of one account and region within the rates at which AWS takes them, so
 * that others who work in the account have their share. A call waits for a moment if that
 * helps, and is not sent otherwise. Reads leave a part to changes. Where AWS refuses
 * nevertheless, as others call too, the rate is halved for a while.
 */
final class CallBudget implements ExecutionInterceptor {

	/** Set on calls that were not sent. */
	static final ExecutionAttribute<Boolean> WITHHELD = new ExecutionAttribute<>("CallBudget.withheld");

	/** As long as this a call waits for its turn. */
	private static final Duration MAX_WAIT = Duration.ofSeconds(2);

	private static final int UNAVAILABLE = 503;

	/** The part of a burst that reads leave. */
	private static final double RESERVED = 0.25;

	private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

	private final double speed;

	private final LongSupplier nanoTime;

	private final LongConsumer pause;

	/**
	 * Creates a budget with nothing spent.
	 * @param speed the factor by which the cloud is faster than AWS
	 */
	CallBudget(double speed) {
		this(speed, System::nanoTime, LockSupport::parkNanos);
	}

	CallBudget(double speed, LongSupplier nanoTime, LongConsumer pause) {
		this.speed = speed;
		this.nanoTime = nanoTime;
		this.pause = pause;
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		String service = service(attributes);
		String operation = operation(attributes);
		if (!spend(service, operation)) {
			attributes.putAttribute(WITHHELD, true);
			throw exceeded(service, operation);
		}
	}

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
		if (context.exception() instanceof SdkServiceException refusal && refusal.isThrottlingException()
				&& attributes.getAttribute(WITHHELD) == null) {
			refused(service(attributes), operation(attributes));
		}
	}

	/**
	 * Takes a call's share, after a moment if need be.
	 * @return false if there is none before long
	 */
	boolean spend(String service, String operation) {
		List<CallRate> rates = CallRate.of(service, operation);
		long until = this.nanoTime.getAsLong() + MAX_WAIT.toNanos();
		long wait = take(rates, CallRate.isRead(operation));
		while (wait > 0) {
			if (this.nanoTime.getAsLong() + wait > until) {
				return false;
			}
			this.pause.accept(wait);
			wait = take(rates, CallRate.isRead(operation));
		}
		return true;
	}

	/**
	 * Slows down, as AWS has refused a call.
	 */
	synchronized void refused(String service, String operation) {
		CallRate.of(service, operation).forEach((rate) -> bucket(rate).halve(this.nanoTime.getAsLong()));
	}

	/**
	 * Takes a token from each bucket, or none.
	 * @return the nanoseconds until there can be one in each; 0 if they were taken
	 */
	private synchronized long take(List<CallRate> rates, boolean read) {
		long now = this.nanoTime.getAsLong();
		long wait = rates.stream()
			.mapToLong((rate) -> bucket(rate).untilFree(now, read ? 1 + rate.burst() * RESERVED : 1))
			.max()
			.orElse(0);
		if (wait == 0) {
			rates.forEach((rate) -> bucket(rate).take());
		}
		return wait;
	}

	private TokenBucket bucket(CallRate rate) {
		return this.buckets.computeIfAbsent(rate.bucket(),
				(name) -> new TokenBucket(rate.burst(), rate.perSecond() * this.speed, this.nanoTime.getAsLong()));
	}

	/**
	 * Creates a refusal like AWS's own, which is tried again like it.
	 */
	private static AwsServiceException exceeded(String service, String operation) {
		List<CallRate> rates = CallRate.of(service, operation);
		String message = "%s: %s/s".formatted(operation, rates.get(rates.size() - 1).perSecond());
		return AwsServiceException.builder()
			.statusCode(UNAVAILABLE)
			.message(message)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("RequestLimitExceeded").errorMessage(message).build())
			.build();
	}

	private static String service(ExecutionAttributes attributes) {
		return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
	}

	private static String operation(ExecutionAttributes attributes) {
		return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
	}

	/**
	 * A token bucket, full at first.
	 */
	private static final class TokenBucket {

		private static final double NANOS = 1e9;

		/** The least part of its rate that is left after refusals. */
		private static final double LEAST = 1.0 / 16;

		/** In so many seconds without a refusal a halved rate is whole again. */
		private static final int RECOVERY = 60;

		private final double burst;

		private final double perSecond;

		private double tokens;

		/** The part of the rate that is used. */
		private double share = 1;

		private long since;

		TokenBucket(double burst, double perSecond, long now) {
			this.burst = burst;
			this.perSecond = perSecond;
			this.tokens = burst;
			this.since = now;
		}

		long untilFree(long now, double wanted) {
			refill(now);
			double missing = wanted - this.tokens;
			return (missing > 0) ? (long) Math.ceil(missing / (this.perSecond * this.share) * NANOS) : 0;
		}

		void take() {
			this.tokens--;
		}

		void halve(long now) {
			refill(now);
			this.tokens = Math.min(this.tokens, 0);
			this.share = Math.max(LEAST, this.share / 2);
		}

		private void refill(long now) {
			double seconds = (now - this.since) / NANOS;
			this.tokens = Math.min(this.burst, this.tokens + seconds * this.perSecond * this.share);
			this.share = Math.min(1, this.share + seconds / RECOVERY / 2);
			this.since = now;
		}

	}

}
