package io.github.privatelinkhandson.reachability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Follows packets from a network interface to wherever their address leads them, hop by
 * hop.
 */
public final class Tracer {

	/** Nothing takes more; what does goes in circles. */
	static final int MAX_HOPS = 16;

	private final NetworkModel network;

	private final EndHop ends;

	private final VpcHop transit;

	private final EndpointHop privateLink;

	private final GatewayHop gateways;

	private final MiddleboxHop middleboxes;

	public Tracer(Snapshot snapshot) {
		this(new NetworkModel(snapshot));
	}

	Tracer(NetworkModel network) {
		this.network = network;
		this.ends = new EndHop(network);
		this.transit = new VpcHop(network);
		this.privateLink = new EndpointHop(network);
		this.gateways = new GatewayHop(network);
		this.middleboxes = new MiddleboxHop(network);
	}

	/**
	 * All ways that a connection may take: one for each target that a load balancer may
	 * choose. Empty where there is no such interface, or none that has an address of the
	 * destination's kind.
	 */
	public List<Trace> trace(String networkInterfaceId, String destinationIp, String protocol, int port) {
		return this.network.find(NetworkInterface.class, networkInterfaceId)
			.flatMap((from) -> from.addressTowards(destinationIp)
				.map((source) -> Flow.of(protocol, source, PortSet.LINUX_EPHEMERAL, destinationIp, PortSet.of(port),
						this.network.groupIdsOf(from)))
				.map((flow) -> trace(from, flow, Destination.ANYWHERE)))
			.orElse(List.of());
	}

	public List<NetworkInterface> nodesOf(LoadBalancer loadBalancer) {
		return this.network.nodesOf(loadBalancer);
	}

	public Optional<NetworkInterface> interfaceOf(TargetGroup group, TargetGroup.Target target) {
		return this.network.interfaceOf(group, target);
	}

	List<Trace> trace(NetworkInterface from, Flow flow, Destination destination) {
		return onward(Trace.begin(this.ends.start(from, flow)), from, flow, destination);
	}

	private List<Trace> onward(Trace soFar, NetworkInterface from, Flow flow, Destination destination) {
		Optional<NetworkInterface> middlebox = this.middleboxes.next(from, flow);
		if (middlebox.isPresent() && soFar.hops().size() <= MAX_HOPS) {
			Hop hop = this.middleboxes.hop(from, middlebox.get(), flow);
			return onward(soFar.plus(hop), middlebox.get(), hop.flow(), destination);
		}
		Optional<NetworkInterface> to = this.network.interfaceAt(from.vpcId(), flow.destinationIp());
		return to.map((next) -> transit(soFar, from, next, destination))
			.orElseGet(() -> List.of(this.gateways.leave(soFar, from, flow)));
	}

	/**
	 * From an endpoint on, as if its clients were the endpoint itself.
	 */
	List<Trace> traceFromEndpoint(Endpoint endpoint, NetworkInterface at, Flow flow, Destination destination) {
		Hop toService = this.privateLink.toService(endpoint, at, flow);
		return throughService(Trace.begin(toService), endpoint, at, destination);
	}

	Trace traceFromInternet(InternetGateway gateway, NetworkInterface to, Flow flow) {
		Trace entered = Trace.begin(this.gateways.enter(gateway, to, flow));
		return entered.plus(this.ends.arrive(to, entered.flow())).endAt(to);
	}

	private List<Trace> transit(Trace soFar, NetworkInterface from, NetworkInterface to, Destination destination) {
		return deliver(soFar.plus(this.transit.hop(from, to, soFar.flow())), to, destination);
	}

	private List<Trace> deliver(Trace soFar, NetworkInterface at, Destination destination) {
		Optional<Endpoint> endpoint = this.network.endpointOf(at);
		Optional<LoadBalancer> loadBalancer = this.network.loadBalancerOf(at);
		if (destination.reachedAt(at) || soFar.hops().size() > MAX_HOPS
				|| (endpoint.isEmpty() && loadBalancer.isEmpty())) {
			return List.of(soFar.plus(this.ends.arrive(at, soFar.flow())).endAt(at));
		}
		if (endpoint.isPresent()) {
			Hop toService = this.privateLink.toService(endpoint.get(), at, soFar.flow());
			return throughService(soFar.plus(toService), endpoint.get(), at, destination);
		}
		return throughLoadBalancer(soFar, loadBalancer.get(), at, destination, false);
	}

	private List<Trace> throughService(Trace soFar, Endpoint endpoint, NetworkInterface at, Destination destination) {
		Optional<EndpointService> service = this.network.serviceOf(endpoint);
		if (service.filter(destination::reachedAt).isPresent()) {
			return List.of(soFar.endAt(at));
		}
		if (endpoint.toAws()) {
			return List.of(soFar);
		}
		List<Trace> traces = new ArrayList<>();
		for (String arn : service.map(EndpointService::loadBalancerArns).orElse(List.of())) {
			this.network.find(LoadBalancer.class, arn)
				.ifPresent((loadBalancer) -> traces.addAll(toNode(soFar, endpoint, at, loadBalancer, destination)));
		}
		if (!traces.isEmpty()) {
			return traces;
		}
		return List.of(
				service
					.map((found) -> lose(soFar,
							Explanation.of(ExplanationCode.NO_POSSIBLE_DESTINATION)
								.with(Part.COMPONENT, found.id())
								.with(Part.SERVICE, found.id())))
					.orElse(soFar.lose()));
	}

	private List<Trace> toNode(Trace soFar, Endpoint endpoint, NetworkInterface at, LoadBalancer loadBalancer,
			Destination destination) {
		return this.privateLink.node(loadBalancer, at.zone())
			.map((node) -> throughLoadBalancer(
					soFar.plus(this.privateLink.toNode(endpoint, at, loadBalancer, node, soFar.flow())), loadBalancer,
					node, destination, true))
			.orElseGet(() -> List.of(lose(soFar,
					Explanation.of(ExplanationCode.UNKNOWN_RESOURCE)
						.with(Part.COMPONENT, loadBalancer.id())
						.with(Part.LOAD_BALANCER, loadBalancer.id()))));
	}

	private List<Trace> throughLoadBalancer(Trace soFar, LoadBalancer loadBalancer, NetworkInterface node,
			Destination destination, boolean fromPrivateLink) {
		List<Trace> traces = new ArrayList<>();
		for (LoadBalancerHop.Branch branch : new LoadBalancerHop(this.network, loadBalancer, node, soFar.flow(),
				destination, fromPrivateLink)
			.branches()) {
			Trace chosen = soFar.plus(branch.hop()).chose(branch.choice());
			if (branch.to() != null) {
				traces.addAll(onward(chosen, node, chosen.flow(), destination));
			}
			else {
				traces.add(chosen.lose());
			}
		}
		return traces;
	}

	private static Trace lose(Trace soFar, Explanation explanation) {
		HopBuilder hop = new HopBuilder(soFar.flow());
		hop.block(explanation);
		return soFar.plus(new Hop(hop, new HopBuilder(soFar.flow()))).lose();
	}

}
