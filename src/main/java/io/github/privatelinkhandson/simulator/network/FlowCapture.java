package io.github.privatelinkhandson.simulator.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.reachability.Explanation;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.ExplanationCode;
import io.github.privatelinkhandson.reachability.Flow;
import io.github.privatelinkhandson.reachability.Hop;
import io.github.privatelinkhandson.reachability.PortSet;
import io.github.privatelinkhandson.reachability.Trace;
import io.github.privatelinkhandson.reachability.TraceStep;
import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.flowlog.FlowPassage;
import io.github.privatelinkhandson.simulator.flowlog.FlowRecorder;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Tells the flow logs what the network interfaces on a connection's way see of it: its
 * packets and their answers, up to where one is rejected or lost. Packets between an
 * endpoint and its load balancer cross no network that flow logs could monitor.
 *
 * @param steady whether such connections are made all the time
 */
record FlowCapture(DataPlane dataPlane, Connection.Outcome outcome, boolean steady) {

	/** SYN, ACK, request, ACK, FIN, ACK; flags SYN and FIN. */
	private static final FlowPassage.Volume REQUEST = new FlowPassage.Volume(6, 392, 3);

	/** SYN and ACK, ACK, response, FIN, ACK; flags SYN and ACK, FIN. */
	private static final FlowPassage.Volume RESPONSE = new FlowPassage.Volume(5, 586, 19);

	private static final FlowPassage.Volume ONE_SYN = new FlowPassage.Volume(1, 60, 2);

	private static final FlowPassage.Volume RESET = new FlowPassage.Volume(1, 40, 4);

	/** Packets that are sent again and again in vain. */
	private static final FlowPassage.Volume SYNS = new FlowPassage.Volume(3, 180, 2);

	private static final FlowPassage.Volume SYN_ACKS = new FlowPassage.Volume(3, 180, 18);

	void capture(Trace trace) {
		int seed = this.steady ? trace.hops().get(0).flow().hashCode()
				: ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
		for (Hop hop : trace.hops()) {
			if (!forward(trace, hop, seed)) {
				return;
			}
		}
		if (answers(trace)) {
			List<Hop> back = new ArrayList<>(trace.hops());
			Collections.reverse(back);
			for (Hop hop : back) {
				if (!backward(hop, seed)) {
					return;
				}
			}
		}
	}

	private boolean answers(Trace trace) {
		if (trace.end() == null) {
			return !trace.lost();
		}
		String instance = trace.end().instanceId();
		return instance != null && this.dataPlane.machine(instance).running();
	}

	/**
	 * Follows the packets through a hop.
	 * @return whether they get through
	 */
	private boolean forward(Trace trace, Hop hop, int seed) {
		List<Explanation> blockers = blockers(hop.forward());
		boolean lost = blockers.stream().anyMatch((blocker) -> !isFilter(blocker));
		Hop.Crossing crossing = hop.crossing();
		if (crossing != null) {
			FlowPassage.Header header = header(crossing.header(), seed);
			FlowPassage.Volume volume = volume(REQUEST, ONE_SYN, SYNS);
			boolean leaves = record(crossing.from(), true, header, volume, filtered(blockers, Direction.EGRESS));
			if (leaves && !lost && crossing.to() != null) {
				record(crossing.to(), false, header, volume, filtered(blockers, Direction.INGRESS));
			}
		}
		return blockers.isEmpty() && passedOn(trace, hop);
	}

	/**
	 * Follows the answers through a hop.
	 * @return whether they get through
	 */
	private boolean backward(Hop hop, int seed) {
		List<Explanation> blockers = blockers(hop.returnPath());
		boolean lost = blockers.stream().anyMatch((blocker) -> !isFilter(blocker));
		Hop.Crossing crossing = hop.crossing();
		if (crossing != null) {
			FlowPassage.Header header = header(crossing.header(), seed).answer();
			FlowPassage.Volume volume = volume(RESPONSE, RESET, SYN_ACKS);
			boolean leaves = crossing.to() == null
					|| record(crossing.to(), true, header, volume, filtered(blockers, Direction.EGRESS));
			if (leaves && !lost) {
				record(crossing.from(), false, header, volume, filtered(blockers, Direction.INGRESS));
			}
		}
		return blockers.isEmpty();
	}

	/**
	 * Returns whether the kernel of an instance on the way passes packets on.
	 */
	private boolean passedOn(Trace trace, Hop hop) {
		List<String> between = trace.passedOnBy().toList();
		return hop.forward()
			.stream()
			.filter((step) -> step instanceof TraceStep.AtInstance at && !at.leaving())
			.map((step) -> ((TraceStep.AtInstance) step).resource().id())
			.filter(between::contains)
			.map(this.dataPlane::machine)
			.allMatch(Machine::forwards);
	}

	private boolean record(NetworkInterface at, boolean egress, FlowPassage.Header header, FlowPassage.Volume volume,
			boolean rejected) {
		new FlowRecorder(this.dataPlane.holder(ResourceTypes.NETWORK_INTERFACE, at.id()))
			.record(new FlowPassage(at.id(), egress, header, volume, !rejected, this.steady));
		return !rejected;
	}

	private FlowPassage.Volume volume(FlowPassage.Volume accepted, FlowPassage.Volume refused,
			FlowPassage.Volume inVain) {
		return switch (this.outcome) {
			case ACCEPTED -> accepted;
			case REFUSED -> refused;
			case TIMED_OUT -> inVain;
		};
	}

	/**
	 * The header with one of the ports that the packets may have.
	 */
	private static FlowPassage.Header header(Flow flow, int seed) {
		return new FlowPassage.Header(flow.protocolNumber(), flow.sourceIp(), port(flow.sourcePorts(), seed),
				flow.destinationIp(), port(flow.destinationPorts(), seed));
	}

	private static int port(PortSet ports, int seed) {
		PortSet.Range range = ports.ranges().get(0);
		return range.from() + Math.floorMod(seed, range.to() - range.from() + 1);
	}

	private static List<Explanation> blockers(List<TraceStep> steps) {
		return steps.stream()
			.filter(TraceStep.Blocked.class::isInstance)
			.map((step) -> ((TraceStep.Blocked) step).explanation())
			.toList();
	}

	private static boolean filtered(List<Explanation> blockers, Direction direction) {
		return blockers.stream().anyMatch((blocker) -> isFilter(blocker) && blocker.direction() == direction);
	}

	private static boolean isFilter(Explanation blocker) {
		return Stream.of(ExplanationCode.ENI_SG_RULES_MISMATCH, ExplanationCode.SUBNET_ACL_RESTRICTION)
			.anyMatch((code) -> code == blocker.code());
	}

}
