package io.github.privatelinkhandson.reachability;

import java.util.Optional;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The hop from one network interface to another in the same VPC, or in one that it is
 * peered with. Within a subnet neither network ACL nor route table is met.
 */
record VpcHop(NetworkModel network, SecurityGroupEvaluator groups, NetworkAclEvaluator acls, RouteResolver routes) {

	VpcHop(NetworkModel network) {
		this(network, new SecurityGroupEvaluator(network), new NetworkAclEvaluator(network),
				new RouteResolver(network));
	}

	/**
	 * The interface that has the packets' address in the sender's VPC, or in one that
	 * they are routed to by a peering connection.
	 */
	Optional<NetworkInterface> next(NetworkInterface from, Flow flow) {
		return this.network.interfaceAt(from.vpcId(), flow.destinationIp()).or(() -> this.routes.peer(from, flow));
	}

	Hop hop(NetworkInterface from, NetworkInterface to, Flow flow) {
		boolean zoneCrossed = !from.zone().equals(to.zone());
		HopBuilder forward = new HopBuilder(flow);
		Optional<SecurityGroup> sending = this.groups.leave(forward, from, to);
		between(forward, from, to);
		Optional<SecurityGroup> receiving = this.groups.enter(forward, to);
		forward.pass(at(to, zoneCrossed));
		HopBuilder returnPath = new HopBuilder(forward.flow().answer());
		returnPath.pass(at(to, false));
		receiving.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		between(returnPath, to, from);
		sending.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		return new Hop(forward, returnPath, new Hop.Crossing(from, to, flow));
	}

	private void between(HopBuilder hop, NetworkInterface from, NetworkInterface to) {
		if (!from.subnetId().equals(to.subnetId())) {
			this.acls.leave(hop, from);
			if (from.vpcId().equals(to.vpcId())) {
				this.routes.takeLocal(hop, from, to);
			}
			else {
				this.routes.takePeering(hop, from, to);
			}
			this.acls.enter(hop, to);
		}
	}

	private TraceStep.AtInterface at(NetworkInterface networkInterface, boolean zoneCrossed) {
		return new TraceStep.AtInterface(networkInterface, this.network.ownerOf(networkInterface).orElse(null),
				zoneCrossed);
	}

}
