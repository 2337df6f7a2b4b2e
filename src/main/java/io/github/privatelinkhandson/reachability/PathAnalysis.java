package io.github.privatelinkhandson.reachability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Our own Reachability Analyzer: sends imagined packets to every address from which they
 * could get to the destination, and keeps the shortest way that works, or, where none
 * does, the nearest to working.
 */
public final class PathAnalysis {

	/** Stands for the whole internet (RFC 5737). */
	private static final String INTERNET = "198.51.100.1";

	private final NetworkModel network;

	private final Tracer tracer;

	private final PathRequest request;

	private PathAnalysis(Snapshot snapshot, PathRequest request) {
		this.network = new NetworkModel(snapshot);
		this.tracer = new Tracer(this.network);
		this.request = request;
	}

	public static PathResult of(Snapshot snapshot, PathRequest request) {
		return new PathAnalysis(snapshot, request).result();
	}

	private PathResult result() {
		Optional<Explanation> unusable = Stream.of(this.request.source(), this.request.destination())
			.flatMap(Stream::ofNullable)
			.flatMap((id) -> unusable(id).stream())
			.findFirst();
		if (unusable.isPresent()) {
			return PathResult.impossible(unusable.get());
		}
		Optional<InternetGateway> gateway = this.network.find(InternetGateway.class, this.request.source());
		if (gateway.isPresent()) {
			return fromGateway(gateway.get());
		}
		List<NetworkInterface> sources = interfaces(this.request.source());
		Optional<ExplanationCode> inVain = askedInVain(sources);
		if (inVain.isPresent()) {
			return PathResult.impossible(Explanation.of(inVain.get()));
		}
		List<Trace> traces = sources.stream().flatMap((source) -> from(source).stream()).toList();
		return best(traces, sources.get(0).vpcId());
	}

	/**
	 * Returns the explanation if no packets that leave the source have the requested
	 * addresses.
	 */
	private Optional<ExplanationCode> askedInVain(List<NetworkInterface> sources) {
		PacketFilter asked = this.request.atSource();
		boolean free = this.network.find(Endpoint.class, this.request.source()).isPresent();
		if (!free && asked.sourceIp() != null
				&& sources.stream().noneMatch((source) -> mayLeave(source, asked.sourceIp()))) {
			return Optional.of(ExplanationCode.FILTER_AT_SOURCE_SOURCE_ADDRESS);
		}
		Destination goal = goal();
		List<String> leading = sources.stream().flatMap((source) -> addresses(source, goal).stream()).toList();
		boolean elsewhere = !free && !goal.anywhere() && asked.destinationIp() != null && !leading.isEmpty()
				&& !leading.contains(asked.destinationIp());
		return elsewhere ? Optional.of(ExplanationCode.FILTER_AT_SOURCE_DESTINATION_ADDRESS) : Optional.empty();
	}

	private static boolean mayLeave(NetworkInterface from, String sourceIp) {
		return sourceIp.equals(from.privateIp());
	}

	private Optional<Explanation> unusable(String id) {
		if (this.network.find(Instance.class, id).filter((i) -> i.state().equals("terminated")).isPresent()) {
			return Optional.of(Explanation.of(ExplanationCode.UNASSOCIATED_COMPONENT).with(Part.COMPONENT, id));
		}
		if (!interfaces(id).isEmpty() || this.network.find(InternetGateway.class, id).isPresent()
				|| this.network.find(EndpointService.class, id).isPresent() && !id.equals(this.request.source())) {
			return Optional.empty();
		}
		boolean known = this.network.find(Instance.class, id).isPresent()
				|| this.network.find(Endpoint.class, id).isPresent();
		ExplanationCode code = known ? ExplanationCode.NO_PATH : ExplanationCode.NO_SOURCE_OR_DESTINATION;
		return Optional.of(Explanation.of(code).with(Part.COMPONENT, id));
	}

	private List<NetworkInterface> interfaces(String id) {
		Stream<String> ids = this.network.find(Endpoint.class, id)
			.map((endpoint) -> endpoint.networkInterfaceIds().stream())
			.or(() -> this.network.find(Instance.class, id)
				.map((instance) -> Stream.ofNullable(instance.networkInterfaceId())))
			.orElse(Stream.of(id));
		return ids.flatMap((each) -> this.network.find(NetworkInterface.class, each).stream()).toList();
	}

