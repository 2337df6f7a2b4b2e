package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The listeners of an account and region, and the target groups they forward to.
 */
public record ListenerService(Call call) {

	/** Attribute with the time of the last change of a listener's default action. */
	static final String FORWARDED = "forwarded";

	public static List<String> targetGroupArns(Listener listener) {
		return targetGroupArns(listener.defaultActions());
	}

	/**
	 * Refuses what the nodes of a dual-stack load balancer do not listen to: UDP needs
	 * IPv6 prefixes for its source addresses, which are not played.
	 */
	static void checkProtocol(LoadBalancer loadBalancer, String protocol) {
		if (loadBalancer.ipAddressType() == IpAddressType.DUALSTACK && protocol.contains("UDP")) {
			throw AwsError.of("InvalidConfigurationRequest",
					"Listeners with protocol '%s' are not supported for dualstack load balancers", protocol);
		}
	}

	static List<String> targetGroupArns(List<Action> actions) {
		return actions.stream()
			.flatMap((action) -> Stream.concat(Stream.ofNullable(action.targetGroupArn()),
					(action.forwardConfig() != null)
							? action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn)
							: Stream.empty()))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
	}

	public List<Listener> existing(String loadBalancerArn) {
		return of(loadBalancerArn).stream().map(Resource::model).toList();
	}

	List<Resource<Listener>> of(String loadBalancerArn) {
		return this.call.mentioning(ResourceTypes.LISTENER, loadBalancerArn)
			.filter((resource) -> loadBalancerArn.equals(resource.model().loadBalancerArn()))
			.toList();
	}

	List<Resource<Listener>> forwardingTo(String targetGroupArn) {
		return this.call.mentioning(ResourceTypes.LISTENER, targetGroupArn)
			.filter((resource) -> targetGroupArns(resource.model()).contains(targetGroupArn))
			.toList();
	}

	Resource<Listener> get(@Nullable String arn) {
		String given = LoadBalancingNameService.arn(arn, "listener", "listener");
		return this.call.find(ResourceTypes.LISTENER, given)
			.orElseThrow(() -> AwsError.of("ListenerNotFound", "One or more listeners not found"));
	}

}
