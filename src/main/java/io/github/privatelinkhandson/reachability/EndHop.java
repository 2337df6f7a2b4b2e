package io.github.privatelinkhandson.reachability;

import java.util.Optional;
import java.util.Set;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * The first and the last hop: the instance or endpoint that a network interface belongs
 * to.
 */
final class EndHop {

	private static final Set<String> WORKING = Set.of("running", "pending");

	private final NetworkModel network;

	EndHop(NetworkModel network) {
		this.network = network;
	}

	Hop start(NetworkInterface from, Flow flow) {
		Optional<Instance> instance = this.network.instanceOf(from);
		HopBuilder there = new HopBuilder(flow);
		instance.ifPresent((sender) -> pass(there, sender, true));
		HopBuilder back = new HopBuilder(flow.answer());
		TraceStep.AtInterface at = new TraceStep.AtInterface(from, this.network.ownerOf(from).orElse(null), false);
		there.pass(at);
		back.pass(at);
		instance.ifPresent((sender) -> back.pass(new TraceStep.AtInstance(sender, back.flow(), false)));
		return new Hop(there, back);
	}

	Hop arrive(NetworkInterface at, Flow flow) {
		HopBuilder there = new HopBuilder(flow);
		HopBuilder back = new HopBuilder(flow.answer());
		this.network.instanceOf(at).ifPresent((receiver) -> {
			pass(there, receiver, false);
			back.pass(new TraceStep.AtInstance(receiver, back.flow(), true));
		});
		this.network.endpointOf(at).ifPresent((endpoint) -> {
			pass(there, endpoint);
			back.pass(new TraceStep.AtEndpoint(endpoint));
		});
		return new Hop(there, back);
	}

	private static void pass(HopBuilder walk, Instance instance, boolean leaving) {
		if (!WORKING.contains(instance.state())) {
			walk.block(Explanation.of(ExplanationCode.BAD_STATE)
				.with(Part.COMPONENT, instance.id())
				.with(Part.INSTANCE, instance.id())
				.with(Part.STATE, instance.state()));
		}
		walk.pass(new TraceStep.AtInstance(instance, walk.flow(), leaving));
	}

	/**
	 * Passes an endpoint, if it is available. AWS documents no code of its own for one
	 * that is not accepted (aws-facts, section 1.1).
	 */
	static void pass(HopBuilder walk, Endpoint endpoint) {
		if (!endpoint.state().equals("available")) {
			walk.block(Explanation.of(ExplanationCode.BAD_STATE)
				.with(Part.COMPONENT, endpoint.id())
				.with(Part.ENDPOINT, endpoint.id())
				.with(Part.VPC, endpoint.vpcId())
				.with(Part.STATE, endpoint.state()));
		}
		walk.pass(new TraceStep.AtEndpoint(endpoint));
	}

}
