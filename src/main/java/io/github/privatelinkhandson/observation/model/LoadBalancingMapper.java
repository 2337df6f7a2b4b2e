package io.github.privatelinkhandson.observation.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * Makes the snapshot's records of what Elastic Load Balancing describes.
 */
public final class LoadBalancingMapper {

	private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

	private static final String PRESERVE_CLIENT_IP = "preserve_client_ip.enabled";

	private LoadBalancingMapper() {
	}

	/**
	 * A load balancer without its listeners, and with AWS's defaults for attributes.
	 */
	public static LoadBalancer loadBalancer(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer loadBalancer,
			Map<String, String> tags) {
		List<LoadBalancer.Node> nodes = loadBalancer.availabilityZones()
			.stream()
			.map((zone) -> new LoadBalancer.Node(zone.zoneName(), zone.subnetId()))
			.toList();
		String state = (loadBalancer.state() != null) ? loadBalancer.state().codeAsString() : null;
		boolean enforces = !"off".equalsIgnoreCase(loadBalancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
		return new LoadBalancer(loadBalancer.loadBalancerArn(), tags, loadBalancer.loadBalancerName(),
				SnapshotMapper.text(state), SnapshotMapper.text(loadBalancer.vpcId()),
				SnapshotMapper.text(loadBalancer.dnsName()), nodes, List.copyOf(loadBalancer.securityGroups()),
				enforces, false, List.of(), SnapshotMapper.text(loadBalancer.schemeAsString()));
	}

	/**
	 * A load balancer with all that is described of it.
	 */
	public static LoadBalancer loadBalancer(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer loadBalancer,
			Map<String, String> attributes, Collection<Listener> listeners,
			Collection<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags) {
		return with(loadBalancer(loadBalancer, tags(tags)),
				listeners.stream().map(LoadBalancingMapper::listener).toList(), attributes);
	}

	/**
	 * The load balancer with its listeners and attributes.
	 */
	public static LoadBalancer with(LoadBalancer one, List<LoadBalancer.Listener> listeners,
			Map<String, String> attributes) {
		return new LoadBalancer(one.id(), one.tags(), one.name(), one.state(), one.vpcId(), one.dnsName(), one.nodes(),
				one.groups(), one.enforcesOnPrivateLink(), Boolean.parseBoolean(attributes.get(CROSS_ZONE)), listeners,
				one.scheme());
	}

	public static LoadBalancer.Listener listener(Listener listener) {
		return new LoadBalancer.Listener(listener.listenerArn(), SnapshotMapper.text(listener.protocolAsString()),
				listener.port(),
				listener.defaultActions().stream().flatMap(LoadBalancingMapper::targetGroupArns).distinct().toList());
	}

	private static Stream<String> targetGroupArns(Action action) {
		Stream<String> forward = (action.forwardConfig() != null)
				? action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn) : Stream.empty();
		return Stream.concat(Stream.ofNullable(action.targetGroupArn()), forward);
	}

	/**
	 * A target group without its targets, and with AWS's defaults for attributes.
	 */
	public static TargetGroup targetGroup(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group, Map<String, String> tags) {
		TargetGroup.HealthCheck healthCheck = new TargetGroup.HealthCheck(
				SnapshotMapper.text(group.healthCheckProtocolAsString()), SnapshotMapper.text(group.healthCheckPort()),
				group.healthCheckPath(), (group.matcher() != null) ? group.matcher().httpCode() : null);
		return with(new TargetGroup(group.targetGroupArn(), tags, group.targetGroupName(),
				SnapshotMapper.text(group.protocolAsString()), (group.port() != null) ? group.port() : 0,
				SnapshotMapper.text(group.vpcId()), SnapshotMapper.text(group.targetTypeAsString()), healthCheck, "",
				List.of(), List.copyOf(group.loadBalancerArns()), true, "ipv6".equals(group.ipAddressTypeAsString())),
				List.of(), Map.of());
	}

	/**
	 * A target group with all that is described of it.
	 */
	public static TargetGroup targetGroup(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group,
			Map<String, String> attributes, Collection<TargetHealthDescription> targets,
			Collection<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags) {
		return with(targetGroup(group, tags(tags)),
				targets.stream().map((target) -> target(group.port(), target)).toList(), attributes);
	}

	/**
	 * The target group with its targets and attributes.
	 */
	public static TargetGroup with(TargetGroup one, List<TargetGroup.Target> targets, Map<String, String> attributes) {
		boolean preserve = Boolean.parseBoolean(
				attributes.getOrDefault(PRESERVE_CLIENT_IP, String.valueOf("instance".equals(one.targetType()))));
		return new TargetGroup(one.id(), one.tags(), one.name(), one.protocol(), one.port(), one.vpcId(),
				one.targetType(), one.healthCheck(),
				attributes.getOrDefault(CROSS_ZONE, "use_load_balancer_configuration"), targets, one.loadBalancerArns(),
				preserve, one.ipv6());
	}

	/**
	 * A target with its health.
	 * @param groupPort the port of its group, which counts where it has none of its own
	 */
	public static TargetGroup.Target target(@Nullable Integer groupPort, TargetHealthDescription target) {
		Integer port = (target.target().port() != null) ? target.target().port() : groupPort;
		String state = (target.targetHealth() != null) ? target.targetHealth().stateAsString() : null;
		String reason = (target.targetHealth() != null) ? target.targetHealth().reasonAsString() : null;
		return new TargetGroup.Target(target.target().id(), (port != null) ? port : 0, SnapshotMapper.text(state),
				reason, (target.targetHealth() != null) ? target.targetHealth().description() : null);
	}

	public static Map<String, String> tags(
			Collection<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags) {
		return tags.stream()
			.collect(Collectors.toUnmodifiableMap((tag) -> tag.key(), (tag) -> SnapshotMapper.text(tag.value()),
					(a, b) -> b));
	}

}
