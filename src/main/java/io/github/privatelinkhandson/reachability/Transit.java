package io.github.privatelinkhandson.reachability;

import java.util.Optional;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The hop from one network interface to another in the same VPC. Within a subnet neither
 * network ACL nor route table is met.
 */
final class Transit {

	private final Network network;

	private final SecurityGroups groups;

	private final NetworkAcls acls;

	private final Routes routes;

	Transit(Network network) {
		this.network = network;
		this.groups = new SecurityGroups(network);
		this.acls = new NetworkAcls(network);
		this.routes = new Routes(network);
	}

	Hop hop(NetworkInterface from, NetworkInterface to, Flow flow) {
		boolean zoneCrossed = !from.zone().equals(to.zone());
		Walk there = new Walk(flow);
		Optional<SecurityGroup> sending = this.groups.leave(there, from, to);
		between(there, from, to);
		Optional<SecurityGroup> receiving = this.groups.enter(there, to);
		there.pass(at(to, zoneCrossed));
		Walk back = new Walk(there.flow().answer());
		back.pass(at(to, false));
		receiving.ifPresent((group) -> back.pass(new Step.BySecurityGroup(group, null)));
		between(back, to, from);
		sending.ifPresent((group) -> back.pass(new Step.BySecurityGroup(group, null)));
		return new Hop(there, back);
	}

	private void between(Walk walk, NetworkInterface from, NetworkInterface to) {
		if (!from.subnetId().equals(to.subnetId())) {
			this.acls.leave(walk, from);
			this.routes.takeLocal(walk, from, to);
			this.acls.enter(walk, to);
		}
	}

	private Step.AtInterface at(NetworkInterface networkInterface, boolean zoneCrossed) {
		return new Step.AtInterface(networkInterface, this.network.ownerOf(networkInterface).orElse(null), zoneCrossed);
	}

}
