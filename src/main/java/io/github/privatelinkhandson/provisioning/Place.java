package io.github.privatelinkhandson.provisioning;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.AccountObservation;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * An account and region in which there is work: what was read there, and what is planned
 * for its labs. It is kept in memory alone; a console that begins anew reads everything.
 */
class Place {

	private final AwsEnvironment environment;

	private final AccountObservation observation;

	private final Map<String, Plan> plans = new ConcurrentHashMap<>();

	/** Since when what was read of a lab counts; since ever if it is missing. */
	private final Map<String, Instant> renewed = new ConcurrentHashMap<>();

	private int unreachable;

	private Instant unreachableSince = Instant.EPOCH;

	Place(AwsEnvironment environment) {
		this.environment = environment;
		this.observation = new AccountObservation(environment.account(), environment.region());
	}

	AwsEnvironment environment() {
		return this.environment;
	}

	AccountObservation observation() {
		return this.observation;
	}

	/**
	 * Returns what was read, as far as it counts for a lab.
	 */
	Snapshot snapshot(Lab lab) {
		Plan known = this.plans.get(lab.id());
		String scope = (known != null && known.plan().wholeAccount()) ? null : lab.id();
		return this.observation.snapshot(scope, this.renewed.getOrDefault(lab.id(), Instant.MIN));
	}

	/**
	 * Returns the plan of a lab; null if there is none, or something was asked of the lab
	 * since.
	 */
	@Nullable LabPlan plan(Lab lab) {
		Plan known = this.plans.get(lab.id());
		Instant asked = this.renewed.getOrDefault(lab.id(), Instant.MIN);
		return (known != null && !known.begun().isBefore(asked)) ? known.plan() : null;
	}

	boolean isDue(Lab lab, Instant by) {
		LabPlan plan = plan(lab);
		return plan == null || !plan.next().isAfter(by);
	}

	void planned(Lab lab, LabPlan plan, Instant begun) {
		this.plans.put(lab.id(), new Plan(plan, begun));
	}

	void renew(Lab lab, Instant now) {
		this.renewed.put(lab.id(), now);
	}

	/**
	 * Forgets labs on which there is no work.
	 */
	void retain(Collection<Lab> labs) {
		Set<String> ids = labs.stream().map(Lab::id).collect(Collectors.toSet());
		this.plans.keySet().retainAll(ids);
		this.observation.retain(ids);
	}

	/**
	 * Returns when to look at one of the labs again.
	 */
	Optional<Instant> next() {
		return this.plans.values().stream().map((known) -> known.plan().next()).min(Instant::compareTo);
	}

	/**
	 * Counts that it could not be reached.
	 * @return how often in a row
	 */
	int unreachable(Instant now) {
		if (this.unreachable == 0) {
			this.unreachableSince = now;
		}
		return ++this.unreachable;
	}

	Instant unreachableSince() {
		return this.unreachableSince;
	}

	void reached() {
		this.unreachable = 0;
	}

	/**
	 * The plan of a lab.
	 *
	 * @param begun when the look began that made it
	 */
	private record Plan(LabPlan plan, Instant begun) {

	}

}
