package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

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

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.Call;
import io.github.privatelinkhandson.simulator.wire.Filters;
import io.github.privatelinkhandson.simulator.wire.Operations;
import io.github.privatelinkhandson.simulator.wire.Page;
import io.github.privatelinkhandson.simulator.wire.Pages;

/**
 * The connections of endpoints to endpoint services, as the services' owner sees, accepts
 * and rejects them.
 */
@Component
class EndpointConnections implements Operations {

	/** The id of an endpoint's connection. */
	static final String CONNECTION = "connection";

	DescribeVpcEndpointConnectionsResponse describeVpcEndpointConnections(DescribeVpcEndpointConnectionsRequest request,
			Call call) {
		List<VpcEndpointConnection> all = EndpointServices.current(call)
			.stream()
			.flatMap((service) -> of(call, service).stream())
			.toList();
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
			.unsuccessful(each(call, request.serviceId(), request.vpcEndpointIds(), (endpoint, state) -> {
				if (!Endpoints.PENDING_ACCEPTANCE.equals(state) || endpoint.time(Endpoints.REJECTED_AT) != null) {
					throw invalidState(endpoint, state);
				}
				call.resources().put(endpoint.withTime(Endpoints.ACCEPTED_AT, call.now()));
			}))
			.build();
	}

	RejectVpcEndpointConnectionsResponse rejectVpcEndpointConnections(RejectVpcEndpointConnectionsRequest request,
			Call call) {
		return RejectVpcEndpointConnectionsResponse.builder()
			.unsuccessful(each(call, request.serviceId(), request.vpcEndpointIds(), (endpoint, state) -> {
				if (Endpoints.DELETING.equals(state) || endpoint.time(Endpoints.REJECTED_AT) != null) {
					throw invalidState(endpoint, state);
				}
				call.resources().put(endpoint.withTime(Endpoints.REJECTED_AT, call.now()));
			}))
			.build();
	}

	/**
	 * The connections to that service.
	 */
	static List<VpcEndpointConnection> of(Call call, ServiceConfiguration service) {
		return endpoints(call, service).stream().map((endpoint) -> connection(call, service, endpoint)).toList();
	}

	/**
	 * Whether the connection keeps its service from being deleted.
	 */
	static boolean active(VpcEndpointConnection connection) {
		return List.of(Endpoints.PENDING_ACCEPTANCE, Endpoints.PENDING, Endpoints.AVAILABLE)
			.contains(connection.vpcEndpointStateAsString());
	}

	/**
	 * The endpoints connected to that service. The one place where they are looked for on
	 * behalf of the service's owner.
	 */
	private static List<Resource<VpcEndpoint>> endpoints(Call call, ServiceConfiguration service) {
		return Endpoints.resources(call)
			.stream()
			.filter((endpoint) -> service.serviceName().equals(endpoint.model().serviceName()))
			.toList();
	}

	private static List<UnsuccessfulItem> each(Call call, @Nullable String serviceId, List<String> endpointIds,
			BiConsumer<Resource<VpcEndpoint>, String> work) {
		List<Resource<VpcEndpoint>> connected = endpoints(call, EndpointServices.get(call, serviceId).model());
		return Batch.each(call.require(endpointIds, "VpcEndpointId"), (id) -> {
			Resource<VpcEndpoint> endpoint = connected.stream()
				.filter((candidate) -> candidate.id().equals(id))
				.findFirst()
				.orElseThrow(() -> AwsError.of("InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id '%s' does not exist",
						id));
			work.accept(endpoint, Endpoints.state(call, endpoint));
		});
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
			.vpcEndpointState(Endpoints.state(call, resource))
			.creationTimestamp(endpoint.creationTimestamp())
			.dnsEntries(endpoint.dnsEntries())
			.networkLoadBalancerArns(service.networkLoadBalancerArns())
			.ipAddressType(endpoint.ipAddressType())
			.tags(List.of())
			.build();
	}

}
