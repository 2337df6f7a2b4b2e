package io.github.privatelinkhandson.stage.reachability;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;

/**
 * The two fixes, both on the NLB.
 */
final class Fixes {

	private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

	private Fixes() {
	}

	/**
	 * Inbound rules no longer apply to PrivateLink traffic. AWS wants the security groups
	 * again.
	 */
	static StepAction securityGroup() {
		return StepAction.change(ReachabilityBlueprint.FIX_NLB_SECURITY_GROUP,
				(context) -> SetSecurityGroupsRequest.builder()
					.loadBalancerArn(context.id(LoadBalancerBlueprint.NLB))
					.securityGroups(context.id(LoadBalancerBlueprint.SG_NLB))
					.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
							EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum.OFF)
					.build(),
				(aws, request) -> aws.elb().setSecurityGroups(request),
				(context) -> StepState.readyIf(securityGroupFixed(context)));
	}

	/**
	 * Nodes forward to targets in other zones too.
	 */
	static StepAction crossZone() {
		return StepAction.change(ReachabilityBlueprint.FIX_CROSS_ZONE,
				(context) -> ModifyLoadBalancerAttributesRequest.builder()
					.loadBalancerArn(context.id(LoadBalancerBlueprint.NLB))
					.attributes(LoadBalancerAttribute.builder().key(CROSS_ZONE).value("true").build())
					.build(),
				(aws, request) -> aws.elb().modifyLoadBalancerAttributes(request),
				(context) -> StepState.readyIf(crossZoneFixed(context)));
	}

	static boolean securityGroupFixed(StageContext context) {
		return context.find(LoadBalancerBlueprint.NLB, LoadBalancer.class)
			.filter((found) -> !found.enforcesOnPrivateLink())
			.isPresent();
	}

	static boolean crossZoneFixed(StageContext context) {
		context.snapshot().use(ReadKind.LOAD_BALANCER_ATTRIBUTES);
		return context.find(LoadBalancerBlueprint.NLB, LoadBalancer.class).filter(LoadBalancer::crossZone).isPresent();
	}

}
