package io.github.privatelinkhandson.observation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Reads an account and region into a snapshot, by a few paged Describe calls for all its
 * labs. What is deleted, even while it looks, is left out.
 */
@Service
public class Observer {

	private final Clock clock;

	Observer(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Observes the network of a region and all else that the scope covers.
	 * @return the snapshot, as of the moment before the first call
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not answer
	 */
	public Snapshot observe(AwsClients clients, String account, String region, ObservationScope scope) {
		Instant takenAt = this.clock.instant();
		ParallelReads reads = new ParallelReads(clients.executor());
		List<CompletableFuture<? extends Collection<? extends ObservedResource>>> started = new ArrayList<>();
		LoadBalancingReader loadBalancing = new LoadBalancingReader(clients.elb(), reads, scope);
		started.add(loadBalancing.loadBalancers());
		started.add(loadBalancing.targetGroups());
		started.add(new PrivateLinkReader(clients.ec2(), reads).insights(scope));
		reads(clients, reads).map(reads::start).forEach(started::add);
		IdentityReader identity = new IdentityReader(clients.iam(), clients.ssm());
		if (scope.wholeAccount()) {
			started
				.add(reads.start(identity::roleNames).thenCompose((names) -> reads.startEach(names, identity::role)));
			started.add(reads.start(new NetworkReader(clients.ec2())::egressOnlyInternetGateways));
			started.add(reads.start(identity::instanceProfileNames)
				.thenCompose((names) -> reads.startEach(names, identity::instanceProfile)));
		}
		else {
			started.add(reads.startEach(scope.roleNames(), identity::role));
			started.add(reads.startEach(scope.roleNames(), identity::instanceProfile));
		}
		List<ObservedResource> found = ParallelReads.await(ParallelReads.together(started));
		return new Snapshot(account, region, takenAt, found);
	}

	private Stream<Supplier<List<? extends ObservedResource>>> reads(AwsClients clients, ParallelReads reads) {
		NetworkReader network = new NetworkReader(clients.ec2());
		PrivateLinkReader privateLink = new PrivateLinkReader(clients.ec2(), reads);
		IdentityReader identity = new IdentityReader(clients.iam(), clients.ssm());
		return Stream.of(network::vpcs, network::subnets, network::internetGateways, network::natGateways,
				network::addresses, network::routeTables, network::networkAcls, network::networkInterfaces,
				network::instances, network::securityGroups, privateLink::endpointServices, privateLink::endpoints,
				privateLink::endpointConnections, identity::managedInstances);
	}

}
