package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.network.DataPlane;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * A target's state between registration and deregistration. Whether one that is checked
 * is healthy is for the data plane to say.
 */
record TargetHealthService(Call call) {

	private static final TargetHealth INITIAL = health(TargetHealthStateEnum.INITIAL,
			TargetHealthReasonEnum.ELB_INITIAL_HEALTH_CHECKING, "Initial health checks in progress");

	TargetHealthDescription of(Resource<TargetGroup> group, TargetDescription target) {
		return described(group.model(), target, healthOf(group, target));
	}

	static TargetHealthDescription notRegistered(TargetGroup group, TargetDescription target) {
		return described(group, target, health(TargetHealthStateEnum.UNUSED,
				TargetHealthReasonEnum.TARGET_NOT_REGISTERED, "Target is not registered to the target group"));
	}

	private TargetHealth healthOf(Resource<TargetGroup> group, TargetDescription target) {
		if (TargetService.draining(group, target)) {
			return health(TargetHealthStateEnum.DRAINING, TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
					"Target deregistration is in progress");
		}
		List<Resource<Listener>> listeners = new ListenerService(this.call).forwardingTo(group.id());
		if (listeners.isEmpty()) {
			return health(TargetHealthStateEnum.UNUSED, TargetHealthReasonEnum.TARGET_NOT_IN_USE,
					"Target group is not configured to receive traffic from the load balancer");
		}
		Resource<LoadBalancer> loadBalancer = new LoadBalancerService(this.call)
			.get(listeners.get(0).model().loadBalancerArn());
		return unreached(group.model(), target, loadBalancer.model())
			.orElseGet(() -> checked(group, target, since(group, target, loadBalancer, listeners)));
	}

	/**
	 * Why the load balancer does not even check the target.
	 */
	private Optional<TargetHealth> unreached(TargetGroup group, TargetDescription target, LoadBalancer loadBalancer) {
		String zone = new TargetService(this.call).zone(group, target);
		boolean enabled = zone.isEmpty()
				|| loadBalancer.availabilityZones().stream().map(AvailabilityZone::zoneName).anyMatch(zone::equals);
		if (!enabled) {
			return Optional.of(health(TargetHealthStateEnum.UNUSED, TargetHealthReasonEnum.TARGET_NOT_IN_USE,
					"Target is in an Availability Zone that is not enabled for the load balancer"));
		}
		boolean running = group.targetType() != TargetTypeEnum.INSTANCE
				|| new InstanceService(this.call).find(target.id())
					.filter((instance) -> instance.state().name() == InstanceStateName.RUNNING)
					.isPresent();
		return running ? Optional.empty() : Optional.of(health(TargetHealthStateEnum.UNUSED,
				TargetHealthReasonEnum.TARGET_INVALID_STATE, "Target is in the stopped state"));
	}

	/**
	 * Returns the time at which the last prerequisite of health checks was met.
	 */
	private Instant since(Resource<TargetGroup> group, TargetDescription target, Resource<LoadBalancer> loadBalancer,
			List<Resource<Listener>> listeners) {
		Instant forwarded = listeners.stream()
			.map((listener) -> listener.times().getOrDefault(ListenerService.FORWARDED, listener.createdAt()))
			.min(Instant::compareTo)
			.orElseThrow();
		return Stream
			.of(TargetService.registeredAt(group, target), new LoadBalancerService(this.call).activeAt(loadBalancer),
					forwarded)
			.max(Instant::compareTo)
			.orElseThrow();
	}

	/**
	 * Returns the result of the health checks. One success makes a target healthy at
	 * first; it becomes unhealthy after as many failures as the threshold.
	 */
	private TargetHealth checked(Resource<TargetGroup> group, TargetDescription target, Instant since) {
		Duration passed = since.isAfter(this.call.now()) ? Duration.ZERO : this.call.time().since(since);
		Duration first = Latency.TARGET_REGISTERED.draw(TargetService.key(target));
		if (passed.compareTo(first.dividedBy(2)) < 0) {
			return health(TargetHealthStateEnum.INITIAL, TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS,
					"Target registration is in progress");
		}
		if (passed.compareTo(first) < 0) {
			return INITIAL;
		}
		TargetGroup checks = group.model();
		Duration toUnhealthy = first
			.plusSeconds((long) checks.healthCheckIntervalSeconds() * (checks.unhealthyThresholdCount() - 1));
		TargetHealth found = new DataPlane(this.call).health(group.id(), target);
		boolean early = found.state() == TargetHealthStateEnum.UNHEALTHY && passed.compareTo(toUnhealthy) < 0;
		return early ? INITIAL : found;
	}

	private static TargetHealthDescription described(TargetGroup group, TargetDescription target, TargetHealth health) {
		String port = "traffic-port".equals(group.healthCheckPort()) ? Integer.toString(target.port())
				: group.healthCheckPort();
		return TargetHealthDescription.builder().target(target).healthCheckPort(port).targetHealth(health).build();
	}

	private static TargetHealth health(TargetHealthStateEnum state, TargetHealthReasonEnum reason, String description) {
		return TargetHealth.builder().state(state).reason(reason).description(description).build();
	}

}
