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
	 * A load balancer.
	 * @param attributes its attributes, or null where they were not asked for: then
	 * cross-zone load balancing counts as off, AWS's default
	 */
	public static LoadBalancer loadBalancer(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer loadBalancer,
			@Nullable Map<String, String> attributes, Collection<Listener> listeners,
			Collection<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags) {
		List<LoadBalancer.Node> nodes = loadBalancer.availabilityZones()
			.stream()
			.map((zone) -> new LoadBalancer.Node(zone.zoneName(), zone.subnetId()))
			.toList();
		String state = (loadBalancer.state() != null) ? loadBalancer.state().codeAsString() : null;
		boolean enforces = !"off".equalsIgnoreCase(loadBalancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
		boolean crossZone = attributes != null && Boolean.parseBoolean(attributes.get(CROSS_ZONE));
		return new LoadBalancer(loadBalancer.loadBalancerArn(), elbTags(tags), loadBalancer.loadBalancerName(),
				SnapshotMapper.text(state), SnapshotMapper.text(loadBalancer.vpcId()),
				SnapshotMapper.text(loadBalancer.dnsName()), nodes, List.copyOf(loadBalancer.securityGroups()),
				enforces, crossZone, listeners.stream().map(LoadBalancingMapper::listener).toList(),
				SnapshotMapper.text(loadBalancer.schemeAsString()));
	}

	private static LoadBalancer.Listener listener(Listener listener) {
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
	 * A target group.
	 * @param attributes its attributes, or null where they were not asked for: then AWS's
	 * defaults are assumed
	 */
	public static TargetGroup targetGroup(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group,
			@Nullable Map<String, String> attributes, Collection<TargetHealthDescription> targets,
			Collection<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags) {
		Map<String, String> known = (attributes != null) ? attributes : Map.of();
		TargetGroup.HealthCheck healthCheck = new TargetGroup.HealthCheck(
				SnapshotMapper.text(group.healthCheckProtocolAsString()), SnapshotMapper.text(group.healthCheckPort()),
				group.healthCheckPath(), (group.matcher() != null) ? group.matcher().httpCode() : null);
		String type = SnapshotMapper.text(group.targetTypeAsString());
		boolean preserve = Boolean
			.parseBoolean(known.getOrDefault(PRESERVE_CLIENT_IP, String.valueOf("instance".equals(type))));
		return new TargetGroup(group.targetGroupArn(), elbTags(tags), group.targetGroupName(),
				SnapshotMapper.text(group.protocolAsString()), (group.port() != null) ? group.port() : 0,
				SnapshotMapper.text(group.vpcId()), type, healthCheck,
				known.getOrDefault(CROSS_ZONE, "use_load_balancer_configuration"),
				targets.stream().map((target) -> target(group.port(), target)).toList(),
				List.copyOf(group.loadBalancerArns()), preserve, "ipv6".equals(group.ipAddressTypeAsString()));
	}

	private static TargetGroup.Target target(@Nullable Integer groupPort, TargetHealthDescription target) {
		Integer port = (target.target().port() != null) ? target.target().port() : groupPort;
		String state = (target.targetHealth() != null) ? target.targetHealth().stateAsString() : null;
		String reason = (target.targetHealth() != null) ? target.targetHealth().reasonAsString() : null;
		return new TargetGroup.Target(target.target().id(), (port != null) ? port : 0, SnapshotMapper.text(state),
				reason, (target.targetHealth() != null) ? target.targetHealth().description() : null);
	}

	private static Map<String, String> elbTags(
			Collection<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags) {
		return tags.stream()
			.collect(Collectors.toUnmodifiableMap((tag) -> tag.key(), (tag) -> SnapshotMapper.text(tag.value()),
					(a, b) -> b));
	}

}
