package io.github.privatelinkhandson.reachability;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Security groups at a network interface: stateful, any rule of any group admits. A rule
 * that names a group matches only packets that are still known to come from (or go to) a
 * member.
 */
record SecurityGroupEvaluator(NetworkModel network) {

	/**
	 * Packets leave an interface.
	 * @param to the interface they go to, or null where it is outside the VPC
	 * @return the group whose rule admits them, to be shown on the return path
	 */
	Optional<SecurityGroup> leave(HopBuilder hop, NetworkInterface from, @Nullable NetworkInterface to) {
		Collection<String> members = (to != null) ? this.network.groupIdsOf(to) : List.of();
		return filter(hop, from, Direction.EGRESS, hop.flow().destinationIp(), members);
	}

	Optional<SecurityGroup> enter(HopBuilder hop, NetworkInterface at) {
		return filter(hop, at, Direction.INGRESS, hop.flow().sourceIp(), hop.flow().sourceGroups());
	}

	private Optional<SecurityGroup> filter(HopBuilder hop, NetworkInterface at, Direction direction, String remoteIp,
			Collection<String> remoteGroups) {
		List<SecurityGroup> groups = this.network.groupsOf(at);
		if (groups.isEmpty()) {
			return Optional.empty();
		}
		Flow flow = hop.flow();
		PortSet admitted = PortSet.NONE;
		TraceStep.BySecurityGroup first = null;
		for (SecurityGroup group : groups) {
			for (SecurityGroup.Rule rule : group.rules()) {
				PortSet byRule = matches(rule, direction, flow, remoteIp, remoteGroups)
						? flow.destinationPorts().and(portsOf(rule)) : PortSet.NONE;
				admitted = admitted.or(byRule);
				first = (first == null && !byRule.isEmpty()) ? new TraceStep.BySecurityGroup(group, rule) : first;
			}
		}
		if (first == null) {
			hop.block(mismatch(at, groups, direction));
			return groups.stream().findFirst();
		}
		hop.pass(first, admitted);
		return Optional.of(first.resource());
	}

	private boolean matches(SecurityGroup.Rule rule, Direction direction, Flow flow, String remoteIp,
			Collection<String> remoteGroups) {
		return rule.egress() == (direction == Direction.EGRESS) && flow.spokenBy(rule.protocol())
				&& ((rule.cidr() != null) ? this.network.covering(rule.cidr(), remoteIp).isPresent()
						: remoteGroups.contains(rule.referencedGroupId()));
	}

	private static PortSet portsOf(SecurityGroup.Rule rule) {
		boolean all = rule.fromPort() == null || rule.toPort() == null || rule.fromPort() < 0;
		return all ? PortSet.ALL : PortSet.of(rule.fromPort(), rule.toPort());
	}

	private static Explanation mismatch(NetworkInterface at, List<SecurityGroup> groups, Direction direction) {
		return Explanation.of(ExplanationCode.ENI_SG_RULES_MISMATCH, direction)
			.with(Part.NETWORK_INTERFACE, at.id())
			.with(Part.SECURITY_GROUP, groups.stream().map(SecurityGroup::id).toList())
			.with(Part.SUBNET, at.subnetId())
			.with(Part.VPC, at.vpcId());
	}

}
