package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The targets of target groups: instances or addresses, each with a port. A target group
 * keeps them as the times of their registration and deregistration.
 */
public record TargetService(Call call) {

	private static final String REGISTERED = "registered:";

	private static final String DEREGISTERED = "deregistered:";

	private static final String ZONE = "zone:";

	/** Zone of a target that gets traffic from all zones. */
	static final String ALL_ZONES = "all";

	/**
	 * The targets that a target group sends traffic to if they are healthy: not the
	 * draining ones.
	 */
	public List<TargetDescription> registered(String targetGroupArn) {
		Resource<TargetGroup> group = new TargetGroupService(this.call).get(targetGroupArn);
		return all(group).stream().filter((target) -> !draining(group, target)).toList();
	}

	/**
	 * The health of all targets, the draining ones too.
	 */
	public List<TargetHealthDescription> health(String targetGroupArn) {
		Resource<TargetGroup> group = new TargetGroupService(this.call).get(targetGroupArn);
		return all(group).stream().map((target) -> new TargetHealthService(this.call).of(group, target)).toList();
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
	List<TargetDescription> all(Resource<TargetGroup> group) {
		return group.times()
			.keySet()
			.stream()
			.filter((time) -> time.startsWith(REGISTERED))
			.sorted()
			.map((time) -> target(group, time.substring(REGISTERED.length())))
			.filter((target) -> !drained(group, target) && exists(group.model(), target))
			.toList();
	}

	Resource<TargetGroup> register(Resource<TargetGroup> group, TargetDescription target) {
		return without(group, target).withTime(REGISTERED + key(target), this.call.now())
			.withAttribute(ZONE + key(target), target.availabilityZone());
	}

	/**
	 * The target group without the target, or with it draining if traffic may reach it.
	 */
	Resource<TargetGroup> deregister(Resource<TargetGroup> group, TargetDescription target) {
		if (registeredAt(group, target) == null || draining(group, target)) {
			return group;
		}
		boolean used = !new ListenerService(this.call).forwardingTo(group.id()).isEmpty();
		return used ? group.withTime(DEREGISTERED + key(target), this.call.now()) : without(group, target);
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
	String zone(TargetGroup group, TargetDescription target) {
		if (group.targetType() == TargetTypeEnum.INSTANCE) {
			return new InstanceService(this.call).find(target.id())
				.map((instance) -> instance.placement().availabilityZone())
				.orElse("");
		}
		if (target.availabilityZone() != null) {
			return ALL_ZONES.equals(target.availabilityZone()) ? "" : target.availabilityZone();
		}
		return new NetworkInterfaceService(this.call).existing()
			.stream()
			.filter((found) -> group.vpcId().equals(found.vpcId()) && isAt(found, target.id()))
			.map(NetworkInterface::availabilityZone)
			.findFirst()
			.orElse("");
	}

	private static boolean isAt(NetworkInterface at, String address) {
		Optional<IpAddress> wanted = IpAddress.parse(address);
		return wanted.isPresent() && Stream
			.concat(Stream.ofNullable(at.privateIpAddress()),
					at.ipv6Addresses().stream().map(NetworkInterfaceIpv6Address::ipv6Address))
			.anyMatch((own) -> IpAddress.parse(own).equals(wanted));
	}

	static String key(TargetDescription target) {
		return target.id() + ":" + target.port();
	}

	private static TargetDescription target(Resource<TargetGroup> group, String key) {
		int colon = key.lastIndexOf(':');
		return TargetDescription.builder()
			.id(key.substring(0, colon))
			.port(Integer.valueOf(key.substring(colon + 1)))
			.availabilityZone(group.attribute(ZONE + key))
			.build();
	}

	private boolean drained(Resource<TargetGroup> group, TargetDescription target) {
		Instant since = group.time(DEREGISTERED + key(target));
		if (since == null) {
			return false;
		}
		Duration delay = Duration.ofSeconds(Long.parseLong(
				new TargetGroupService(this.call).attributes(group.id()).get(TargetGroupService.DEREGISTRATION_DELAY)));
		return this.call.time().since(since).compareTo(delay) >= 0;
	}

	private boolean exists(TargetGroup group, TargetDescription target) {
		return group.targetType() != TargetTypeEnum.INSTANCE
				|| new InstanceService(this.call).find(target.id()).isPresent();
	}

	private static Resource<TargetGroup> without(Resource<TargetGroup> group, TargetDescription target) {
		return group.withTime(REGISTERED + key(target), null)
			.withTime(DEREGISTERED + key(target), null)
			.withAttribute(ZONE + key(target), null);
	}

}
