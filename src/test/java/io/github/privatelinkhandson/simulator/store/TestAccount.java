package io.github.privatelinkhandson.simulator.store;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.CallContext;
import io.github.privatelinkhandson.simulator.quotas.Quota;

/**
 * An account of the practice AWS in memory, with a clock that is set by hand, to test
 * operations without wire and database; and its neighbours.
 */
public final class TestAccount {

	public static final String ID = "111122223333";

	public static final String REGION = "ap-northeast-1";

	private final String id;

	private final World world;

	public TestAccount() {
		this(ID, new World());
	}

	private TestAccount(String id, World world) {
		this.id = id;
		this.world = world;
		world.accounts.put(id, new AccountResources());
	}

	/**
	 * Another account of the same practice AWS, with the same clock.
	 */
	public TestAccount neighbour(String account) {
		return new TestAccount(account, this.world);
	}

	public String id() {
		return this.id;
	}

	/**
	 * Does work as one call: its changes are kept if it returns; if it throws, those up
	 * to its savepoint are.
	 */
	public <T> T call(AwsService service, Function<Call, T> work) {
		StoreTransaction session = new StoreTransaction(this.world.accounts, this.world::owner);
		CallContext context = new CallContext(service, "Test", this.id, REGION, "request",
				new SimulatedTime(this.world.now, 1), false);
		try {
			return work.apply(new Call(context, session.open(this.id, REGION), session.open(this.id, "aws-global")));
		}
		catch (RuntimeException ex) {
			session.rollback();
			throw ex;
		}
		finally {
			session.merge();
		}
	}

	/**
	 * Does work without result as one call.
	 */
	public void run(AwsService service, Consumer<Call> work) {
		call(service, (call) -> {
			work.accept(call);
			return true;
		});
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
		call.resources().put(Resource.created(ResourceTypes.QUOTA_CHANGE, quota.code(), change, call.now()));
		return change;
	}

	public void pass(Duration duration) {
		this.world.now = this.world.now.plus(duration);
	}

	public Instant now() {
		return this.world.now;
	}

	private static final class World {

		private final Map<String, AccountResources> accounts = new LinkedHashMap<>();

		private Instant now = Instant.parse("2026-01-01T00:00:00Z");

		Optional<String> owner(String region, ResourceType<?> type, String resource) {
			return this.accounts.keySet()
				.stream()
				.filter((account) -> this.accounts.get(account)
					.region(region)
					.getOrDefault(type, new Table())
					.contains(resource))
				.findFirst();
		}

	}

}
