package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Connections of endpoints to an endpoint service.
 */
record EndpointConnectionService(Call call) {

	/** The id of an endpoint's connection. */
	static final String CONNECTION = "connection";

	List<VpcEndpointConnection> of(Resource<ServiceConfiguration> service) {
		return consumers(service)
			.flatMap((consumer) -> new EndpointConnectionService(consumer).endpoints(service)
				.map((endpoint) -> new EndpointConnectionService(consumer).connection(service.model(), endpoint)))
			.toList();
	}

	/**
	 * Returns whether the connection prevents the deletion of its service.
	 */
	static boolean active(VpcEndpointConnection connection) {
		return List.of(VpcEndpointService.PENDING_ACCEPTANCE, VpcEndpointService.PENDING, VpcEndpointService.AVAILABLE)
			.contains(connection.vpcEndpointStateAsString());
	}

	/**
	 * The call as it is for each account with endpoints to that service: its owner's
	 * first, then others'. Those of whose endpoints none is left are forgotten.
	 */
	Stream<Call> consumers(Resource<ServiceConfiguration> service) {
		List<String> others = new ServiceConsumerService(service).accounts();
		this.call.resources().hold(others);
		Map<Boolean, List<Call>> calls = others.stream()
			.map(this.call::in)
			.collect(Collectors.partitioningBy(
					(other) -> new EndpointConnectionService(other).endpoints(service).findAny().isPresent()));
		Resource<ServiceConfiguration> rest = service;
		for (Call gone : calls.get(false)) {
			rest = new ServiceConsumerService(rest).without(gone.account());
			this.call.put(rest);
		}
		return Stream.concat(Stream.of(this.call), calls.get(true).stream());
	}

	Stream<Resource<VpcEndpoint>> endpoints(Resource<ServiceConfiguration> service) {
		return new VpcEndpointService(this.call).resources()
			.stream()
			.filter((endpoint) -> service.model().serviceName().equals(endpoint.model().serviceName()));
	}

	private VpcEndpointConnection connection(ServiceConfiguration service, Resource<VpcEndpoint> resource) {
		VpcEndpoint endpoint = resource.model();
		return VpcEndpointConnection.builder()
			.vpcEndpointConnectionId(resource.attribute(CONNECTION))
			.serviceId(service.serviceId())
			.vpcEndpointId(endpoint.vpcEndpointId())
			.vpcEndpointOwner(endpoint.ownerId())
			.vpcEndpointRegion(endpoint.serviceRegion())
			.vpcEndpointState(new VpcEndpointService(this.call).state(resource))
			.creationTimestamp(endpoint.creationTimestamp())
			.dnsEntries(endpoint.dnsEntries())
			.networkLoadBalancerArns(service.networkLoadBalancerArns())
			.ipAddressType(endpoint.ipAddressType())
			.tags(List.of())
			.build();
	}

}
