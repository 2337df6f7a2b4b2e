package io.github.privatelinkhandson.observation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Reads an account and region, each kind of read by itself: one paged Describe call for
 * all labs where that is possible. What is deleted, even while it looks, is left out.
 */
@Service
public class Observer {

	/** All kinds, for an observation of everything. */
	public static final Set<ReadKind> EVERYTHING = Set.copyOf(EnumSet.allOf(ReadKind.class));

	private final Clock clock;

	Observer(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Reads what is wanted, side by side. A read that fails is recorded with its failure,
	 * and keeps no other from being made.
	 * @param pause the time until a read is tried again, by the number of its failures in
	 * a row
	 */
	public void read(AwsClients clients, AccountObservation into, Collection<ReadRequest> requests,
			IntFunction<Duration> pause) {
		Batch batch = new Batch(clients, into, this.clock.instant(), pause);
		batch.run(Stream.concat(regional(batch, requests), ofLabs(batch, requests)));
		// what these ask for was found by those above
		batch.run(requests.stream().flatMap((request) -> details(batch, request)));
	}

	/**
	 * Reads everything that some labs, or a whole account, have.
	 * @return the snapshot, as of the moment before the first call
	 * @throws RuntimeException what one of the reads threw
	 */
	public Snapshot observe(AwsClients clients, String account, String region, ObservationScope scope) {
		AccountObservation observation = new AccountObservation(account, region);
		read(clients, observation, scope.requests(), (tries) -> Duration.ZERO);
		observation.failures().stream().findFirst().ifPresent((failure) -> {
			throw failure.cause();
		});
		return observation.snapshot(null, Instant.MIN);
	}

	private static Stream<Runnable> regional(Batch batch, Collection<ReadRequest> requests) {
		return Stream.of(ReadKind.values())
			.filter((kind) -> !kind.isOfLab() && requests.stream().anyMatch((request) -> request.wants(kind)))
			.map((kind) -> batch.reading(new Reading(kind, null), () -> regional(batch.clients(), kind)));
	}

	private static List<? extends ObservedResource> regional(AwsClients clients, ReadKind kind) {
		NetworkReader network = new NetworkReader(clients.ec2());
		PrivateLinkReader privateLink = new PrivateLinkReader(clients.ec2());
		return switch (kind) {
			case VPCS -> network.vpcs();
			case SUBNETS -> network.subnets();
			case INTERNET_GATEWAYS -> network.internetGateways();
			case EGRESS_ONLY_GATEWAYS -> network.egressOnlyInternetGateways();
			case NAT_GATEWAYS -> network.natGateways();
			case ADDRESSES -> network.addresses();
			case ROUTE_TABLES -> network.routeTables();
			case NETWORK_ACLS -> network.networkAcls();
			case NETWORK_INTERFACES -> network.networkInterfaces();
			case INSTANCES -> network.instances();
			case SECURITY_GROUPS -> network.securityGroups();
			case PEERING_CONNECTIONS -> network.peeringConnections();
			case VIRTUAL_GATEWAYS -> network.virtualGateways();
			case FLOW_LOGS -> network.flowLogs();
			case ENDPOINT_SERVICES -> privateLink.endpointServices();
			case ENDPOINTS -> privateLink.endpoints();
			case ENDPOINT_CONNECTIONS -> privateLink.endpointConnections();
			case INSIGHTS_PATHS -> privateLink.insightsPaths();
			case MANAGED_INSTANCES -> new IdentityReader(clients.iam(), clients.ssm()).managedInstances();
			case ROLES, INSTANCE_PROFILES, LOAD_BALANCERS, TARGET_GROUPS, LISTENERS, LOAD_BALANCER_ATTRIBUTES,
					TARGET_GROUP_ATTRIBUTES, TARGET_HEALTH, INSIGHTS_ANALYSES ->
				throw new IllegalArgumentException(kind + " is read for each lab");
		};
	}

	private static Stream<Runnable> ofLabs(Batch batch, Collection<ReadRequest> requests) {
		IdentityReader identity = new IdentityReader(batch.clients().iam(), batch.clients().ssm());
		return Stream.of(
				requests.stream()
					.filter((request) -> request.wants(ReadKind.ROLES))
					.map((request) -> batch.reading(request.reading(ReadKind.ROLES), () -> identity.roles(request))),
				requests.stream()
					.filter((request) -> request.wants(ReadKind.INSTANCE_PROFILES))
					.map((request) -> batch.reading(request.reading(ReadKind.INSTANCE_PROFILES),
							() -> identity.instanceProfiles(request))),
				batch.balancing(ReadKind.LOAD_BALANCERS, LoadBalancingReader.loadBalancers(batch.clients().elb()),
						requests),
				batch.balancing(ReadKind.TARGET_GROUPS, LoadBalancingReader.targetGroups(batch.clients().elb()),
						requests))
			.flatMap((some) -> some);
	}

	private static Stream<Runnable> details(Batch batch, ReadRequest request) {
		return request.kinds().stream().filter(ReadKind::isDetail).map((kind) -> batch.details(kind, request));
	}

	/**
	 * Reads that are made side by side.
	 */
	record Batch(AwsClients clients, AccountObservation into, Instant takenAt, IntFunction<Duration> pause) {

		void run(Stream<Runnable> reads) {
			Executor executor = this.clients.executor();
			CompletableFuture
				.allOf(reads.map((read) -> CompletableFuture.runAsync(read, executor))
					.toArray(CompletableFuture[]::new))
				.join();
		}

		Runnable reading(Reading reading, Supplier<? extends Collection<? extends ObservedResource>> read) {
			return () -> attempt(List.of(reading), () -> this.into.put(reading, this.takenAt, read.get()));
		}

		/**
		 * Reads load balancers or target groups of all labs together.
		 */
		Stream<Runnable> balancing(ReadKind kind, LoadBalancingReader<?> reader, Collection<ReadRequest> requests) {
			List<ReadRequest> wanting = requests.stream().filter((request) -> request.wants(kind)).toList();
			if (wanting.isEmpty()) {
				return Stream.empty();
			}
			if (wanting.stream().anyMatch((request) -> request.lab() == null)) {
				return Stream.of(reading(new Reading(kind, null), reader::all));
			}
			List<Reading> readings = wanting.stream().map((request) -> request.reading(kind)).toList();
			return Stream.of(() -> attempt(readings, () -> {
				List<ObservedResource> known = new ArrayList<>();
				readings.forEach((reading) -> known.addAll(this.into.resources(reading)));
				Map<String, List<ObservedResource>> found = reader.of(wanting, known);
				readings.forEach((reading) -> this.into.put(reading, this.takenAt,
						found.getOrDefault(String.valueOf(reading.lab()), List.of())));
			}));
		}

		Runnable details(ReadKind kind, ReadRequest request) {
			DetailReader reader = new DetailReader(this.clients, this.into, request);
			return reading(request.reading(kind), () -> reader.read(kind));
		}

		private void attempt(List<Reading> readings, Runnable read) {
			try {
				read.run();
			}
			catch (RuntimeException ex) {
				readings.forEach((reading) -> fail(reading, ex));
			}
		}

		private void fail(Reading reading, RuntimeException cause) {
			ReadFailure before = this.into.failure(reading);
			int tries = (before != null) ? before.tries() + 1 : 1;
			Instant since = (before != null) ? before.since() : this.takenAt;
			this.into.fail(reading,
					new ReadFailure(reading.kind(), cause, since, tries, this.takenAt.plus(this.pause.apply(tries))));
		}

	}

}
