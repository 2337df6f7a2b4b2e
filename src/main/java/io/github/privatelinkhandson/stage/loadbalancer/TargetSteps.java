package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.Optional;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.stage.Mistake;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The steps of the target group and its one target, EC2-B.
 */
final class TargetSteps {

	private static final Step GROUP = LoadBalancerBlueprint.TARGET_GROUP;

	private static final int HTTP = 80;

	private static final Mistake<TargetGroup> IN_OTHER_VPC = new Mistake<>("target-group-in-other-vpc",
			TargetGroup.class, (context, group) -> context.isOtherThan(VpcBlueprint.B.vpc(), group.vpcId()));

	private static final Mistake<TargetGroup> OTHER_PORT = new Mistake<>("target-group-port", TargetGroup.class,
			(context, group) -> group.port() != HTTP || !"TCP".equals(group.protocol()));

	private TargetSteps() {
	}

	static StepAction targetGroup() {
		return StepAction
			.call(GROUP,
					(context) -> CreateTargetGroupRequest.builder()
						.name(context.name(GROUP))
						.protocol(ProtocolEnum.TCP)
						.port(HTTP)
						.vpcId(context.id(VpcBlueprint.B.vpc()))
						.targetType(TargetTypeEnum.INSTANCE)
						.healthCheckProtocol(ProtocolEnum.HTTP)
						.healthCheckPath("/index.html")
						.tags(LoadBalancerSteps.tags(context, GROUP))
						.build(),
					(aws, request) -> aws.elb().createTargetGroup(request).targetGroups().get(0).targetGroupArn(),
					(context) -> context.observe(GROUP, TargetGroup.class))
			.recognising(IN_OTHER_VPC, OTHER_PORT);
	}

	static StepAction target() {
		return StepAction.call(LoadBalancerBlueprint.TARGET,
				(context) -> RegisterTargetsRequest.builder()
					.targetGroupArn(context.id(GROUP))
					.targets((target) -> target.id(context.id(ServersBlueprint.EC2_B)).port(HTTP))
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
		return StepAction.await(LoadBalancerBlueprint.TARGET_HEALTHY,
				(context) -> registered(context).map((target) -> target.state().equals("healthy")
						? StepState.ready(null) : StepState.waiting(null, target.state()))
					.orElseGet(StepState::absent));
	}

	private static Optional<TargetGroup.Target> registered(StageContext context) {
		return context.find(GROUP, TargetGroup.class)
			.flatMap((group) -> group.targets()
				.stream()
				.filter((target) -> target.targetId().equals(context.id(ServersBlueprint.EC2_B)))
				.findFirst());
	}

}
