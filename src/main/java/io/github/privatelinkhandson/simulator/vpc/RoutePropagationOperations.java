package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.RouteTable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on the virtual private gateways that may add routes to a
 * route table. They have none to add, as there are no VPN connections.
 */
@Component
class RoutePropagationOperations implements Operations {

	void enableVgwRoutePropagation(EnableVgwRoutePropagationRequest request, Call call) {
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, request.routeTableId());
		String gateway = call.get(ResourceTypes.VPN_GATEWAY, request.gatewayId()).id();
		String vpcId = table.model().vpcId();
		if (!new RouteTargetService(call).attached(vpcId, gateway)) {
			throw AwsError.of("Gateway.NotAttached", "resource %s is not attached to network %s", gateway, vpcId);
		}
		PropagatingVgw added = PropagatingVgw.builder().gatewayId(gateway).build();
		keep(call, table, Stream.concat(others(table, gateway), Stream.of(added)).toList());
	}

	void disableVgwRoutePropagation(DisableVgwRoutePropagationRequest request, Call call) {
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, request.routeTableId());
		String gateway = call.get(ResourceTypes.VPN_GATEWAY, request.gatewayId()).id();
		keep(call, table, others(table, gateway).toList());
	}

	private static Stream<PropagatingVgw> others(Resource<RouteTable> table, String gateway) {
		return table.model().propagatingVgws().stream().filter((other) -> !gateway.equals(other.gatewayId()));
	}

	private static void keep(Call call, Resource<RouteTable> table, List<PropagatingVgw> gateways) {
		call.put(table.with(table.model().toBuilder().propagatingVgws(gateways).build()));
	}

}
