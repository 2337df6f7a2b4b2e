package io.github.privatelinkhandson.reachability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * The hop through one node of a Network Load Balancer: its listeners, their target
 * groups, and the targets that the node may send to. Health is not considered.
 *
 * @param privateLink whether the packets come through PrivateLink: then targets never see
 * the client's address
 */
record LoadBalancerHop(NetworkModel network, LoadBalancer loadBalancer, NetworkInterface node, Flow flow,
		Destination destination, boolean privateLink) {

	/**
	 * A way on from the node: to a target, or, where nothing leads there, to the goal as
	 * if something did; {@code to} is null where there is no way on.
	 */
	record Branch(Hop hop, @Nullable NetworkInterface to, Trace.@Nullable Choice choice) {
	}

	private static final Set<String> WORKING = Set.of("active", "active_impaired");

	List<Branch> branches() {
		List<LoadBalancer.Listener> listeners = this.loadBalancer.listeners().stream().filter(this::accepts).toList();
		if (listeners.isEmpty()) {
			return astray(noListener(), this.flow.destinationPorts());
		}
		List<Branch> branches = new ArrayList<>();
		for (LoadBalancer.Listener listener : listeners) {
			for (String arn : listener.targetGroupArns()) {
				this.network.find(TargetGroup.class, arn)
					.ifPresent((group) -> branches.addAll(branches(listener, group)));
			}
		}
		return branches.isEmpty()
				? astray(noTargets(listeners.get(0), listeners.get(0).targetGroupArns()), this.flow.destinationPorts())
				: branches;
	}

	private boolean accepts(LoadBalancer.Listener listener) {
		boolean spoken = this.flow.protocol().equals("udp") ? listener.protocol().endsWith("UDP")
				: listener.protocol().startsWith("T");
		return spoken && this.flow.destinationPorts().contains(listener.port());
	}

	private List<Branch> branches(LoadBalancer.Listener listener, TargetGroup group) {
		List<TargetGroup.Target> targets = group.targets()
			.stream()
			.filter((target) -> !target.state().equals("draining"))
			.toList();
		if (targets.isEmpty()) {
			return astray(noTargets(listener, List.of(group.id())), PortSet.of(group.port()));
		}
		List<Branch> branches = new ArrayList<>();
		for (TargetGroup.Target target : targets) {
			Optional<NetworkInterface> to = this.network.interfaceOf(group, target);
			if (to.isPresent() && (this.destination.anywhere() || this.destination.reachedAt(to.get()))) {
				branches.add(branch(listener, group, target, to.get()));
			}
		}
		return branches.isEmpty() ? astray(notTarget(listener, group), PortSet.of(group.port())) : branches;
	}

	private Branch branch(LoadBalancer.Listener listener, TargetGroup group, TargetGroup.Target target,
			NetworkInterface to) {
		HopBuilder forward = begin();
		Flow inbound = this.flow.on(PortSet.of(listener.port()));
		String address = to.addressAs(target, group);
		boolean preserved = group.preserveClientIp() && !this.privateLink
				&& IpAddress.isIpv6(this.flow.sourceIp()) == IpAddress.isIpv6(address);
		Flow outbound = sentOn(address, PortSet.of(target.port()), preserved);
		Optional<ExplanationCode> zoneProblem = zoneProblem(group, to.zone());
		zoneProblem.ifPresent((cause) -> forward.block(outOfZone(listener, group, target, to).because(cause)));
		if (preserved && inbound.sourceIp().equals(address)) {
			forward.block(about(ExplanationCode.ELBV2_SOURCE_ADDRESS_PRESERVATION, listener, List.of(group.id())));
		}
		forward.pass(new TraceStep.AtLoadBalancer(this.loadBalancer, listener, inbound, outbound));
		forward.pass(new TraceStep.AtTargetGroup(group, target));
		forward.become(outbound);
		HopBuilder returnPath = new HopBuilder(outbound.answer());
		returnPath.pass(new TraceStep.AtTargetGroup(group, target));
		returnPath.pass(new TraceStep.AtLoadBalancer(this.loadBalancer, listener, outbound.answer(), inbound.answer()));
		return new Branch(new Hop(forward, returnPath), to,
				new Trace.Choice(this.loadBalancer.id(), this.node.zone(), group, target, zoneProblem.isEmpty()));
	}

	/**
	 * Nothing leads from here to the goal; goes on there as if something did, to find
	 * what else blocks.
	 */
	private List<Branch> astray(Explanation explanation, PortSet ports) {
		HopBuilder hop = begin();
		hop.block(explanation);
		List<NetworkInterface> wanted = this.destination.in(this.loadBalancer.vpcId());
		if (wanted.isEmpty()) {
			return List.of(new Branch(new Hop(hop, new HopBuilder(this.flow)), null, null));
		}
		return wanted.stream().map((to) -> {
			hop.become(sentOn(to.privateIp(), ports, false));
			return new Branch(new Hop(hop, new HopBuilder(this.flow)), to, null);
		}).toList();
	}

	private HopBuilder begin() {
		HopBuilder hop = new HopBuilder(this.flow);
		if (!WORKING.contains(this.loadBalancer.state())) {
			hop.block(Explanation.badState(Part.LOAD_BALANCER, this.loadBalancer.id(), this.loadBalancer.state()));
		}
		return hop;
	}

	/**
	 * Returns the flow that the node sends on: it comes from the node's own address
	 * unless the client's is preserved, and carries the load balancer's security groups
	 * either way.
	 */
	private Flow sentOn(String address, PortSet ports, boolean preserved) {
		Flow sent = preserved
				? this.flow.from(this.flow.sourceIp(), this.flow.sourcePorts(), this.loadBalancer.groups())
				: this.flow.from(this.node.addressTowards(address).orElse(this.node.privateIp()), PortSet.EPHEMERAL,
						this.loadBalancer.groups());
		return sent.to(address).on(ports);
	}

	private Optional<ExplanationCode> zoneProblem(TargetGroup group, String targetZone) {
		if (this.loadBalancer.nodes().stream().noneMatch((candidate) -> candidate.zone().equals(targetZone))) {
			return Optional.of(ExplanationCode.ELB_INSTALLED_AZ_RESTRICTION);
		}
		boolean crossZone = switch (group.crossZone()) {
			case "true" -> true;
			case "false" -> false;
			default -> this.loadBalancer.crossZone();
		};
		return (crossZone || targetZone.equals(this.node.zone())) ? Optional.empty()
				: Optional.of(ExplanationCode.ELB_NOT_CROSSZONE);
	}

	private Explanation outOfZone(LoadBalancer.Listener listener, TargetGroup group, TargetGroup.Target target,
			NetworkInterface to) {
		return about(ExplanationCode.ELBV2_LISTENERS_MISMATCH, listener, List.of(group.id()))
			.with(Part.TARGET, target.targetId())
			.with(Part.TARGET_PORT, String.valueOf(target.port()))
			.with(Part.ADDRESS, to.privateIp())
			.with(Part.ZONE, List.of(this.node.zone(), to.zone()));
	}

	private Explanation noListener() {
		Explanation explanation = Explanation.of(ExplanationCode.ELBV2_LISTENERS_MISMATCH)
			.with(Part.LOAD_BALANCER, this.loadBalancer.id())
			.with(Part.LISTENER, this.loadBalancer.listeners().stream().map(LoadBalancer.Listener::arn).toList())
			.with(Part.VPC, this.loadBalancer.vpcId());
		return this.loadBalancer.listeners().isEmpty() ? explanation
				: explanation.because(ExplanationCode.ELBV2_LISTENER_PORT_RESTRICTION);
	}

	private Explanation noTargets(LoadBalancer.Listener listener, List<String> groups) {
		return about(ExplanationCode.ELBV2_LISTENER_HAS_NO_TG, listener, groups);
	}

	private Explanation notTarget(LoadBalancer.Listener listener, TargetGroup group) {
		return about(ExplanationCode.ELBV2_LISTENER_REQUIRES_TG_ACCEPT, listener, List.of(group.id()));
	}

	private Explanation about(ExplanationCode code, LoadBalancer.Listener listener, List<String> groups) {
		return Explanation.of(code)
			.with(Part.LOAD_BALANCER, this.loadBalancer.id())
			.with(Part.LISTENER, listener.arn())
			.with(Part.LISTENER_PORT, String.valueOf(listener.port()))
			.with(Part.TARGET_GROUP, groups)
			.with(Part.VPC, this.loadBalancer.vpcId());
	}

}
