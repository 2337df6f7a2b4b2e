package io.github.privatelinkhandson.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * The longest way through the blueprint of a lab that was built on the practice AWS, by
 * the durations that this drew for the lab's resources. Commands and health checks, which
 * take some seconds more, count as nothing, so the way is never too long.
 */
final class CriticalPath {

	private static final Map<String, Latency> LATENCIES = Map.ofEntries(
			Map.entry("AWS::EC2::VPC", Latency.VPC_AVAILABLE), Map.entry("AWS::EC2::Subnet", Latency.SUBNET_AVAILABLE),
			Map.entry("AWS::EC2::NatGateway", Latency.NAT_GATEWAY_AVAILABLE),
			Map.entry("AWS::EC2::Instance", Latency.INSTANCE_RUNNING),
			Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", Latency.LOAD_BALANCER_ACTIVE),
			Map.entry("AWS::EC2::VPCEndpointService", Latency.ENDPOINT_SERVICE_AVAILABLE),
			Map.entry("endpoint-connection", Latency.ENDPOINT_AVAILABLE),
			Map.entry("AWS::EC2::NetworkInsightsAnalysis", Latency.ANALYSIS),
			Map.entry("managed-instance", Latency.AGENT_ONLINE));

	private final Map<String, String> ids;

	private final Map<String, Duration> ends = new HashMap<>();

	/**
	 * Create the way of a lab.
	 * @param ids the ids of what was built, by step
	 */
	CriticalPath(Map<String, String> ids) {
		this.ids = ids;
		Blueprint.steps().forEach((step) -> this.ends.put(step.key(), begin(step).plus(duration(step))));
	}

	/**
	 * How long it is, in AWS's time.
	 */
	Duration length() {
		return this.ends.values().stream().max(Comparator.naturalOrder()).orElseThrow();
	}

	/**
	 * The steps on it that take time.
	 */
	List<String> steps() {
		Deque<String> steps = new ArrayDeque<>();
		@Nullable Step step = last(Blueprint.steps().stream());
		while (step != null) {
			Duration duration = duration(step);
			if (!duration.isZero()) {
				steps.addFirst(step.key() + " " + duration.toSeconds() + " s");
			}
			step = last(step.needs().stream().map(Blueprint::step));
		}
		return List.copyOf(steps);
	}

	private @Nullable Step last(Stream<Step> steps) {
		return steps.max(Comparator.comparing((step) -> this.ends.get(step.key()))).orElse(null);
	}

	private Duration begin(Step step) {
		return step.needs().stream().map(this.ends::get).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
	}

	private Duration duration(Step step) {
		Latency latency = LATENCIES.get(step.type());
		String id = this.ids.get(switch (step.key()) {
			case "acceptance" -> "endpoint";
			case "managed-a" -> "ec2-a";
			case "managed-b" -> "ec2-b";
			default -> step.key();
		});
		return (latency != null && id != null) ? latency.draw(id) : Duration.ZERO;
	}

}
