package io.github.privatelinkhandson.reachability;

import java.util.Optional;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The hop from one network interface to another in the same VPC. Within a subnet neither
 * network ACL nor route table is met.
 */
record VpcHop(NetworkModel network, SecurityGroupEvaluator groups, NetworkAclEvaluator acls, RouteResolver routes) {

	VpcHop(NetworkModel network) {
		this(network, new SecurityGroupEvaluator(network), new NetworkAclEvaluator(network),
				new RouteResolver(network));
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
		return new Hop(forward, returnPath);
	}

	private void between(HopBuilder hop, NetworkInterface from, NetworkInterface to) {
		if (!from.subnetId().equals(to.subnetId())) {
			this.acls.leave(hop, from);
			this.routes.takeLocal(hop, from, to);
			this.acls.enter(hop, to);
		}
	}

	private TraceStep.AtInterface at(NetworkInterface networkInterface, boolean zoneCrossed) {
		return new TraceStep.AtInterface(networkInterface, this.network.ownerOf(networkInterface).orElse(null),
				zoneCrossed);
	}

}
