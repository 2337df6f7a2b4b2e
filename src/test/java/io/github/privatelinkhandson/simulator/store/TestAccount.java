package io.github.privatelinkhandson.simulator.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;

import io.github.privatelinkhandson.simulator.clock.Moment;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.wire.AwsService;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * An account of the practice AWS in memory, with a clock that is set by hand, to test
 * operations without wire and database.
 */
public final class TestAccount {

	public static final String ID = "111122223333";

	public static final String REGION = "ap-northeast-1";

	private final Map<Kind<?>, Map<String, Resource<?>>> regional = new LinkedHashMap<>();

	private final Map<Kind<?>, Map<String, Resource<?>>> global = new LinkedHashMap<>();

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	/**
	 * Does work as one call: its changes are kept if it returns, forgotten if it throws.
	 */
	public <T> T call(AwsService service, Function<Call, T> work) {
		Resources resources = new Resources(this.regional);
		Resources globals = new Resources(this.global);
		T result = work.apply(
				new Call(service, "Test", ID, REGION, "request", resources, globals, new Moment(this.now, 1), false));
		resources.merge();
		globals.merge();
		return result;
	}

	public <T> T ec2(Function<Call, T> work) {
		return call(AwsService.EC2, work);
	}

	/**
	 * Lets the account have that many of something.
	 */
	public void allow(Quota quota, int most) {
		ec2((call) -> allow(call, quota, most));
	}

	/**
	 * Lets the caller's account have that many of something.
	 */
	public static RequestedServiceQuotaChange allow(Call call, Quota quota, int most) {
		RequestedServiceQuotaChange change = RequestedServiceQuotaChange.builder().desiredValue((double) most).build();
		call.resources().put(Resource.created(Kinds.QUOTA_CHANGE, quota.code(), change, call.now()));
		return change;
	}

	public void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	public Instant now() {
		return this.now;
	}

}
