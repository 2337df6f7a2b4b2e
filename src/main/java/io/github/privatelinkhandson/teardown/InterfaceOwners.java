package io.github.privatelinkhandson.teardown;

import java.util.stream.Stream;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Maps network interfaces to their owners: the instance, NAT gateway, endpoint or load
 * balancer with which they come and go, and for which they block deletions.
 */
final class InterfaceOwners {

	private InterfaceOwners() {
	}

	/**
	 * Returns the owner of a network interface as long as that is observed; any other
	 * resource stands for itself.
	 */
	static ObservedResource of(ObservedResource resource, Snapshot snapshot) {
		return (resource instanceof NetworkInterface one)
				? owners(one, snapshot).findFirst().map(ObservedResource.class::cast).orElse(one) : resource;
	}

	static Stream<? extends ObservedResource> owners(NetworkInterface one, Snapshot snapshot) {
		return Stream
			.<Stream<? extends ObservedResource>>of(
					snapshot.all(Instance.class)
						.filter((instance) -> instance.id().equals(one.instanceId())
								|| one.id().equals(instance.networkInterfaceId())),
					snapshot.all(NatGateway.class).filter((gateway) -> one.id().equals(gateway.networkInterfaceId())),
					snapshot.all(Endpoint.class)
						.filter((endpoint) -> endpoint.networkInterfaceIds().contains(one.id())),
					snapshot.all(LoadBalancer.class)
						.filter((loadBalancer) -> loadBalancer.id()
							.endsWith("loadbalancer/" + one.description().replaceFirst("^ELB ", ""))))
			.flatMap((owners) -> owners);
	}

}
