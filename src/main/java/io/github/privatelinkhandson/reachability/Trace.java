package io.github.privatelinkhandson.reachability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * One way through the network, hop by hop. Where something blocks, it goes on as if it
 * did not.
 *
 * @param end where it leads: an interface, or null for the internet or nowhere
 * @param choice the load balancer's target on the way, if any
 */
public record Trace(List<Hop> hops, @Nullable NetworkInterface end, boolean lost, @Nullable Choice choice) {

	/**
	 * The target that a load balancer's node chose, and whether it is allowed to: a
	 * target of another zone needs cross-zone load balancing.
	 */
	public record Choice(String loadBalancerArn, String nodeZone, TargetGroup targetGroup, TargetGroup.Target target,
			boolean eligible) {
	}

	static Trace begin(Hop hop) {
		return new Trace(List.of(hop), null, false, null);
	}

	Trace plus(Hop hop) {
		List<Hop> more = new ArrayList<>(this.hops);
		more.add(hop);
		return new Trace(List.copyOf(more), this.end, this.lost, this.choice);
	}

	Trace chose(@Nullable Choice newChoice) {
		return new Trace(this.hops, this.end, this.lost, newChoice);
	}

	Trace endAt(NetworkInterface newEnd) {
		return new Trace(this.hops, newEnd, false, this.choice);
	}

	Trace lose() {
		return new Trace(this.hops, null, true, this.choice);
	}

	/**
	 * The header that packets have after the last hop.
	 */
	Flow flow() {
		return this.hops.get(this.hops.size() - 1).flow();
	}

	/**
	 * The port that packets arrive at: their first, where they have several.
	 */
	public int arrivalPort() {
		return flow().destinationPorts().ranges().get(0).from();
	}

	public Stream<TraceStep> forward() {
		return this.hops.stream().flatMap((hop) -> hop.forward().stream());
	}

	/**
	 * The instances on the forward path that packets are not for.
	 */
	public Stream<String> passedOnBy() {
		String endInstance = (this.end != null) ? this.end.instanceId() : null;
		return forward().filter((step) -> step instanceof TraceStep.AtInstance at && !at.leaving())
			.map((step) -> ((TraceStep.AtInstance) step).resource().id())
			.filter((instance) -> !instance.equals(endInstance));
	}

	public Stream<TraceStep> returnPath() {
		List<Hop> reversed = new ArrayList<>(this.hops);
		Collections.reverse(reversed);
		return reversed.stream().flatMap((hop) -> hop.returnPath().stream());
	}

	/**
	 * All that blocks, in the order in which packets and then their answers meet it.
	 */
	public List<Explanation> blockers() {
		return Stream.concat(forward(), returnPath())
			.filter(TraceStep.Blocked.class::isInstance)
			.map((step) -> ((TraceStep.Blocked) step).explanation())
			.toList();
	}

	/**
	 * Returns whether packets arrive, and their answers too.
	 */
	public boolean passes() {
		return !this.lost && blockers().isEmpty();
	}

}
