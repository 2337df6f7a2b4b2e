package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Validates the forward actions of listeners of a Network Load Balancer.
 */
record ForwardActionService(Call call) {

	/**
	 * The protocols of the target groups that a listener of a protocol may forward to.
	 */
	private static final Map<String, Set<String>> COMPATIBLE = Map.of("TCP", Set.of("TCP", "TCP_UDP"), "UDP",
			Set.of("UDP", "TCP_UDP"), "TCP_UDP", Set.of("TCP_UDP"), "TLS", Set.of("TCP", "TLS"));

	/**
	 * The actions of a request, as the API answers them.
	 * @throws AwsError if a listener of that protocol on that load balancer cannot have
	 * them
	 */
	List<Action> actions(LoadBalancer loadBalancer, String protocol, List<Action> given) {
		if (given.size() != 1 || given.get(0).type() != ActionTypeEnum.FORWARD) {
			throw AwsError.of("InvalidLoadBalancerAction",
					"A listener of a Network Load Balancer has one default action, of type 'forward'");
		}
		List<String> targetGroups = ListenerService.targetGroupArns(given);
		if (targetGroups.isEmpty()) {
			throw AwsError.of("ValidationError", "A target group ARN must be specified");
		}
		targetGroups
			.forEach((arn) -> check(loadBalancer, protocol, new TargetGroupService(this.call).get(arn).model()));
		return List.of(completed(given.get(0), targetGroups));
	}

	static void checkProtocol(String protocol) {
		if (!COMPATIBLE.containsKey(protocol)) {
			throw AwsError.of("ValidationError", "Listener protocol '%s' must be one of 'UDP, TCP, TLS, TCP_UDP'",
					protocol);
		}
	}

	private void check(LoadBalancer loadBalancer, String protocol, TargetGroup group) {
		if (!COMPATIBLE.get(protocol).contains(group.protocolAsString())) {
			throw AwsError.of("IncompatibleProtocols",
					"The listener protocol '%s' is not supported with a target group with the protocol '%s'", protocol,
					group.protocolAsString());
		}
		if (!loadBalancer.vpcId().equals(group.vpcId())) {
			throw AwsError.of("InvalidConfigurationRequest",
					"The target group '%s' is in VPC '%s', but the load balancer is in VPC '%s'",
					group.targetGroupArn(), group.vpcId(), loadBalancer.vpcId());
		}
		checkAddressType(loadBalancer, group);
		boolean elsewhere = new ListenerService(this.call).forwardingTo(group.targetGroupArn())
			.stream()
			.anyMatch((listener) -> !loadBalancer.loadBalancerArn().equals(listener.model().loadBalancerArn()));
		if (elsewhere) {
			throw AwsError.of("TargetGroupAssociationLimit",
					"The following target groups cannot be associated with more than one load balancer: %s",
					group.targetGroupArn());
		}
	}

	/**
	 * Refuses a target group whose targets the load balancer has no addresses to reach
	 * from.
	 */
	static void checkAddressType(LoadBalancer loadBalancer, TargetGroup group) {
		if (group.ipAddressType() == TargetGroupIpAddressTypeEnum.IPV6
				&& loadBalancer.ipAddressType() == IpAddressType.IPV4) {
			throw AwsError.of("InvalidConfigurationRequest",
					"The target group '%s' with the IP address type 'ipv6' needs a load balancer with the IP address "
							+ "type 'dualstack'",
					group.targetGroupArn());
		}
	}

	private static Action completed(Action action, List<String> targetGroups) {
		ForwardActionConfig given = action.forwardConfig();
		List<TargetGroupTuple> tuples = (given != null && !given.targetGroups().isEmpty()) ? given.targetGroups()
				: List.of(TargetGroupTuple.builder().targetGroupArn(action.targetGroupArn()).build());
		return action.toBuilder()
			.order(Objects.requireNonNullElse(action.order(), 1))
			.targetGroupArn((targetGroups.size() == 1) ? targetGroups.get(0) : null)
			.forwardConfig((config) -> config
				.targetGroups(tuples.stream()
					.map((tuple) -> tuple.toBuilder().weight(Objects.requireNonNullElse(tuple.weight(), 1)).build())
					.toList())
				.targetGroupStickinessConfig((stickiness) -> stickiness.enabled(false)))
			.build();
	}

}
