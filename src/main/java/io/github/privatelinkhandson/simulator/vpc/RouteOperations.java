package io.github.privatelinkhandson.simulator.vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on the routes of route tables.
 */
@Component
class RouteOperations implements Operations {

	void createRoute(CreateRouteRequest request, Call call) {
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, request.routeTableId());
		RouteDestination destination = RouteDestination.of(call, request.destinationCidrBlock(),
				request.destinationIpv6CidrBlock(), request.destinationPrefixListId());
		Route wanted = destination.route()
			.gatewayId((request.gatewayId() != null) ? request.gatewayId() : request.vpcEndpointId())
			.egressOnlyInternetGatewayId(request.egressOnlyInternetGatewayId())
			.natGatewayId(request.natGatewayId())
			.networkInterfaceId(request.networkInterfaceId())
			.instanceId(request.instanceId())
			.build();
		checkOneTarget(wanted);
		Route complete = new RouteTargetService(call).complete(table.model(), wanted);
		if (find(table.model(), destination) != null) {
			throw AwsError.of("RouteAlreadyExists", "The route identified by %s already exists.", destination);
		}
		List<Route> routes = new ArrayList<>(table.model().routes());
		routes.add(complete.toBuilder().origin(RouteOrigin.CREATE_ROUTE).build());
		new RouteTableService(call).keep(table, routes);
	}

	void replaceRoute(ReplaceRouteRequest request, Call call) {
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, request.routeTableId());
		RouteDestination destination = RouteDestination.of(call, request.destinationCidrBlock(),
				request.destinationIpv6CidrBlock(), request.destinationPrefixListId());
		Route earlier = find(table.model(), destination);
		if (earlier == null) {
			throw AwsError.of("InvalidParameterValue",
					"There is no route defined for '%s' in the route table. Use CreateRoute instead.", destination);
		}
		checkNoEndpoint(earlier, destination, table);
		boolean local = Boolean.TRUE.equals(request.localTarget());
		Route wanted = destination.route()
			.egressOnlyInternetGatewayId(request.egressOnlyInternetGatewayId())
			.gatewayId(local ? RouteTargetService.LOCAL
					: (request.gatewayId() != null) ? request.gatewayId() : request.vpcEndpointId())
			.natGatewayId(request.natGatewayId())
			.networkInterfaceId(request.networkInterfaceId())
			.instanceId(request.instanceId())
			.build();
		checkOneTarget(wanted);
		Route complete = local ? wanted : new RouteTargetService(call).complete(table.model(), wanted);
		new RouteTableService(call).keep(table,
				table.model()
					.routes()
					.stream()
					.map((route) -> route.equals(earlier) ? complete.toBuilder().origin(route.origin()).build() : route)
					.toList());
	}

	void deleteRoute(DeleteRouteRequest request, Call call) {
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, request.routeTableId());
		RouteDestination destination = RouteDestination.of(call, request.destinationCidrBlock(),
				request.destinationIpv6CidrBlock(), request.destinationPrefixListId());
		Route found = find(table.model(), destination);
		if (found == null) {
			throw AwsError.of("InvalidRoute.NotFound", "no route with %s %s in route table %s", destination.parameter(),
					destination, table.id());
		}
		checkNoEndpoint(found, destination, table);
		if (found.origin() == RouteOrigin.CREATE_ROUTE_TABLE) {
			throw AwsError.of("InvalidParameterValue", "cannot remove local route %s in route table %s", destination,
					table.id());
		}
		new RouteTableService(call).keep(table,
				table.model().routes().stream().filter((route) -> !route.equals(found)).toList());
	}

	private static void checkNoEndpoint(Route route, RouteDestination destination, Resource<RouteTable> table) {
		if (RouteTargetService.isEndpoint(route)) {
			throw AwsError.of("InvalidParameterValue", "cannot remove VPC endpoint route %s in route table %s",
					destination, table.id());
		}
	}

	private static void checkOneTarget(Route route) {
		long targets = Stream
			.of(route.gatewayId(), route.natGatewayId(), route.networkInterfaceId(), route.instanceId(),
					route.egressOnlyInternetGatewayId())
			.filter(Objects::nonNull)
			.count();
		if (targets != 1) {
			throw AwsError.of((targets == 0) ? "MissingParameter" : "InvalidParameterCombination",
					"The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, "
							+ "vpcEndpointId, egressOnlyInternetGatewayId or instanceId");
		}
	}

	private static @Nullable Route find(RouteTable table, RouteDestination destination) {
		return table.routes()
			.stream()
			.filter((route) -> destination.equals(RouteDestination.of(route)))
			.findFirst()
			.orElse(null);
	}

}
