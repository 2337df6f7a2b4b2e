package io.github.privatelinkhandson.reachability;

import java.util.Comparator;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Route tables: the most specific route to an address is taken, whether it works or not.
 */
record RouteResolver(NetworkModel network) {

	private static final String LOCAL = "local";

	/**
	 * Takes the route from the interface's subnet to the packets' destination.
	 * @return the route, or empty where there is none that works
	 */
	Optional<RouteTable.Route> take(HopBuilder hop, NetworkInterface from) {
		Optional<RouteTable> table = this.network.routeTableOf(from.vpcId(), from.subnetId());
		Optional<RouteTable.Route> route = table
			.flatMap((candidate) -> mostSpecific(candidate, hop.flow().destinationIp()));
		if (route.isEmpty()) {
			hop.block(about(Explanation.of(ExplanationCode.NO_ROUTE_TO_DESTINATION), table, from));
			return Optional.empty();
		}
		if (route.get().state().equals("blackhole")) {
			hop.block(about(Explanation.of(ExplanationCode.BAD_STATE_ROUTE), table, from)
				.with(Part.ROUTE, route.get().destinationCidr())
				.with(Part.STATE, route.get().state()));
			return Optional.empty();
		}
		hop.pass(new TraceStep.ByRoute(table.get(), route.get()));
		return route;
	}

	/**
	 * The network interface, if any, that the route from the interface's subnet to the
	 * packets' destination leads to.
	 */
	Optional<NetworkInterface> towards(NetworkInterface from, Flow flow) {
		return this.network.routeTableOf(from.vpcId(), from.subnetId())
			.flatMap((table) -> mostSpecific(table, flow.destinationIp()))
			.filter((route) -> !route.state().equals("blackhole"))
			.flatMap((route) -> this.network.find(NetworkInterface.class, route.target()));
	}

	/**
	 * Takes the VPC's local route to another interface, or one that leads right there; a
	 * more specific one that leads elsewhere blocks.
	 */
	void takeLocal(HopBuilder hop, NetworkInterface from, NetworkInterface to) {
		take(hop, from).filter((route) -> !route.target().equals(LOCAL) && !route.target().equals(to.id()))
			.ifPresent((route) -> hop.block(about(Explanation.of(ExplanationCode.MORE_SPECIFIC_ROUTE),
					this.network.routeTableOf(from.vpcId(), from.subnetId()), from)
				.with(Part.ROUTE, route.destinationCidr())));
	}

	private Optional<RouteTable.Route> mostSpecific(RouteTable table, String address) {
		return table.routes()
			.stream()
			.filter((route) -> this.network.covering(route.destinationCidr(), address).isPresent())
			.max(Comparator.comparingInt(
					(RouteTable.Route route) -> this.network.covering(route.destinationCidr(), address).orElse(0)));
	}

	private static Explanation about(Explanation explanation, Optional<RouteTable> table, NetworkInterface from) {
		return explanation.with(Part.ROUTE_TABLE, table.map(RouteTable::id).stream().toList())
			.with(Part.SUBNET, from.subnetId())
			.with(Part.VPC, from.vpcId());
	}

}
