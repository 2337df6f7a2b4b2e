package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The attributes of listeners, and the one rule that a Network Load Balancer's listener
 * has.
 */
@Component
class ListenerAttributeOperations implements Operations {

	private static final List<Attribute> TCP = List
		.of(new Attribute("tcp.idle_timeout.seconds", "350", "[6-9]\\d|[1-9]\\d{2}|[1-5]\\d{3}|6000"));

	DescribeListenerAttributesResponse describeListenerAttributes(DescribeListenerAttributesRequest request,
			Call call) {
		return DescribeListenerAttributesResponse.builder()
			.attributes(values(new ListenerService(call).get(request.listenerArn())))
			.build();
	}

	ModifyListenerAttributesResponse modifyListenerAttributes(ModifyListenerAttributesRequest request, Call call) {
		Resource<Listener> changed = new ListenerService(call).get(request.listenerArn());
		for (ListenerAttribute attribute : call.require(request.attributes(), "Attributes")) {
			changed = Attribute.set(attributes(changed), changed, "Listener", attribute.key(), attribute.value());
		}
		call.put(changed);
		return ModifyListenerAttributesResponse.builder().attributes(values(changed)).build();
	}

	DescribeRulesResponse describeRules(DescribeRulesRequest request, Call call) {
		if (request.listenerArn() == null || !request.ruleArns().isEmpty()) {
			throw AwsError.of("RuleNotFound", "One or more rules not found");
		}
		Listener listener = new ListenerService(call).get(request.listenerArn()).model();
		String id = "%016x".formatted(listener.listenerArn().hashCode() * 0x9E3779B97F4A7C15L);
		return DescribeRulesResponse.builder()
			.rules(Rule.builder()
				.ruleArn(call.arn("elasticloadbalancing",
						"listener-rule/" + LoadBalancingNameService.path(listener.listenerArn()) + "/" + id))
				.priority("default")
				.conditions(List.of())
				.actions(listener.defaultActions())
				.isDefault(true)
				.build())
			.build();
	}

	private static List<Attribute> attributes(Resource<Listener> resource) {
		return "TCP".equals(resource.model().protocolAsString()) ? TCP : List.of();
	}

	private static List<ListenerAttribute> values(Resource<Listener> resource) {
		return Attribute.values(attributes(resource), resource)
			.entrySet()
			.stream()
			.map((entry) -> ListenerAttribute.builder().key(entry.getKey()).value(entry.getValue()).build())
			.toList();
	}

}
