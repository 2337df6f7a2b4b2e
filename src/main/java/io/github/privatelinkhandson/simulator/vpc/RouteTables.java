package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The route tables of an account and region.
 */
public final class RouteTables {

	static final String LOCAL = "local";

	private RouteTables() {
	}

	/**
	 * The route tables that exist now, with the states that their routes and associations
	 * have now.
	 */
	public static List<RouteTable> current(Call call) {
		return call.resources().all(Kinds.ROUTE_TABLE).stream().map((found) -> shown(call, found)).toList();
	}

	static Resource<RouteTable> create(Call call, Vpc vpc, boolean main, List<Tag> tags) {
		String id = call.newId(Kinds.ROUTE_TABLE);
		RouteTable model = RouteTable.builder()
			.routeTableId(id)
			.vpcId(vpc.vpcId())
			.ownerId(call.account())
			.routes(Route.builder()
				.destinationCidrBlock(vpc.cidrBlock())
				.gatewayId(LOCAL)
				.origin(RouteOrigin.CREATE_ROUTE_TABLE)
				.build())
			.associations(main ? List.of(association(call, id).main(true).build()) : List.of())
			.propagatingVgws(List.of())
			.tags(tags)
			.build();
		Resource<RouteTable> made = Resource.created(Kinds.ROUTE_TABLE, id, model, call.now());
		call.resources().put(made);
		return made;
	}

	static RouteTableAssociation.Builder association(Call call, String tableId) {
		return RouteTableAssociation.builder()
			.routeTableAssociationId(call.newId("rtbassoc-"))
			.routeTableId(tableId)
			.main(false);
	}

	static RouteTable shown(Call call, Resource<RouteTable> found) {
		RouteTable model = found.model();
		return model.toBuilder()
			.routes(model.routes()
				.stream()
				.map((route) -> route.toBuilder()
					.state(leads(call, model.vpcId(), route) ? RouteState.ACTIVE : RouteState.BLACKHOLE)
					.build())
				.toList())
			.associations(model.associations()
				.stream()
				.map((association) -> shown(call, found, association))
				.toList())
			.build();
	}

	/**
	 * An association takes a moment; when it began is kept under its id.
	 */
	private static RouteTableAssociation shown(Call call, Resource<RouteTable> table,
			RouteTableAssociation association) {
		String id = association.routeTableAssociationId();
		boolean done = association.main() || call.passed(Latency.ROUTE_TABLE_ASSOCIATED, id, table.time(id));
		return association.toBuilder()
			.associationState((state) -> state.state(done ? RouteTableAssociationStateCode.ASSOCIATED
					: RouteTableAssociationStateCode.ASSOCIATING))
			.build();
	}

	private static boolean leads(Call call, String vpcId, Route route) {
		if (route.natGatewayId() != null) {
			return call.resources()
				.find(Kinds.NAT_GATEWAY, route.natGatewayId())
				.filter((nat) -> !gone(call, nat))
				.isPresent();
		}
		if (route.networkInterfaceId() != null) {
			return NetworkInterfaces.find(call, route.networkInterfaceId())
				.filter((found) -> found.attachment() != null)
				.isPresent();
		}
		String gateway = route.gatewayId();
		return LOCAL.equals(gateway) || gateway == null || gateway.startsWith(Kinds.ENDPOINT.prefix())
				|| call.resources()
					.find(Kinds.INTERNET_GATEWAY, gateway)
					.filter((found) -> found.model().attachments().stream().anyMatch((to) -> vpcId.equals(to.vpcId())))
					.isPresent();
	}

	private static boolean gone(Call call, Resource<NatGateway> nat) {
		return call.passed(Latency.NAT_GATEWAY_DELETED, nat.id(), nat.time(Resource.DELETED));
	}

}
