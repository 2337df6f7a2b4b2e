package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The targets of target groups: instances or addresses, each with a port. A target group
 * keeps them as the times of their registration and deregistration.
 */
public final class TargetService {

	private static final String REGISTERED = "registered:";

	private static final String DEREGISTERED = "deregistered:";

	private TargetService() {
	}

	/**
	 * The targets that a target group sends traffic to if they are healthy: not the
	 * draining ones.
	 */
	public static List<TargetDescription> registered(Call call, String targetGroupArn) {
		Resource<TargetGroup> group = TargetGroupService.get(call, targetGroupArn);
		return all(call, group).stream().filter((target) -> !draining(group, target)).toList();
	}

	/**
	 * The health of all targets, the draining ones too.
	 */
	public static List<TargetHealthDescription> health(Call call, String targetGroupArn) {
		Resource<TargetGroup> group = TargetGroupService.get(call, targetGroupArn);
		return all(call, group).stream().map((target) -> TargetStateService.of(call, group, target)).toList();
	}

	/**
	 * The target with its port, which is the target group's where it names none.
	 */
	static TargetDescription complete(TargetGroup group, TargetDescription target) {
		return (target.port() != null) ? target : target.toBuilder().port(group.port()).build();
	}

	/**
	 * All targets, without what has drained and instances that were terminated.
	 */
	static List<TargetDescription> all(Call call, Resource<TargetGroup> group) {
		return group.times()
			.keySet()
			.stream()
			.filter((time) -> time.startsWith(REGISTERED))
			.sorted()
			.map((time) -> target(time.substring(REGISTERED.length())))
			.filter((target) -> !drained(call, group, target) && exists(call, group.model(), target))
			.toList();
	}

	static Resource<TargetGroup> register(Call call, Resource<TargetGroup> group, TargetDescription target) {
		return without(group, target).withTime(REGISTERED + key(target), call.now());
	}

	/**
	 * The target group without the target, or with it draining if traffic may reach it.
	 */
	static Resource<TargetGroup> deregister(Call call, Resource<TargetGroup> group, TargetDescription target) {
		if (registeredAt(group, target) == null || draining(group, target)) {
			return group;
		}
		boolean used = !ListenerService.forwardingTo(call, group.id()).isEmpty();
		return used ? group.withTime(DEREGISTERED + key(target), call.now()) : without(group, target);
	}

	static boolean draining(Resource<TargetGroup> group, TargetDescription target) {
		return group.time(DEREGISTERED + key(target)) != null;
	}

	static Instant registeredAt(Resource<TargetGroup> group, TargetDescription target) {
		return group.time(REGISTERED + key(target));
	}

	/**
	 * The Availability Zone that the target is in; empty text where that is not known.
	 */
	static String zone(Call call, TargetGroup group, TargetDescription target) {
		if (group.targetType() == TargetTypeEnum.INSTANCE) {
			return InstanceService.find(call, target.id())
				.map((instance) -> instance.placement().availabilityZone())
				.orElse("");
		}
		return NetworkInterfaceService.current(call)
			.stream()
			.filter((found) -> group.vpcId().equals(found.vpcId()) && target.id().equals(found.privateIpAddress()))
			.map(NetworkInterface::availabilityZone)
			.findFirst()
			.orElse("");
	}

	static String key(TargetDescription target) {
		return target.id() + ":" + target.port();
	}

	private static TargetDescription target(String key) {
		int colon = key.lastIndexOf(':');
		return TargetDescription.builder()
			.id(key.substring(0, colon))
			.port(Integer.valueOf(key.substring(colon + 1)))
			.build();
	}

	private static boolean drained(Call call, Resource<TargetGroup> group, TargetDescription target) {
		Instant since = group.time(DEREGISTERED + key(target));
		if (since == null) {
			return false;
		}
		Duration delay = Duration.ofSeconds(Long
			.parseLong(TargetGroupService.attributes(call, group.id()).get(TargetGroupService.DEREGISTRATION_DELAY)));
		return call.moment().since(since).compareTo(delay) >= 0;
	}

	private static boolean exists(Call call, TargetGroup group, TargetDescription target) {
		return group.targetType() != TargetTypeEnum.INSTANCE || InstanceService.find(call, target.id()).isPresent();
	}

	private static Resource<TargetGroup> without(Resource<TargetGroup> group, TargetDescription target) {
		return group.withTime(REGISTERED + key(target), null).withTime(DEREGISTERED + key(target), null);
	}

}
