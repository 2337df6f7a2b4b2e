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
record EndHop(NetworkModel network) {

	private static final Set<String> WORKING = Set.of("running", "pending");

	Hop start(NetworkInterface from, Flow flow) {
		Optional<Instance> instance = this.network.instanceOf(from);
		HopBuilder forward = new HopBuilder(flow);
		instance.ifPresent((sender) -> pass(forward, sender, true));
		HopBuilder returnPath = new HopBuilder(flow.answer());
		TraceStep.AtInterface at = new TraceStep.AtInterface(from, this.network.ownerOf(from).orElse(null), false);
		forward.pass(at);
		returnPath.pass(at);
		instance.ifPresent((sender) -> returnPath.pass(new TraceStep.AtInstance(sender, returnPath.flow(), false)));
		return new Hop(forward, returnPath);
	}

	Hop arrive(NetworkInterface at, Flow flow) {
		HopBuilder forward = new HopBuilder(flow);
		HopBuilder returnPath = new HopBuilder(flow.answer());
		this.network.instanceOf(at).ifPresent((receiver) -> {
			pass(forward, receiver, false);
			returnPath.pass(new TraceStep.AtInstance(receiver, returnPath.flow(), true));
		});
		this.network.endpointOf(at).ifPresent((endpoint) -> {
			pass(forward, endpoint);
			returnPath.pass(new TraceStep.AtEndpoint(endpoint));
		});
		return new Hop(forward, returnPath);
	}

	private static void pass(HopBuilder hop, Instance instance, boolean leaving) {
		if (!WORKING.contains(instance.state())) {
			hop.block(Explanation.badState(Part.INSTANCE, instance.id(), instance.state()));
		}
		hop.pass(new TraceStep.AtInstance(instance, hop.flow(), leaving));
	}

	/**
	 * Passes an endpoint, if it is available. AWS documents no code of its own for one
	 * that is not accepted (aws-facts, section 1.1).
	 */
	static void pass(HopBuilder hop, Endpoint endpoint) {
		if (!endpoint.state().equals("available")) {
			hop.block(Explanation.badState(Part.ENDPOINT, endpoint.id(), endpoint.state())
				.with(Part.VPC, endpoint.vpcId()));
		}
		hop.pass(new TraceStep.AtEndpoint(endpoint));
	}

}
