package io.github.privatelinkhandson.reachability;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.EgressOnlyInternetGateway;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * The hops out of a VPC, by the route that the sender's subnet has: through an internet
 * gateway, egress-only or not, through a NAT gateway first, or through a gateway endpoint
 * to AWS. NAT gateways pass IPv4 only, egress-only internet gateways IPv6 only, as the
 * latter has no private addresses that would have to be translated.
 */
record GatewayHop(NetworkModel network, SecurityGroupEvaluator groups, NetworkAclEvaluator acls, RouteResolver routes) {

	GatewayHop(NetworkModel network) {
		this(network, new SecurityGroupEvaluator(network), new NetworkAclEvaluator(network),
				new RouteResolver(network));
	}

	/**
	 * Leaves the VPC.
	 * @return the way to the internet, or to where it is lost
	 */
	Trace leave(Trace soFar, NetworkInterface from, Flow flow) {
		HopBuilder forward = new HopBuilder(flow);
		HopBuilder returnPath = new HopBuilder(flow.answer());
		Optional<SecurityGroup> sending = this.groups.leave(forward, from, null);
		this.acls.leave(forward, from);
		Optional<RouteTable.Route> route = this.routes.take(forward, from);
		String target = route.map(RouteTable.Route::target).orElse("");
		boolean ipv6 = IpAddress.isIpv6(flow.destinationIp());
		Optional<InternetGateway> internet = this.network.find(InternetGateway.class, target);
		Optional<EgressOnlyInternetGateway> outward = this.network.find(EgressOnlyInternetGateway.class, target)
			.filter((gateway) -> ipv6 && from.vpcId().equals(gateway.vpcId()));
		Optional<NatGateway> nat = this.network.find(NatGateway.class, target).filter((gateway) -> !ipv6);
		Optional<NetworkInterface> natInterface = nat.map(NatGateway::networkInterfaceId)
			.flatMap((id) -> this.network.find(NetworkInterface.class, id));
		if (natInterface.isPresent() && !natInterface.get().id().equals(from.id())) {
			return throughNat(soFar, forward, returnPath, from, sending, nat.get(), natInterface.get());
		}
		internet.ifPresent((gateway) -> throughInternetGateway(forward, returnPath, from, gateway));
		outward.ifPresent((gateway) -> {
			checkDestination(forward, gateway.id());
			passUnchanged(forward, returnPath, from, gateway);
		});
		Optional<Endpoint> endpoint = this.network.find(Endpoint.class, target);
		endpoint.ifPresent((gateway) -> {
			EndHop.pass(forward, gateway);
			returnPath.pass(new TraceStep.AtEndpoint(gateway));
		});
		boolean leads = internet.isPresent() || outward.isPresent() || endpoint.isPresent();
		if (!leads && route.isPresent()) {
			forward.block(Explanation.of(ExplanationCode.NO_POSSIBLE_DESTINATION)
				.with(Part.ROUTE_TABLE, routeTableId(from))
				.with(Part.ADDRESS, flow.destinationIp())
				.with(Part.VPC, from.vpcId()));
		}
		this.acls.enter(returnPath, from);
		sending.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		Trace trace = soFar.plus(new Hop(forward, returnPath, new Hop.Crossing(from, null, flow)));
		return leads ? trace : trace.lose();
	}

	private Trace throughNat(Trace soFar, HopBuilder forward, HopBuilder returnPath, NetworkInterface from,
			Optional<SecurityGroup> sending, NatGateway nat, NetworkInterface at) {
		boolean otherSubnet = !from.subnetId().equals(at.subnetId());
		Flow flow = forward.flow();
		if (otherSubnet) {
			this.acls.enter(forward, at);
		}
		if (!nat.state().equals("available")) {
			forward.block(Explanation.badState(Part.NAT_GATEWAY, nat.id(), nat.state()));
		}
		Flow translated = forward.flow().from(at.privateIp(), PortSet.EPHEMERAL, List.of());
		forward.pass(new TraceStep.AtGateway(nat, forward.flow(), translated, nat.vpcId()));
		forward.become(translated);
		returnPath.pass(new TraceStep.AtGateway(nat, translated.answer(), returnPath.flow(), nat.vpcId()));
		if (otherSubnet) {
			this.acls.leave(returnPath, at);
			this.routes.takeLocal(returnPath, at, from);
			this.acls.enter(returnPath, from);
		}
		sending.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		Trace trace = soFar.plus(new Hop(forward, returnPath, new Hop.Crossing(from, at, flow)));
		boolean circles = trace.hops().size() > Tracer.MAX_HOPS;
		return circles ? trace.lose() : leave(trace, at, translated);
	}

