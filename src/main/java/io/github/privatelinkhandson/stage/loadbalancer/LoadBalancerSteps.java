package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.stage.Mistake;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The steps of the load balancer and its listener.
 */
final class LoadBalancerSteps {

	private LoadBalancerSteps() {
	}

	static StepAction loadBalancer() {
		return StepAction
			.call(LoadBalancerBlueprint.NLB, (context) -> CreateLoadBalancerRequest.builder()
				.name(context.name(LoadBalancerBlueprint.NLB))
				.type(LoadBalancerTypeEnum.NETWORK)
				.scheme(LoadBalancerSchemeEnum.INTERNAL)
				.subnets(context.id(VpcBlueprint.B.privateSubnet(1)), context.id(VpcBlueprint.B.privateSubnet(2)))
				.securityGroups(context.id(LoadBalancerBlueprint.SG_NLB))
				.tags(tags(context, LoadBalancerBlueprint.NLB))
				.build(),
					(aws, request) -> aws.elb().createLoadBalancer(request).loadBalancers().get(0).loadBalancerArn(),
					LoadBalancerSteps::observe)
			.recognising(new Mistake<>("nlb-in-other-vpc", LoadBalancer.class,
					(context, found) -> context.isOtherThan(VpcBlueprint.B.vpc(), found.vpcId())));
	}

	static StepAction listener() {
		return StepAction.call(LoadBalancerBlueprint.LISTENER,
				(context) -> CreateListenerRequest.builder()
					.loadBalancerArn(context.id(LoadBalancerBlueprint.NLB))
					.protocol(ProtocolEnum.TCP)
					.port(80)
					.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD)
						.targetGroupArn(context.id(LoadBalancerBlueprint.TARGET_GROUP)))
					.tags(tags(context, LoadBalancerBlueprint.LISTENER))
					.build(),
				(aws, request) -> aws.elb().createListener(request).listeners().get(0).listenerArn(),
				(context) -> context.find(LoadBalancerBlueprint.NLB, LoadBalancer.class)
					.flatMap((found) -> found.listeners()
						.stream()
						.filter((listener) -> listener.port() == 80
								&& listener.targetGroupArns().contains(context.id(LoadBalancerBlueprint.TARGET_GROUP)))
						.findFirst())
					.map((listener) -> StepState.ready(listener.arn()))
					.orElseGet(StepState::absent));
	}

	private static StepState observe(StageContext context) {
		return context.find(LoadBalancerBlueprint.NLB, LoadBalancer.class).map((found) -> switch (found.state()) {
			case "active" -> StepState.ready(found.id());
			case "failed" -> new StepState.Broken(found.id(), "failed", "Load balancer " + found.name() + " failed");
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	static List<Tag> tags(StageContext context, Step step) {
		return context.tags(step)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
