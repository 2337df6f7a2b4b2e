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
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The steps of the load balancer and its listener.
 */
final class LoadBalancerSteps {

	private LoadBalancerSteps() {
	}

	static StepAction loadBalancer() {
		return StepAction.call("nlb",
				(context) -> CreateLoadBalancerRequest.builder()
					.name(context.name("nlb"))
					.type(LoadBalancerTypeEnum.NETWORK)
					.scheme(LoadBalancerSchemeEnum.INTERNAL)
					.subnets(context.id("subnet-b-private1"), context.id("subnet-b-private2"))
					.securityGroups(context.id("sg-nlb"))
					.tags(tags(context, "nlb"))
					.build(),
				(aws, request) -> aws.elb().createLoadBalancer(request).loadBalancers().get(0).loadBalancerArn(),
				LoadBalancerSteps::observe);
	}

	static StepAction listener() {
		return StepAction.call("listener", (context) -> CreateListenerRequest.builder()
			.loadBalancerArn(context.id("nlb"))
			.protocol(ProtocolEnum.TCP)
			.port(80)
			.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD).targetGroupArn(context.id("target-group")))
			.tags(tags(context, "listener"))
			.build(), (aws, request) -> aws.elb().createListener(request).listeners().get(0).listenerArn(),
				(context) -> context.find("nlb", LoadBalancer.class)
					.flatMap((found) -> found.listeners()
						.stream()
						.filter((listener) -> listener.port() == 80
								&& listener.targetGroupArns().contains(context.id("target-group")))
						.findFirst())
					.map((listener) -> StepState.ready(listener.arn()))
					.orElseGet(StepState::absent));
	}

	private static StepState observe(StageContext context) {
		return context.find("nlb", LoadBalancer.class).map((found) -> switch (found.state()) {
			case "active" -> StepState.ready(found.id());
			case "failed" -> new StepState.Broken(found.id(), "failed", "Load balancer " + found.name() + " failed");
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	static List<Tag> tags(StageContext context, String step) {
		return context.tags(step)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
