package io.github.privatelinkhandson.reachability;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * The hops out of a VPC, by the route that the sender's subnet has: through an internet
 * gateway, or through a NAT gateway first.
 */
final class GatewayHop {

	private final NetworkModel network;

	private final SecurityGroupEvaluator groups;

	private final NetworkAclEvaluator acls;

	private final RouteResolver routes;

	GatewayHop(NetworkModel network) {
		this.network = network;
		this.groups = new SecurityGroupEvaluator(network);
		this.acls = new NetworkAclEvaluator(network);
		this.routes = new RouteResolver(network);
	}

	/**
	 * Leaves the VPC.
	 * @return the way to the internet, or to where it is lost
	 */
	Trace leave(Trace soFar, NetworkInterface from, Flow flow) {
		HopBuilder there = new HopBuilder(flow);
		HopBuilder back = new HopBuilder(flow.answer());
		Optional<SecurityGroup> sending = this.groups.leave(there, from, null);
		this.acls.leave(there, from);
		Optional<RouteTable.Route> route = this.routes.take(there, from);
		String target = route.map(RouteTable.Route::target).orElse("");
		Optional<InternetGateway> internet = this.network.find(InternetGateway.class, target);
		Optional<NatGateway> nat = this.network.find(NatGateway.class, target);
		Optional<NetworkInterface> natInterface = nat.map(NatGateway::networkInterfaceId)
			.flatMap((id) -> this.network.find(NetworkInterface.class, id));
		if (natInterface.isPresent() && !natInterface.get().id().equals(from.id())) {
			return throughNat(soFar, there, back, from, sending, nat.get(), natInterface.get());
		}
		internet.ifPresentOrElse((gateway) -> throughInternetGateway(there, back, from, gateway), () -> {
			if (route.isPresent()) {
				there.block(Explanation.of(ExplanationCode.NO_POSSIBLE_DESTINATION)
					.with(Part.ROUTE_TABLE, routeTableId(from))
					.with(Part.ADDRESS, flow.destinationIp())
					.with(Part.VPC, from.vpcId()));
			}
		});
		this.acls.enter(back, from);
		sending.ifPresent((group) -> back.pass(new TraceStep.BySecurityGroup(group, null)));
		Trace trace = soFar.plus(new Hop(there, back));
		return internet.isPresent() ? trace : trace.lose();
	}

	private Trace throughNat(Trace soFar, HopBuilder there, HopBuilder back, NetworkInterface from,
			Optional<SecurityGroup> sending, NatGateway nat, NetworkInterface at) {
		boolean otherSubnet = !from.subnetId().equals(at.subnetId());
		if (otherSubnet) {
			this.acls.enter(there, at);
		}
		if (!nat.state().equals("available")) {
			there.block(Explanation.of(ExplanationCode.BAD_STATE)
				.with(Part.COMPONENT, nat.id())
				.with(Part.NAT_GATEWAY, nat.id())
				.with(Part.STATE, nat.state()));
		}
		Flow translated = there.flow().from(at.privateIp(), PortSet.EPHEMERAL, List.of());
		there.pass(new TraceStep.AtGateway(nat, there.flow(), translated, nat.vpcId()));
		there.become(translated);
		back.pass(new TraceStep.AtGateway(nat, translated.answer(), back.flow(), nat.vpcId()));
		if (otherSubnet) {
			this.acls.leave(back, at);
			this.routes.takeLocal(back, at, from);
			this.acls.enter(back, from);
		}
		sending.ifPresent((group) -> back.pass(new TraceStep.BySecurityGroup(group, null)));
		Trace trace = soFar.plus(new Hop(there, back));
		boolean circles = trace.hops().size() > Tracer.MAX_HOPS;
		return circles ? trace.lose() : leave(trace, at, translated);
	}

	private void throughInternetGateway(HopBuilder there, HopBuilder back, NetworkInterface from,
			InternetGateway gateway) {
		if (!from.vpcId().equals(gateway.vpcId())) {
			there.block(Explanation.of(ExplanationCode.BAD_STATE_ATTACHMENT)
				.with(Part.COMPONENT, gateway.id())
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.VPC, from.vpcId()));
		}
		if (!Cidr.isPublic(there.flow().destinationIp())) {
			there.block(Explanation.of(ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS)
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.ADDRESS, there.flow().destinationIp()));
		}
		if (!hasPublicAddress(from) || !there.flow().sourceIp().equals(from.privateIp())) {
			there.block(Explanation.of(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS)
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.ADDRESS, from.privateIp())
				.with(Part.VPC, from.vpcId()));
		}
		Flow outside = there.flow()
			.from((from.publicIp() != null) ? from.publicIp() : from.privateIp(), there.flow().sourcePorts(),
					List.of());
		there.pass(new TraceStep.AtGateway(gateway, there.flow(), outside, from.vpcId()));
		back.pass(new TraceStep.AtGateway(gateway, outside.answer(), back.flow(), from.vpcId()));
	}

	private boolean hasPublicAddress(NetworkInterface at) {
		return at.publicIp() != null || this.network.all(NatGateway.class)
			.anyMatch((nat) -> at.id().equals(nat.networkInterfaceId()) && nat.allocationId() != null);
	}

	/**
	 * Comes from the internet to a network interface.
	 * @param flow sent to the interface's public address
	 */
	Hop enter(InternetGateway gateway, NetworkInterface to, Flow flow) {
		Flow inside = flow.to(to.privateIp());
		HopBuilder there = new HopBuilder(inside);
		there.pass(new TraceStep.AtGateway(gateway, flow, inside, to.vpcId()));
		if (to.publicIp() == null) {
			there.block(Explanation.of(ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS)
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.ADDRESS, to.privateIp())
				.with(Part.VPC, to.vpcId()));
		}
		this.acls.enter(there, to);
		Optional<SecurityGroup> receiving = this.groups.enter(there, to);
		TraceStep.AtInterface at = new TraceStep.AtInterface(to, this.network.ownerOf(to).orElse(null), false);
		there.pass(at);
		HopBuilder back = new HopBuilder(there.flow().answer());
		back.pass(at);
		receiving.ifPresent((group) -> back.pass(new TraceStep.BySecurityGroup(group, null)));
		this.acls.leave(back, to);
		this.routes.take(back, to)
			.filter((route) -> !route.target().equals(gateway.id()))
			.ifPresent((route) -> back.block(Explanation.of(ExplanationCode.NO_ROUTE_TO_DESTINATION, Direction.EGRESS)
				.with(Part.ROUTE_TABLE, routeTableId(to))
				.with(Part.SUBNET, to.subnetId())
				.with(Part.VPC, to.vpcId())));
		back.pass(new TraceStep.AtGateway(gateway, null, back.flow(), to.vpcId()));
		return new Hop(there, back);
	}

	private List<String> routeTableId(NetworkInterface at) {
		return this.network.routeTableOf(at.vpcId(), at.subnetId()).map(RouteTable::id).stream().toList();
	}

}
