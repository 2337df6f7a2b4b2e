package io.github.privatelinkhandson.simulator.limits;

import java.util.List;
import java.util.concurrent.TimeUnit;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Where calls come in, and their answers go out: here they are throttled, and the faults
 * on demand happen.
 */
public final class Gate {

	private final Throttle throttle = new Throttle();

	private final Faults faults;

	private final boolean throttling;

	public Gate(boolean throttling, Faults faults) {
		this.throttling = throttling;
		this.faults = faults;
	}

	/**
	 * Lets a call in.
	 * @throws AwsError if it comes too fast, or a fault refuses it
	 */
	public Pass enter(AwsService service, String account, String region, SdkPojo request, SimulatedTime time) {
		if (this.throttling) {
			this.throttle.pass(service, account, region, request, time);
		}
		List<Fault.Effect> effects = this.faults.next(account, RequestCosts.action(request));
		for (Fault.Effect effect : effects) {
			if (effect instanceof Fault.Delay delay) {
				sleep(delay.duration().toNanos());
			}
			else if (effect instanceof Fault.Latency latency) {
				sleep(latency.duration().toNanos() / time.speed());
			}
		}
		for (Fault.Effect effect : effects) {
			if (effect instanceof Fault.Refusal refusal) {
				throw new AwsError(refusal.status(), refusal.code(), refusal.message());
			}
		}
		return new Pass(effects.contains(new Fault.LostAnswer()));
	}

	private static void sleep(double nanos) {
		try {
			TimeUnit.NANOSECONDS.sleep((long) nanos);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A call that was let in.
	 */
	public static final class Pass {

		private final boolean answerLost;

		private Pass(boolean answerLost) {
			this.answerLost = answerLost;
		}

		/**
		 * Refuses what would take effect though AWS has no capacity for it.
		 */
		public void check(SdkPojo result, Call call) {
			Capacity.check(result, call, Faults.exhausted(call.global()));
		}

		/**
		 * Lets the answer out, after the call took effect.
		 * @throws AnswerLost if it is lost
		 */
		public void leave() {
			if (this.answerLost) {
				throw new AnswerLost();
			}
		}

	}

}
