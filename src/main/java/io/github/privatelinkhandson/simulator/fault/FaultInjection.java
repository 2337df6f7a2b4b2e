package io.github.privatelinkhandson.simulator.fault;

import java.util.List;
import java.util.concurrent.TimeUnit;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;

/**
 * Injects the faults of an account into its calls. A fault counts each call that it
 * concerns, also one that is refused. Delays pass when the transaction is over, as other
 * calls of the account must not wait for them.
 */
public final class FaultInjection implements OperationInterceptor {

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		List<Fault.Effect> effects = Faults.next(call.global(), call.action());
		call.global().savepoint();
		for (Fault.Effect effect : effects) {
			if (effect instanceof Fault.Latency latency) {
				call.global().afterCompletion(() -> sleep(latency.duration().toNanos() / call.time().speed()));
			}
		}
		for (Fault.Effect effect : effects) {
			if (effect instanceof Fault.Refusal refusal) {
				throw new AwsError(refusal.status(), refusal.code(), refusal.message());
			}
		}
		SdkPojo result = chain.proceed(request, call);
		if (effects.contains(new Fault.LostAnswer())) {
			call.global().savepoint();
			throw new AnswerLost();
		}
		return result;
	}

	private static void sleep(double nanos) {
		try {
			TimeUnit.NANOSECONDS.sleep((long) nanos);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
