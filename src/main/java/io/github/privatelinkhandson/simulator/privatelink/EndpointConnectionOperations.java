package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The connections of endpoints to endpoint services, as the services' owner sees, accepts
 * and rejects them.
 */
@Component
class EndpointConnectionOperations implements Operations {

	Page<VpcEndpointConnection> describeVpcEndpointConnections(DescribeVpcEndpointConnectionsRequest request,
			Call call) {
		List<Resource<ServiceConfiguration>> services = new ServiceConfigurationService(call).resources();
		call.resources()
			.hold(services.stream()
				.flatMap((service) -> new ServiceConsumerService(service).accounts().stream())
				.toList());
		List<VpcEndpointConnection> all = services.stream()
			.flatMap((service) -> new EndpointConnectionService(call).of(service).stream())
			.toList();
		return Filters.page(all, request, Map.of());
	}

	List<UnsuccessfulItem> acceptVpcEndpointConnections(AcceptVpcEndpointConnectionsRequest request, Call call) {
		return each(call, request.serviceId(), request.vpcEndpointIds(), (consumer, endpoint) -> {
			String state = new VpcEndpointService(consumer).state(endpoint);
			if (!VpcEndpointService.PENDING_ACCEPTANCE.equals(state)
					|| endpoint.time(VpcEndpointService.REJECTED_AT) != null) {
				throw invalidState(endpoint, state);
			}
			consumer.put(endpoint.withTime(VpcEndpointService.ACCEPTED_AT, call.now()));
		});
	}

	List<UnsuccessfulItem> rejectVpcEndpointConnections(RejectVpcEndpointConnectionsRequest request, Call call) {
		return each(call, request.serviceId(), request.vpcEndpointIds(), (consumer, endpoint) -> {
			String state = new VpcEndpointService(consumer).state(endpoint);
			if (VpcEndpointService.DELETING.equals(state) || endpoint.time(VpcEndpointService.REJECTED_AT) != null) {
				throw invalidState(endpoint, state);
			}
			consumer.put(endpoint.withTime(VpcEndpointService.REJECTED_AT, call.now()));
		});
	}

	private List<UnsuccessfulItem> each(Call call, @Nullable String serviceId, List<String> endpointIds,
			BiConsumer<Call, Resource<VpcEndpoint>> work) {
		Resource<ServiceConfiguration> service = new ServiceConfigurationService(call).get(serviceId);
		List<Call> consumers = new EndpointConnectionService(call).consumers(service).toList();
		return BatchResult.each(endpointIds, (id) -> consumers.stream()
			.filter((consumer) -> new EndpointConnectionService(consumer).endpoints(service)
				.anyMatch((found) -> found.id().equals(id)))
			.findFirst()
			.ifPresentOrElse((consumer) -> work.accept(consumer, new VpcEndpointService(consumer).get(id)), () -> {
				throw AwsError.of("InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id '%s' does not exist", id);
			}));
	}

	private static AwsError invalidState(Resource<VpcEndpoint> endpoint, String state) {
		return AwsError.of("InvalidState", "The connection of VPC endpoint %s is in the state %s", endpoint.id(),
				state);
	}

}