	private PathResult best(List<Trace> traces, @Nullable String sourceVpc) {
		Destination goal = goal();
		boolean toInterface = !goal.interfaces().isEmpty();
		List<Trace> leading = traces.stream()
			.filter((trace) -> !toInterface || (trace.end() != null && goal.reachedAt(trace.end())))
			.filter(this::leavesAsAsked)
			.toList();
		return leading.isEmpty() ? PathResult.impossible(nothingLeadsThere(goal, sourceVpc))
				: new PathSelection(this.request).of(leading);
	}

	/**
	 * Returns whether a way out of the VPC leads through the requested internet gateway.
	 */
	private boolean leavesAsAsked(Trace trace) {
		return this.network.find(InternetGateway.class, String.valueOf(this.request.destination()))
			.map((wanted) -> trace.lost() || trace.forward()
				.anyMatch((step) -> step instanceof TraceStep.AtGateway gateway
						&& gateway.resource().id().equals(wanted.id())))
			.orElse(true);
	}

	private Explanation nothingLeadsThere(Destination goal, @Nullable String sourceVpc) {
		Optional<String> vpc = goal.interfaces().stream().map(NetworkInterface::vpcId).findFirst();
		if (this.network.find(Endpoint.class, this.request.source()).isPresent()
				&& vpc.filter((id) -> id.equals(sourceVpc)).isPresent()) {
			return Explanation.of(ExplanationCode.VPCE_INTRA_VPC_TRAFFIC)
				.with(Part.ENDPOINT, this.request.source())
				.with(Part.VPC, vpc.get());
		}
		if (vpc.filter((id) -> !id.equals(sourceVpc)).isPresent()) {
			return Explanation.of(ExplanationCode.DISCONNECTED_VPCS)
				.with(Part.SOURCE_VPC, Stream.ofNullable(sourceVpc).toList())
				.with(Part.DESTINATION_VPC, vpc.get());
		}
		return Explanation.of(ExplanationCode.NO_PATH);
	}

	private Destination goal() {
		String destination = this.request.destination();
		if (destination == null) {
			return Destination.ANYWHERE;
		}
		return new Destination(interfaces(destination),
				this.network.find(EndpointService.class, destination).orElse(null));
	}

	private List<Trace> from(NetworkInterface source) {
		Destination goal = goal();
		Optional<Endpoint> endpoint = this.network.find(Endpoint.class, this.request.source());
		List<Trace> traces = new ArrayList<>();
		if (endpoint.isPresent()) {
			for (PortSet ports : ports(source)) {
				traces.addAll(this.tracer.traceFromEndpoint(endpoint.get(), source,
						flow(source, source.privateIp(), ports), goal));
			}
			return traces;
		}
		String asked = this.request.atSource().destinationIp();
		for (String address : (asked != null) ? List.of(asked) : addresses(source, goal)) {
			Optional<NetworkInterface> first = this.network.interfaceAt(source.vpcId(), address);
			for (PortSet ports : first.map(this::ports).orElse(List.of(this.request.atSource().destinationPorts()))) {
				traces.addAll(this.tracer.trace(source, flow(source, address, ports), goal));
			}
		}
		return traces;
	}

	private Flow flow(NetworkInterface source, String address, PortSet ports) {
		PacketFilter asked = this.request.atSource();
		return Flow.of(this.request.protocol(), (asked.sourceIp() != null) ? asked.sourceIp() : source.privateIp(),
				asked.sourcePorts(), address, ports, this.network.groupIdsOf(source));
	}

	/**
	 * The addresses that lead from the source to the goal, the nearest first: its own,
	 * those of endpoints and those of load balancers.
	 */
	private List<String> addresses(NetworkInterface source, Destination goal) {
		if (goal.anywhere()) {
			String wanted = this.request.atDestination().destinationIp();
			return List.of((wanted != null) ? wanted : INTERNET);
		}
		Stream<NetworkInterface> own = Stream.concat(Stream.of(source.vpcId()), this.network.peersOf(source.vpcId()))
			.flatMap((vpc) -> goal.in(vpc).stream())
			.filter((wanted) -> !wanted.id().equals(source.id()));
		Stream<NetworkInterface> doors = this.network.all(NetworkInterface.class)
			.filter((candidate) -> candidate.vpcId().equals(source.vpcId()))
			.filter((candidate) -> leadsTo(candidate, goal));
		return Stream.concat(own, doors).map(NetworkInterface::privateIp).distinct().toList();
	}

