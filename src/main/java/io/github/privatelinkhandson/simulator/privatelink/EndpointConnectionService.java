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
final class EndpointConnectionService {

	/** The id of an endpoint's connection. */
	static final String CONNECTION = "connection";

	private EndpointConnectionService() {
	}

	/**
	 * The connections to that service.
	 */
	static List<VpcEndpointConnection> of(Call call, Resource<ServiceConfiguration> service) {
		return consumers(call, service)
			.flatMap((consumer) -> endpoints(consumer, service)
				.map((endpoint) -> connection(consumer, service.model(), endpoint)))
			.toList();
	}

	/**
	 * Whether the connection keeps its service from being deleted.
	 */
	static boolean active(VpcEndpointConnection connection) {
		return List.of(VpcEndpointService.PENDING_ACCEPTANCE, VpcEndpointService.PENDING, VpcEndpointService.AVAILABLE)
			.contains(connection.vpcEndpointStateAsString());
	}

	/**
	 * The call as it is for each account with endpoints to that service: its owner's
	 * first, then others'. Those of whose endpoints none is left are forgotten.
	 */
	static Stream<Call> consumers(Call call, Resource<ServiceConfiguration> service) {
		List<String> others = ServiceConsumerService.of(service);
		call.resources().hold(others);
		Map<Boolean, List<Call>> calls = others.stream()
			.map(call::in)
			.collect(Collectors.partitioningBy((other) -> endpoints(other, service).findAny().isPresent()));
		Resource<ServiceConfiguration> rest = service;
		for (Call gone : calls.get(false)) {
			rest = ServiceConsumerService.without(rest, gone.account());
			call.resources().put(rest);
		}
		return Stream.concat(Stream.of(call), calls.get(true).stream());
	}

	static Stream<Resource<VpcEndpoint>> endpoints(Call consumer, Resource<ServiceConfiguration> service) {
		return VpcEndpointService.resources(consumer)
			.stream()
			.filter((endpoint) -> service.model().serviceName().equals(endpoint.model().serviceName()));
	}

	private static VpcEndpointConnection connection(Call call, ServiceConfiguration service,
			Resource<VpcEndpoint> resource) {
		VpcEndpoint endpoint = resource.model();
		return VpcEndpointConnection.builder()
			.vpcEndpointConnectionId(resource.note(CONNECTION))
			.serviceId(service.serviceId())
			.vpcEndpointId(endpoint.vpcEndpointId())
			.vpcEndpointOwner(endpoint.ownerId())
			.vpcEndpointRegion(endpoint.serviceRegion())
			.vpcEndpointState(VpcEndpointService.state(call, resource))
			.creationTimestamp(endpoint.creationTimestamp())
			.dnsEntries(endpoint.dnsEntries())
			.networkLoadBalancerArns(service.networkLoadBalancerArns())
			.ipAddressType(endpoint.ipAddressType())
			.tags(List.of())
			.build();
	}

}
