package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.LabScope;
import io.github.privatelinkhandson.observation.Observer;
import io.github.privatelinkhandson.observation.ReadRequest;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * The newest reads of all accounts and regions in which there is work.
 */
@Component
class Observations {

	private final AwsClientFactory clients;

	private final Clouds clouds;

	private final Observer observer;

	private final Ledger ledger;

	private final Clock clock;

	/**
	 * Whoever asks for a check of a cloud in this process works on a thread that serves
	 * pages, and virtual ones are not preempted: one at a time leaves them a processor.
	 */
	private final Semaphore local = new Semaphore(1, true);

	private final Map<AwsEnvironment, Place> places = new ConcurrentHashMap<>();

	Observations(AwsClientFactory clients, Clouds clouds, Observer observer, Ledger ledger, Clock clock) {
		this.clients = clients;
		this.clouds = clouds;
		this.observer = observer;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Returns whether calls of a cloud go over a network.
	 */
	boolean isRemote(AwsEnvironment environment) {
		return this.clouds.of(environment.mode()).remote();
	}

	/**
	 * Forgets everything, so that it is read anew.
	 */
	void clear() {
		this.places.clear();
	}

	/**
	 * Forgets a place in which there is no work any more.
	 */
	void forget(AwsEnvironment environment) {
		this.places.remove(environment);
	}

	/**
	 * Makes the reads that these labs want by then, together.
	 */
	void read(Place place, AwsClients aws, Collection<Lab> labs, Instant by) {
		List<ReadRequest> requests = labs.stream().flatMap((lab) -> request(place, lab, by).stream()).toList();
		if (!requests.isEmpty()) {
			this.observer.read(aws, place.observation(), requests, pace(place.environment())::afterFailures);
		}
	}

	private Optional<ReadRequest> request(Place place, Lab lab, Instant by) {
		LabPlan plan = place.plan(lab);
		Set<ReadKind> kinds = (plan != null) ? plan.due(by) : Set.of();
		if (kinds.isEmpty()) {
			return Optional.empty();
		}
		boolean thorough = kinds.stream().anyMatch((kind) -> place.snapshot(lab).read(kind).takenAt() == null);
		return Optional.of(new ReadRequest(plan.wholeAccount() ? null : scope(lab), kinds, thorough));
	}

	private LabScope scope(Lab lab) {
		Map<String, String> ids = Ledger.ids(this.ledger.entries(lab.id()));
		Set<String> arns = Stream.of(LoadBalancerBlueprint.NLB, LoadBalancerBlueprint.TARGET_GROUP)
			.flatMap((step) -> Stream.ofNullable(ids.get(step.key())))
			.collect(Collectors.toSet());
		return new LabScope(lab.id(), lab.name(ServersBlueprint.ROLE.name()),
				lab.name(LoadBalancerBlueprint.NLB.name()), lab.name(LoadBalancerBlueprint.TARGET_GROUP.name()), arns);
	}

	/**
	 * Reads everything of a lab, and all of its region that is read for all labs
	 * together. Reads that fail are missing in the snapshot.
	 */
	Snapshot observe(Lab lab) {
		if (isRemote(lab.environment())) {
			return observeNow(lab);
		}
		this.local.acquireUninterruptibly();
		try {
			return observeNow(lab);
		}
		finally {
			this.local.release();
		}
	}

	private Snapshot observeNow(Lab lab) {
		Place place = place(lab.environment());
		Instant now = this.clock.instant();
		this.observer.read(clients(lab.environment()), place.observation(),
				List.of(new ReadRequest(scope(lab), Observer.EVERYTHING, true)),
				pace(lab.environment())::afterFailures);
		return place.observation().snapshot(lab.id(), now);
	}

	/**
	 * Has everything read anew that the work on a lab needs, as something was asked of
	 * the lab.
	 */
	void renew(Lab lab) {
		place(lab.environment()).renew(lab, this.clock.instant());
	}

	Place place(AwsEnvironment environment) {
		return this.places.computeIfAbsent(environment, Place::new);
	}

	PollingPolicy pace(AwsEnvironment environment) {
		return PollingPolicy.of(this.clouds.of(environment.mode()).speed());
	}

	/**
	 * The shortest pause between two looks in any of the clouds.
	 */
	Duration shortestPause() {
		return Arrays.stream(CloudMode.values())
			.map((mode) -> PollingPolicy.of(this.clouds.of(mode).speed()).again())
			.min(Duration::compareTo)
			.orElseThrow();
	}

	/**
	 * Returns the clients for an account and region.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials for the account
	 */
	AwsClients clients(AwsEnvironment environment) {
		return this.clients.clients(environment.mode(), environment.account(), environment.region());
	}

}
