package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The NLB's listener for TCP 80. One with another port, protocol or target group is
 * changed.
 */
record ListenerStep(Step step) implements StepAction {

	private static final int PORT = 80;

	private static final String PROTOCOL = "TCP";

	private static final String OTHER_PORT = "listener-other-port";

	private static final String OTHER_PROTOCOL = "listener-other-protocol";

	private static final String OTHER_GROUP = "listener-other-target-group";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(creation(context));
	}

	@Override
	public StepState observe(StageContext context) {
		String group = context.id(LoadBalancerBlueprint.TARGET_GROUP);
		LoadBalancer.@Nullable Listener found = listener(context).orElse(null);
		if (found == null) {
			return StepState.absent();
		}
		if (found.port() != PORT) {
			return new StepState.Wrong(found.arn(), OTHER_PORT, "Port " + PORT, "Port " + found.port());
		}
		if (!found.protocol().equals(PROTOCOL)) {
			return new StepState.Wrong(found.arn(), OTHER_PROTOCOL, "Protocol " + PROTOCOL,
					"Protocol " + found.protocol());
		}
		return found.targetGroupArns().contains(group) ? StepState.ready(found.arn()) : new StepState.Wrong(found.arn(),
				OTHER_GROUP, "TargetGroupArn " + group, "TargetGroupArn " + String.join(", ", found.targetGroupArns()));
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(OTHER_PORT, OTHER_PROTOCOL, OTHER_GROUP);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		return aws.elb().createListener(creation(context)).listeners().get(0).listenerArn();
	}

	@Override
	public boolean correct(StageContext context, AwsClients aws) {
		listener(context).ifPresent((found) -> aws.elb()
			.modifyListener((request) -> request.listenerArn(found.arn())
				.port(PORT)
				.protocol(ProtocolEnum.TCP)
				.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD)
					.targetGroupArn(context.id(LoadBalancerBlueprint.TARGET_GROUP)))));
		return false;
	}

	/**
	 * Finds the listener that is most like the one of the hands-on.
	 */
	private Optional<LoadBalancer.Listener> listener(StageContext context) {
		List<LoadBalancer.Listener> all = context.find(LoadBalancerBlueprint.NLB, LoadBalancer.class)
			.map(LoadBalancer::listeners)
			.orElse(List.of());
		String group = context.id(LoadBalancerBlueprint.TARGET_GROUP);
		return all.stream()
			.filter((each) -> each.port() == PORT)
			.findFirst()
			.or(() -> all.stream().filter((each) -> each.targetGroupArns().contains(group)).findFirst())
			.or(() -> all.stream().findFirst());
	}

	private CreateListenerRequest creation(StageContext context) {
		return CreateListenerRequest.builder()
			.loadBalancerArn(context.id(LoadBalancerBlueprint.NLB))
			.protocol(ProtocolEnum.TCP)
			.port(PORT)
			.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD)
				.targetGroupArn(context.id(LoadBalancerBlueprint.TARGET_GROUP)))
			.tags(LoadBalancerStage.tags(context, this.step))
			.build();
	}

}
