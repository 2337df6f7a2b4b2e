package io.github.privatelinkhandson.reachability;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * The hop to a network interface that a route leads to, whose instance passes packets on
 * that are not its own: a router or firewall.
 */
record MiddleboxHop(NetworkModel network, SecurityGroupEvaluator groups, NetworkAclEvaluator acls,
		RouteResolver routes) {

	MiddleboxHop(NetworkModel network) {
		this(network, new SecurityGroupEvaluator(network), new NetworkAclEvaluator(network),
				new RouteResolver(network));
	}

	/**
	 * The interface that packets to another subnet are routed to, unless they are for it
	 * or come from it.
	 */
	Optional<NetworkInterface> next(NetworkInterface from, Flow flow) {
		boolean sameSubnet = this.network.interfaceAt(from.vpcId(), flow.destinationIp())
			.filter((to) -> to.subnetId().equals(from.subnetId()))
			.isPresent();
		return sameSubnet ? Optional.empty() : this.routes.towards(from, flow)
			.filter((target) -> !target.id().equals(from.id()) && !target.has(flow.destinationIp()));
	}

	/**
	 * To the interface and through it. What it passes on bears no security groups.
	 */
	Hop hop(NetworkInterface from, NetworkInterface at, Flow flow) {
		boolean otherSubnet = !from.subnetId().equals(at.subnetId());
		HopBuilder forward = new HopBuilder(flow);
		Optional<SecurityGroup> sending = this.groups.leave(forward, from, null);
		if (otherSubnet) {
			this.acls.leave(forward, from);
		}
		this.routes.take(forward, from);
		if (otherSubnet) {
			this.acls.enter(forward, at);
		}
		Optional<SecurityGroup> receiving = this.groups.enter(forward, at);
		check(forward, at);
		forward.pass(at(from, at));
		this.network.instanceOf(at).ifPresent((instance) -> passOn(forward, instance));
		forward.become(forward.flow().from(flow.sourceIp(), flow.sourcePorts(), List.of()));
		HopBuilder returnPath = new HopBuilder(forward.flow().answer());
		this.network.instanceOf(at)
			.ifPresent((instance) -> returnPath.pass(new TraceStep.AtInstance(instance, returnPath.flow(), true)));
		returnPath.pass(at(at, at));
		receiving.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		if (otherSubnet) {
			this.acls.leave(returnPath, at);
			this.routes.takeLocal(returnPath, at, from);
			this.acls.enter(returnPath, from);
		}
		sending.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		return new Hop(forward, returnPath, new Hop.Crossing(from, at, flow));
	}

	private TraceStep.AtInterface at(NetworkInterface from, NetworkInterface at) {
		return new TraceStep.AtInterface(at, this.network.ownerOf(at).orElse(null), !from.zone().equals(at.zone()));
	}

	private static void check(HopBuilder hop, NetworkInterface at) {
		if (at.sourceDestCheck()) {
			hop.block(Explanation.of(ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION, Direction.INGRESS)
				.with(Part.COMPONENT, at.id())
				.with(Part.NETWORK_INTERFACE, at.id())
				.with(Part.ADDRESS, hop.flow().destinationIp())
				.with(Part.SUBNET, at.subnetId())
				.with(Part.VPC, at.vpcId()));
		}
	}

	private static void passOn(HopBuilder hop, Instance instance) {
		if (!instance.state().equals("running")) {
			hop.block(Explanation.badState(Part.INSTANCE, instance.id(), instance.state()));
		}
		hop.pass(new TraceStep.AtInstance(instance, hop.flow(), false));
	}

}
