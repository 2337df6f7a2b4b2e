package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.Optional;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The steps of the target group and its one target, EC2-B.
 */
final class TargetSteps {

	private static final String GROUP = "target-group";

	private TargetSteps() {
	}

	static StepAction targetGroup() {
		return StepAction.call(GROUP,
				(context) -> CreateTargetGroupRequest.builder()
					.name(context.name(GROUP))
					.protocol(ProtocolEnum.TCP)
					.port(80)
					.vpcId(context.id("vpc-b"))
					.targetType(TargetTypeEnum.INSTANCE)
					.healthCheckProtocol(ProtocolEnum.HTTP)
					.healthCheckPath("/index.html")
					.tags(LoadBalancerSteps.tags(context, GROUP))
					.build(),
				(aws, request) -> aws.elb().createTargetGroup(request).targetGroups().get(0).targetGroupArn(),
				(context) -> context.observe(GROUP, TargetGroup.class));
	}

	static StepAction target() {
		return StepAction.call("target",
				(context) -> RegisterTargetsRequest.builder()
					.targetGroupArn(context.id(GROUP))
					.targets((target) -> target.id(context.id("ec2-b")).port(80))
					.build(),
				(aws, request) -> {
					aws.elb().registerTargets(request);
					return null;
				},
				(context) -> registered(context).filter((target) -> !target.state().equals("draining"))
					.map((target) -> StepState.ready(null))
					.orElseGet(StepState::absent));
	}

	static StepAction healthy() {
		return StepAction.await("target-healthy",
				(context) -> registered(context).map((target) -> target.state().equals("healthy")
						? StepState.ready(null) : StepState.waiting(null, target.state()))
					.orElseGet(StepState::absent));
	}

	private static Optional<TargetGroup.Target> registered(StageContext context) {
		return context.find(GROUP, TargetGroup.class)
			.flatMap((group) -> group.targets()
				.stream()
				.filter((target) -> target.targetId().equals(context.id("ec2-b")))
				.findFirst());
	}

}
