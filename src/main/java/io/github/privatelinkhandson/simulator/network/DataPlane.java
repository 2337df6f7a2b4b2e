package io.github.privatelinkhandson.simulator.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.reachability.Trace;
import io.github.privatelinkhandson.reachability.TraceStep;
import io.github.privatelinkhandson.reachability.Tracer;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The data plane: decides whether instances' packets arrive, by the paths that the
 * configuration leaves open, the load balancers' choice among healthy targets, and what
 * listens at the end.
 */
public record DataPlane(Call call) {

	private static final String LOOPBACK = "127.";

	private static final String IPV6_LOOPBACK = "::1";

	private static final int HTTPS = 443;

	/**
	 * Tries to connect.
	 * @param destinationIp an IPv4 address, or an IPv6 address as {@link IpAddress}
	 * writes it
	 */
	public Connection connect(String instanceId, String destinationIp, int port) {
		return connect(instanceId, destinationIp, port, (self) -> new NetworkService(this.call).reachable(), false);
	}

	/**
	 * Tries to connect.
	 * @param steady whether such connections are made all the time
	 */
	private Connection connect(String instanceId, String destinationIp, int port, Function<Instance, Snapshot> network,
			boolean steady) {
		Optional<Instance> instance = new InstanceService(this.call).find(instanceId);
		if (destinationIp.startsWith(LOOPBACK) || destinationIp.equals(IPV6_LOOPBACK)
				|| instance.filter((self) -> has(self, destinationIp)).isPresent()) {
			return arrive(instanceId, port);
		}
		return instance
			.flatMap((self) -> interfaceId(self)
				.map((from) -> travel(new Tracer(network.apply(self)).trace(from, destinationIp, "tcp", port), steady)))
			.orElse(Connection.TIMED_OUT);
	}

	private Connection travel(List<Trace> traces, boolean steady) {
		Optional<Trace> chosen = choose(traces);
		Connection made = chosen.filter(this::passes).map(this::arrive).orElse(Connection.TIMED_OUT);
		chosen.or(() -> traces.stream().findFirst())
			.ifPresent((trace) -> new FlowCapture(this, made.outcome(), steady).capture(trace));
		return made;
	}

	/**
	 * The way that packets take, if they arrive.
	 */
	private Optional<Trace> way(Instance self, String destinationIp, int port, Snapshot network) {
		return interfaceId(self).flatMap((from) -> choose(new Tracer(network).trace(from, destinationIp, "tcp", port)))
			.filter((trace) -> passes(trace));
	}

	/**
	 * Returns whether packets arrive and every instance between the ends forwards them,
	 * which its kernel decides, not the configuration.
	 */
	boolean passes(Trace trace) {
		return trace.passes() && trace.passedOnBy().allMatch((instance) -> machine(instance).forwards());
	}

	/**
	 * The machine of an instance, whichever account has it.
	 */
	Machine machine(String instanceId) {
		return Machine.of(holder(ResourceTypes.INSTANCE, instanceId), instanceId);
	}

	public List<String> resolve(String instanceId, String name) {
		return new InstanceService(this.call).find(instanceId)
			.map((instance) -> new Resolver(this.call, instance).resolve(name))
			.orElse(List.of());
	}

	/**
	 * Returns whether an instance reaches a host of AWS's by its name, over the internet
	 * or by an endpoint of its VPC.
	 */
	public boolean reaches(String instanceId, String host, int port) {
		return resolve(instanceId, host).stream()
			.findFirst()
			.filter((address) -> connect(instanceId, address, port,
					(self) -> new NetworkService(this.call.within(self.vpcId())).snapshot(), true)
				.outcome() == Connection.Outcome.ACCEPTED)
			.isPresent();
	}

