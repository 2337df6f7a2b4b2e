package io.github.privatelinkhandson.simulator.network;

import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.reachability.Trace;
import io.github.privatelinkhandson.reachability.Tracer;
import io.github.privatelinkhandson.simulator.compute.HttpAnswer;
import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetGroupService;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * A target group's health check, sent from the load balancer's node in the target's own
 * zone: it meets the load balancer's outbound rules and the target's inbound rules.
 */
final class HealthCheck {

	private static final TargetHealth HEALTHY = TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();

	private final Call call;

	private final Snapshot snapshot;

	private final Tracer tracer;

	private final String targetGroupArn;

	HealthCheck(Call call, String targetGroupArn) {
		this.call = call;
		this.snapshot = new NetworkService(call.within(new TargetGroupService(call).vpcId(targetGroupArn))).snapshot();
		this.tracer = new Tracer(this.snapshot);
		this.targetGroupArn = targetGroupArn;
	}

	TargetHealth of(TargetDescription description) {
		TargetGroup group = this.snapshot.find(TargetGroup.class, this.targetGroupArn).orElseThrow();
		int port = (description.port() != null) ? description.port() : group.port();
		TargetGroup.Target target = new TargetGroup.Target(description.id(), port, "", null);
		int checkPort = group.healthCheck().port().matches("\\d+") ? Integer.parseInt(group.healthCheck().port())
				: port;
		return this.tracer.interfaceOf(group, target)
			.filter((at) -> arrives(group, at, at.addressAs(target, group), checkPort))
			.flatMap((at) -> Optional.ofNullable(at.instanceId()))
			.map((instanceId) -> answer(group.healthCheck(), Machine.of(this.call, instanceId), checkPort))
			.orElse(failed());
	}

	private boolean arrives(TargetGroup group, NetworkInterface at, String address, int port) {
		return node(group, at.zone()).map((node) -> this.tracer.trace(node.id(), address, "tcp", port))
			.filter((traces) -> !traces.isEmpty()
					&& traces.stream().filter((trace) -> arrives(trace, at, port)).count() == traces.size())
			.isPresent();
	}

	private boolean arrives(Trace trace, NetworkInterface at, int port) {
		DataPlane dataPlane = new DataPlane(this.call);
		boolean arrives = dataPlane.passes(trace);
		boolean listens = at.instanceId() != null && Machine.of(this.call, at.instanceId()).listens(port);
		Connection.Outcome answer = listens ? Connection.Outcome.ACCEPTED : Connection.Outcome.REFUSED;
		new FlowCapture(dataPlane, arrives ? answer : Connection.Outcome.TIMED_OUT, true).capture(trace);
		return arrives;
	}

	private Optional<NetworkInterface> node(TargetGroup group, String zone) {
		Stream<NetworkInterface> nodes = group.loadBalancerArns()
			.stream()
			.flatMap((arn) -> this.snapshot.find(LoadBalancer.class, arn).stream())
			.flatMap((loadBalancer) -> this.tracer.nodesOf(loadBalancer).stream());
		return nodes.filter((node) -> node.zone().equals(zone)).findFirst();
	}

	private static TargetHealth answer(TargetGroup.HealthCheck check, Machine machine, int port) {
		if (!machine.listens(port)) {
			return failed();
		}
		if (check.protocol().equals("TCP")) {
			return HEALTHY;
		}
		Optional<HttpAnswer> answer = check.protocol().equals("HTTP")
				? machine.get((check.path() != null) ? check.path() : "/") : Optional.empty();
		return answer.map((found) -> matches(check.matcher(), found.status()) ? HEALTHY : mismatch(found.status()))
			.orElse(failed());
	}

	private static boolean matches(String matcher, int status) {
		return Stream.of(matcher.split(",")).map((range) -> range.trim().split("-")).anyMatch((range) -> {
			int from = Integer.parseInt(range[0]);
			int to = Integer.parseInt(range[range.length - 1]);
			return from <= status && status <= to;
		});
	}

	private static TargetHealth mismatch(int status) {
		return unhealthy(TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
				"Health checks failed with these codes: [" + status + "]");
	}

	private static TargetHealth failed() {
		return unhealthy(TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS, "Health checks failed");
	}

	private static TargetHealth unhealthy(TargetHealthReasonEnum reason, String description) {
		return TargetHealth.builder()
			.state(TargetHealthStateEnum.UNHEALTHY)
			.reason(reason)
			.description(description)
			.build();
	}

}
