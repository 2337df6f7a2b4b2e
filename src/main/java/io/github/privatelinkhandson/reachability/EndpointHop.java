package io.github.privatelinkhandson.reachability;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * The hops of PrivateLink: from an endpoint to its service, and from there to the node of
 * the service's load balancer in the same Availability Zone.
 */
record EndpointHop(NetworkModel network, SecurityGroupEvaluator groups) {

	EndpointHop(NetworkModel network) {
		this(network, new SecurityGroupEvaluator(network));
	}

	/**
	 * To the service. The client keeps its address, not its security groups (aws-facts,
	 * section 2).
	 */
	Hop toService(Endpoint endpoint, NetworkInterface at, Flow flow) {
		HopBuilder forward = new HopBuilder(flow.from(flow.sourceIp(), flow.sourcePorts(), List.of()));
		HopBuilder returnPath = new HopBuilder(flow.answer());
		EndHop.pass(forward, endpoint);
		Optional<EndpointService> service = this.network.serviceOf(endpoint);
		service.ifPresent((found) -> returnPath.pass(new TraceStep.AtService(found)));
		returnPath.pass(new TraceStep.AtEndpoint(endpoint));
		service.ifPresent((found) -> pass(forward, endpoint, at, found));
		if (service.isEmpty() && !endpoint.toAws()) {
			forward.block(Explanation.of(ExplanationCode.NO_POSSIBLE_DESTINATION)
				.with(Part.COMPONENT, endpoint.id())
				.with(Part.ENDPOINT, endpoint.id())
				.with(Part.SERVICE, endpoint.serviceName()));
		}
		return new Hop(forward, returnPath);
	}

	private static void pass(HopBuilder hop, Endpoint endpoint, NetworkInterface at, EndpointService service) {
		if (!service.state().equalsIgnoreCase("Available")) {
			hop.block(Explanation.badState(Part.SERVICE, service.id(), service.state()));
		}
		if (!service.zones().contains(at.zone())) {
			hop.block(notInstalled(endpoint, service, at.zone()));
		}
		hop.pass(new TraceStep.AtService(service));
	}

	/**
	 * The load balancer's node that the service hands packets from this zone to; any
	 * node, where the zone has none, to look further.
	 */
	Optional<NetworkInterface> node(LoadBalancer loadBalancer, String zone) {
		List<NetworkInterface> nodes = this.network.nodesOf(loadBalancer);
		return nodes.stream()
			.filter((node) -> node.zone().equals(zone))
			.findFirst()
			.or(() -> nodes.stream().findFirst());
	}

	/**
	 * To that node. Its security groups' inbound rules apply only if the load balancer
	 * enforces them on PrivateLink traffic, and to the client's own address.
	 */
	Hop toNode(Endpoint endpoint, NetworkInterface at, LoadBalancer loadBalancer, NetworkInterface node, Flow flow) {
		HopBuilder forward = new HopBuilder(flow.to(node.privateIp()));
		EndpointService service = this.network.serviceOf(endpoint).orElseThrow();
		if (!node.zone().equals(at.zone()) && service.zones().contains(at.zone())) {
			forward.block(notInstalled(endpoint, service, at.zone()));
		}
		Optional<SecurityGroup> admitting = loadBalancer.enforcesOnPrivateLink() ? this.groups.enter(forward, node)
				: Optional.empty();
		TraceStep.AtInterface interfaceStep = new TraceStep.AtInterface(node, loadBalancer, false);
		forward.pass(interfaceStep);
		HopBuilder returnPath = new HopBuilder(forward.flow().answer());
		returnPath.pass(interfaceStep);
		admitting.ifPresent((group) -> returnPath.pass(new TraceStep.BySecurityGroup(group, null)));
		return new Hop(forward, returnPath);
	}

	private static Explanation notInstalled(Endpoint endpoint, EndpointService service, String zone) {
		return Explanation.of(ExplanationCode.VPCE_SERVICE_NOT_INSTALLED_IN_AZ)
			.with(Part.ENDPOINT, endpoint.id())
			.with(Part.SERVICE, service.id())
			.with(Part.ZONE, zone);
	}

}
