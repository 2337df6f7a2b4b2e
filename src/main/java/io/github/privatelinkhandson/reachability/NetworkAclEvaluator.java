package io.github.privatelinkhandson.reachability;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Network ACLs at the edge of a subnet: stateless, the first entry that matches decides,
 * and answers to ephemeral ports have to be admitted too.
 */
record NetworkAclEvaluator(NetworkModel network) {

	void leave(HopBuilder hop, NetworkInterface from) {
		filter(hop, from, Direction.EGRESS, hop.flow().destinationIp());
	}

	void enter(HopBuilder hop, NetworkInterface to) {
		filter(hop, to, Direction.INGRESS, hop.flow().sourceIp());
	}

	private void filter(HopBuilder hop, NetworkInterface at, Direction direction, String remoteIp) {
		Optional<NetworkAcl> found = this.network.aclOf(at.vpcId(), at.subnetId());
		if (found.isEmpty()) {
			return;
		}
		NetworkAcl acl = found.get();
		PortSet undecided = hop.flow().destinationPorts();
		PortSet admitted = PortSet.NONE;
		NetworkAcl.Entry first = null;
		for (NetworkAcl.Entry entry : matching(acl, direction, hop.flow(), remoteIp)) {
			PortSet decided = undecided.and(portsOf(entry));
			undecided = undecided.minus(decided);
			if (entry.action().equals("allow") && !decided.isEmpty()) {
				admitted = admitted.or(decided);
				first = (first == null) ? entry : first;
			}
		}
		if (first == null) {
			hop.block(restriction(acl, at, direction));
		}
		else {
			hop.pass(new TraceStep.ByNetworkAcl(acl, first), admitted);
		}
	}

	private static List<NetworkAcl.Entry> matching(NetworkAcl acl, Direction direction, Flow flow, String remoteIp) {
		return acl.entries()
			.stream()
			.filter((entry) -> entry.egress() == (direction == Direction.EGRESS))
			.filter((entry) -> flow.spokenBy(entry.protocol()) && Cidr.contains(entry.cidr(), remoteIp))
			.sorted(Comparator.comparingInt(NetworkAcl.Entry::number))
			.toList();
	}

	private static PortSet portsOf(NetworkAcl.Entry entry) {
		boolean all = entry.fromPort() == null || entry.toPort() == null;
		return all ? PortSet.ALL : PortSet.of(entry.fromPort(), entry.toPort());
	}

	private static Explanation restriction(NetworkAcl acl, NetworkInterface at, Direction direction) {
		return Explanation.of(ExplanationCode.SUBNET_ACL_RESTRICTION, direction)
			.with(Part.ACL, acl.id())
			.with(Part.SUBNET, at.subnetId())
			.with(Part.VPC, at.vpcId());
	}

}