	private void throughInternetGateway(HopBuilder forward, HopBuilder returnPath, NetworkInterface from,
			InternetGateway gateway) {
		if (!from.vpcId().equals(gateway.vpcId())) {
			forward.block(Explanation.of(ExplanationCode.BAD_STATE_ATTACHMENT)
				.with(Part.COMPONENT, gateway.id())
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.VPC, from.vpcId()));
		}
		checkDestination(forward, gateway.id());
		if (IpAddress.isIpv6(forward.flow().destinationIp())) {
			passUnchanged(forward, returnPath, from, gateway);
			return;
		}
		if (!hasPublicAddress(from) || !forward.flow().sourceIp().equals(from.privateIp())) {
			forward.block(Explanation.of(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS)
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.ADDRESS, from.privateIp())
				.with(Part.VPC, from.vpcId()));
		}
		Flow outside = forward.flow()
			.from((from.publicIp() != null) ? from.publicIp() : from.privateIp(), forward.flow().sourcePorts(),
					List.of());
		forward.pass(new TraceStep.AtGateway(gateway, forward.flow(), outside, from.vpcId()));
		returnPath.pass(new TraceStep.AtGateway(gateway, outside.answer(), returnPath.flow(), from.vpcId()));
	}

	private static void checkDestination(HopBuilder forward, String gatewayId) {
		if (!Cidr.isPublic(forward.flow().destinationIp())) {
			forward.block(Explanation.of(ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS)
				.with(Part.INTERNET_GATEWAY, gatewayId)
				.with(Part.ADDRESS, forward.flow().destinationIp()));
		}
	}

	private static void passUnchanged(HopBuilder forward, HopBuilder returnPath, NetworkInterface from,
			ObservedResource gateway) {
		forward.pass(new TraceStep.AtGateway(gateway, forward.flow(), forward.flow(), from.vpcId()));
		returnPath.pass(new TraceStep.AtGateway(gateway, returnPath.flow(), returnPath.flow(), from.vpcId()));
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
		HopBuilder forward = new HopBuilder(inside);
		forward.pass(new TraceStep.AtGateway(gateway, flow, inside, to.vpcId()));
		if (to.publicIp() == null) {
			forward.block(Explanation.of(ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS)
				.with(Part.INTERNET_GATEWAY, gateway.id())
				.with(Part.ADDRESS, to.privateIp())
				.with(Part.VPC, to.vpcId()));
		}
		this.acls.enter(forward, to);
		Optional<SecurityGroup> receiving = this.groups.enter(forward, to);
		TraceStep.AtInterface at = new TraceStep.AtInterface(to, this.network.ownerOf(to).orElse(null), false);
		forward.pass(at);
		HopBuilder returnPath = new HopBuilder(forward.flow().answer());
		returnPath.pass(at);
		receiving.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		this.acls.leave(returnPath, to);
		this.routes.take(returnPath, to)
			.filter((route) -> !route.target().equals(gateway.id()))
			.ifPresent((route) -> returnPath
				.block(Explanation.of(ExplanationCode.NO_ROUTE_TO_DESTINATION, Direction.EGRESS)
					.with(Part.ROUTE_TABLE, routeTableId(to))
					.with(Part.SUBNET, to.subnetId())
					.with(Part.VPC, to.vpcId())));
		returnPath.pass(new TraceStep.AtGateway(gateway, null, returnPath.flow(), to.vpcId()));
		return new Hop(forward, returnPath);
	}

	private List<String> routeTableId(NetworkInterface at) {
		return this.network.routeTableOf(at.vpcId(), at.subnetId()).map(RouteTable::id).stream().toList();
	}

}