	/**
	 * Returns whether the policies of the endpoints on the way to a host of AWS's allow a
	 * request.
	 */
	public boolean permits(String instanceId, String host, RequestedAction request) {
		List<String> addresses = resolve(instanceId, host);
		return new InstanceService(this.call).find(instanceId)
			.filter((self) -> !addresses.isEmpty())
			.flatMap((self) -> way(self, addresses.get(0), HTTPS,
					new NetworkService(this.call.within(self.vpcId())).snapshot()))
			.stream()
			.flatMap(Trace::forward)
			.filter(TraceStep.AtEndpoint.class::isInstance)
			.map((step) -> ((TraceStep.AtEndpoint) step).resource().id())
			.flatMap((id) -> this.call.find(ResourceTypes.ENDPOINT, id).stream())
			.flatMap((endpoint) -> Stream.ofNullable(endpoint.model().policyDocument()))
			.allMatch((policy) -> request.allowedBy(PolicyDocument.of(policy)));
	}

	public TargetHealth health(String targetGroupArn, TargetDescription target) {
		return new HealthCheck(this.call, targetGroupArn).of(target);
	}

	private static boolean has(Instance self, String address) {
		return address.equals(self.privateIpAddress()) || self.networkInterfaces()
			.stream()
			.flatMap((at) -> at.ipv6Addresses().stream())
			.anyMatch((own) -> address.equals(own.ipv6Address()));
	}

	private static Optional<String> interfaceId(Instance instance) {
		return instance.networkInterfaces().stream().map(InstanceNetworkInterface::networkInterfaceId).findFirst();
	}

	/**
	 * The way that a load balancer chooses: a healthy target that the node may send to,
	 * or any such target if not one of all is healthy.
	 */
	private Optional<Trace> choose(List<Trace> traces) {
		if (traces.stream().allMatch((trace) -> trace.choice() == null)) {
			return traces.stream().findFirst();
		}
		List<Trace> healthy = traces.stream().filter((trace) -> healthy(trace.choice())).toList();
		return (healthy.isEmpty() ? traces : healthy).stream()
			.filter((trace) -> trace.choice() != null && trace.choice().eligible())
			.findFirst();
	}

	private boolean healthy(Trace.@Nullable Choice choice) {
		return choice != null && new TargetService(owner(choice)).health(choice.targetGroup().id())
			.stream()
			.filter((description) -> description.target().id().equals(choice.target().targetId()))
			.filter((description) -> description.target().port() == choice.target().port())
			.anyMatch((description) -> description.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
	}

	private Connection arrive(Trace trace) {
		if (trace.end() == null) {
			return Connection.INTERNET;
		}
		String reached = trace.end().instanceId();
		if (reached == null) {
			return Connection.TIMED_OUT;
		}
		Call owner = (trace.choice() != null) ? owner(trace.choice()) : holder(ResourceTypes.INSTANCE, reached);
		Connection made = new DataPlane(owner).arrive(reached, trace.arrivalPort());
		return (owner == this.call) ? made : new Connection(made.outcome(), made.instanceId(),
				new Connection.Provider(owner.account(), owner.region()));
	}

	/**
	 * The call as it is for the account and region that have a resource.
	 */
	Call holder(ResourceType<?> type, String id) {
		return (this.call.find(type, id).isPresent()) ? this.call
				: new NetworkService(this.call).calls()
					.filter((other) -> other.find(type, id).isPresent())
					.findFirst()
					.orElse(this.call);
	}

	/**
	 * The call as it is for the account whose load balancer chose.
	 */
	private Call owner(Trace.Choice choice) {
		String[] arn = choice.targetGroup().id().split(":");
		return this.call.in(arn[4], arn[3]);
	}

	private Connection arrive(String instanceId, int port) {
		Machine machine = Machine.of(this.call, instanceId);
		if (!machine.running()) {
			return Connection.TIMED_OUT;
		}
		return new Connection(machine.listens(port) ? Connection.Outcome.ACCEPTED : Connection.Outcome.REFUSED,
				instanceId);
	}

}