	private boolean leadsTo(NetworkInterface door, Destination goal) {
		boolean toService = this.network.endpointOf(door)
			.flatMap(this.network::serviceOf)
			.filter(goal::reachedAt)
			.isPresent();
		return toService || loadBalancersBehind(door).stream()
			.anyMatch((loadBalancer) -> !goal.in(loadBalancer.vpcId()).isEmpty());
	}

	private List<LoadBalancer> loadBalancersBehind(NetworkInterface door) {
		return this.network.endpointOf(door)
			.flatMap(this.network::serviceOf)
			.map((service) -> service.loadBalancerArns()
				.stream()
				.flatMap((arn) -> this.network.find(LoadBalancer.class, arn).stream())
				.toList())
			.orElseGet(() -> this.network.loadBalancerOf(door).stream().toList());
	}

	/**
	 * The ports to try at an interface: where a load balancer stands behind it, each that
	 * it listens on and that was asked for.
	 */
	private List<PortSet> ports(NetworkInterface door) {
		PortSet asked = this.request.atSource().destinationPorts();
		List<PortSet> listening = loadBalancersBehind(door).stream()
			.flatMap((loadBalancer) -> loadBalancer.listeners().stream())
			.map(LoadBalancer.Listener::port)
			.filter(asked::contains)
			.distinct()
			.map(PortSet::of)
			.toList();
		return listening.isEmpty() ? List.of(asked) : listening;
	}

	private PathResult fromGateway(InternetGateway gateway) {
		PacketFilter asked = this.request.atSource();
		if (Stream.of(asked.sourceIp(), asked.destinationIp())
			.flatMap(Stream::ofNullable)
			.anyMatch((address) -> !Cidr.isPublic(address))) {
			return PathResult.impossible(Explanation.of(ExplanationCode.IGW_EXPECTS_PUBLIC_ADDRESS)
				.with(Part.COMPONENT, gateway.id())
				.with(Part.INTERNET_GATEWAY, gateway.id()));
		}
		List<Trace> traces = fromInternet(gateway);
		boolean elsewhere = asked.destinationIp() != null && !goal().anywhere() && traces.isEmpty();
		return elsewhere ? PathResult.impossible(Explanation.of(ExplanationCode.FILTER_AT_SOURCE_DESTINATION_ADDRESS))
				: best(traces, gateway.vpcId());
	}

	private List<Trace> fromInternet(InternetGateway gateway) {
		String asked = this.request.atSource().destinationIp();
		return goal().interfaces()
			.stream()
			.filter((wanted) -> wanted.vpcId().equals(gateway.vpcId()))
			.filter((wanted) -> asked == null || asked.equals(wanted.publicIp()))
			.map((wanted) -> this.tracer.traceFromInternet(gateway, wanted, internetFlow(wanted)))
			.toList();
	}

	private Flow internetFlow(NetworkInterface to) {
		PacketFilter asked = this.request.atSource();
		String client = (asked.sourceIp() != null) ? asked.sourceIp() : admittedClient(to);
		String address = (to.publicIp() != null) ? to.publicIp() : to.privateIp();
		return Flow.of(this.request.protocol(), client, asked.sourcePorts(), address, asked.destinationPorts(),
				List.of());
	}

	/**
	 * A client of the internet that the interface admits, if it admits any.
	 */
	private String admittedClient(NetworkInterface to) {
		return this.network.groupsOf(to)
			.stream()
			.flatMap((group) -> group.rules().stream())
			.filter((rule) -> !rule.egress() && rule.cidr() != null)
			.map((rule) -> rule.cidr().substring(0, Math.max(0, rule.cidr().indexOf('/'))))
			.filter((address) -> Cidr.isPublic(address) && !address.equals("0.0.0.0"))
			.findFirst()
			.orElse(INTERNET);
	}

}
