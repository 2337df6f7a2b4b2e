package io.github.privatelinkhandson.reachability;

import java.util.Optional;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The hop from one network interface to another in the same VPC. Within a subnet neither
 * network ACL nor route table is met.
 */
final class VpcHop {

	private final NetworkModel network;

	private final SecurityGroupEvaluator groups;

	private final NetworkAclEvaluator acls;

	private final RouteResolver routes;

	VpcHop(NetworkModel network) {
		this.network = network;
		this.groups = new SecurityGroupEvaluator(network);
		this.acls = new NetworkAclEvaluator(network);
		this.routes = new RouteResolver(network);
	}

	Hop hop(NetworkInterface from, NetworkInterface to, Flow flow) {
		boolean zoneCrossed = !from.zone().equals(to.zone());
		HopBuilder there = new HopBuilder(flow);
		Optional<SecurityGroup> sending = this.groups.leave(there, from, to);
		between(there, from, to);
		Optional<SecurityGroup> receiving = this.groups.enter(there, to);
		there.pass(at(to, zoneCrossed));
		HopBuilder back = new HopBuilder(there.flow().answer());
		back.pass(at(to, false));
		receiving.ifPresent((group) -> back.pass(new TraceStep.BySecurityGroup(group, null)));
		between(back, to, from);
		sending.ifPresent((group) -> back.pass(new TraceStep.BySecurityGroup(group, null)));
		return new Hop(there, back);
	}

	private void between(HopBuilder walk, NetworkInterface from, NetworkInterface to) {
		if (!from.subnetId().equals(to.subnetId())) {
			this.acls.leave(walk, from);
			this.routes.takeLocal(walk, from, to);
			this.acls.enter(walk, to);
		}
	}

	private TraceStep.AtInterface at(NetworkInterface networkInterface, boolean zoneCrossed) {
		return new TraceStep.AtInterface(networkInterface, this.network.ownerOf(networkInterface).orElse(null),
				zoneCrossed);
	}

}
