package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The connections of endpoints to endpoint services, as the services' owner sees, accepts
 * and rejects them.
 */
@Component
class EndpointConnectionOperations implements Operations {

	/** The id of an endpoint's connection. */
	static final String CONNECTION = "connection";

	DescribeVpcEndpointConnectionsResponse describeVpcEndpointConnections(DescribeVpcEndpointConnectionsRequest request,
			Call call) {
		List<Resource<ServiceConfiguration>> services = ServiceConfigurationService.resources(call);
		call.resources()
			.hold(services.stream().flatMap((service) -> ServiceConsumerService.of(service).stream()).toList());
		List<VpcEndpointConnection> all = services.stream().flatMap((service) -> of(call, service).stream()).toList();
		Page<VpcEndpointConnection> page = Pages.of(Filters.apply(all, request.filters(), Map.of()),
				request.maxResults(), request.nextToken());
		return DescribeVpcEndpointConnectionsResponse.builder()
			.vpcEndpointConnections(page.items())
			.nextToken(page.next())
			.build();
	}

	AcceptVpcEndpointConnectionsResponse acceptVpcEndpointConnections(AcceptVpcEndpointConnectionsRequest request,
			Call call) {
		return AcceptVpcEndpointConnectionsResponse.builder()
			.unsuccessful(each(call, request.serviceId(), request.vpcEndpointIds(), (consumer, endpoint) -> {
				String state = VpcEndpointService.state(consumer, endpoint);
				if (!VpcEndpointService.PENDING_ACCEPTANCE.equals(state)
						|| endpoint.time(VpcEndpointService.REJECTED_AT) != null) {
					throw invalidState(endpoint, state);
				}
				consumer.resources().put(endpoint.withTime(VpcEndpointService.ACCEPTED_AT, call.now()));
			}))
			.build();
	}

	RejectVpcEndpointConnectionsResponse rejectVpcEndpointConnections(RejectVpcEndpointConnectionsRequest request,
			Call call) {
		return RejectVpcEndpointConnectionsResponse.builder()
			.unsuccessful(each(call, request.serviceId(), request.vpcEndpointIds(), (consumer, endpoint) -> {
				String state = VpcEndpointService.state(consumer, endpoint);
				if (VpcEndpointService.DELETING.equals(state)
						|| endpoint.time(VpcEndpointService.REJECTED_AT) != null) {
					throw invalidState(endpoint, state);
				}
				consumer.resources().put(endpoint.withTime(VpcEndpointService.REJECTED_AT, call.now()));
			}))
			.build();
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
	private static Stream<Call> consumers(Call call, Resource<ServiceConfiguration> service) {
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

	private static Stream<Resource<VpcEndpoint>> endpoints(Call consumer, Resource<ServiceConfiguration> service) {
		return VpcEndpointService.resources(consumer)
			.stream()
			.filter((endpoint) -> service.model().serviceName().equals(endpoint.model().serviceName()));
	}

	private static List<UnsuccessfulItem> each(Call call, @Nullable String serviceId, List<String> endpointIds,
			BiConsumer<Call, Resource<VpcEndpoint>> work) {
		Resource<ServiceConfiguration> service = ServiceConfigurationService.get(call, serviceId);
		List<Call> consumers = consumers(call, service).toList();
		return BatchResult.each(call.require(endpointIds, "VpcEndpointId"),
				(id) -> consumers.stream()
					.filter((consumer) -> endpoints(consumer, service).anyMatch((found) -> found.id().equals(id)))
					.findFirst()
					.ifPresentOrElse((consumer) -> work.accept(consumer, VpcEndpointService.get(consumer, id)), () -> {
						throw AwsError.of("InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id '%s' does not exist", id);
					}));
	}

	private static AwsError invalidState(Resource<VpcEndpoint> endpoint, String state) {
		return AwsError.of("InvalidState", "The connection of VPC endpoint %s is in the state %s", endpoint.id(),
				state);
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
