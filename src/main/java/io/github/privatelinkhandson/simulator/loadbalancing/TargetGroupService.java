package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The target groups of an account and region as they are now.
 */
public record TargetGroupService(Call call) {

	static final String DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";

	/** Types of stickiness that other kinds of load balancers have. */
	private static final Set<String> STICKINESS_OF_OTHERS = Set.of("lb_cookie", "app_cookie", "source_ip_dest_ip",
			"source_ip_dest_ip_proto");

	private static final List<Attribute> ATTRIBUTES = List.of(
			new Attribute(DEREGISTRATION_DELAY, "300", "\\d{1,3}|[1-2]\\d{3}|3[0-5]\\d{2}|3600"),
			Attribute.onOff("deregistration_delay.connection_termination.enabled", false),
			Attribute.onOff("stickiness.enabled", false), new Attribute("stickiness.type", "source_ip", "source_ip"),
			new Attribute(LoadBalancerService.CROSS_ZONE, "use_load_balancer_configuration",
					"true|false|use_load_balancer_configuration"),
			new Attribute("target_group_health.dns_failover.minimum_healthy_targets.count", "1", "off|[1-9]\\d*"),
			new Attribute("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off",
					"off|[1-9]\\d?|100"),
			new Attribute("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1",
					"[1-9]\\d*"),
			new Attribute("target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "off",
					"off|[1-9]\\d?|100"),
			Attribute.onOff("proxy_protocol_v2.enabled", false),
			Attribute.onOff("target_health_state.unhealthy.connection_termination.enabled", true),
			new Attribute("target_health_state.unhealthy.draining_interval_seconds", "0", "\\d{1,6}"));

	public List<TargetGroup> existing() {
		return this.call.stream(ResourceTypes.TARGET_GROUP).map((resource) -> describe(resource.model())).toList();
	}

	public String vpcId(String arn) {
		return get(arn).model().vpcId();
	}

	public Map<String, String> attributes(String arn) {
		Resource<TargetGroup> resource = get(arn);
		return Attribute.values(supportedAttributes(resource.model()), resource);
	}

	public List<Tag> tags(String arn) {
		return new TagSet<>(get(arn)).list();
	}

	Resource<TargetGroup> get(@Nullable String arn) {
		String given = LoadBalancingNameService.arn(arn, "targetgroup", "target group");
		return this.call.find(ResourceTypes.TARGET_GROUP, given).orElseThrow(TargetGroupService::notFound);
	}

	static AwsError notFound() {
		return AwsError.of("TargetGroupNotFound", "One or more target groups not found");
	}

	static Resource<TargetGroup> withAttribute(Resource<TargetGroup> resource, @Nullable String key,
			@Nullable String value) {
		String protocol = resource.model().protocolAsString();
		if ("TLS".equals(protocol) && "stickiness.enabled".equals(key) && "true".equals(value)) {
			throw AwsError.of("InvalidConfigurationRequest",
					"You cannot enable stickiness on target groups with the TLS protocol");
		}
		if ("stickiness.type".equals(key) && value != null && STICKINESS_OF_OTHERS.contains(value)) {
			throw AwsError.of("InvalidConfigurationRequest",
					"Stickiness type '%s' is not supported for target groups with the %s protocol", value, protocol);
		}
		return Attribute.set(supportedAttributes(resource.model()), resource, "Target group", key, value);
	}

	TargetGroup describe(TargetGroup model) {
		return model.toBuilder().loadBalancerArns(loadBalancerArns(model.targetGroupArn())).build();
	}

	List<String> loadBalancerArns(String arn) {
		return new ListenerService(this.call).forwardingTo(arn)
			.stream()
			.map((listener) -> listener.model().loadBalancerArn())
			.distinct()
			.toList();
	}

	/**
	 * Instances see the client's address by default, IP targets of TCP and TLS do not.
	 */
	private static List<Attribute> supportedAttributes(TargetGroup group) {
		boolean byInstance = group.targetType() == TargetTypeEnum.INSTANCE;
		boolean udp = group.protocolAsString().contains("UDP");
		List<Attribute> attributes = new ArrayList<>(ATTRIBUTES);
		attributes.add(new Attribute("preserve_client_ip.enabled", Boolean.toString(byInstance || udp),
				udp ? "true" : "true|false"));
		return attributes;
	}

}
