package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.stage.Mistake;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * Stage {@code load-balancer}: the NLB in front of EC2-B. Its security group has no
 * inbound rule and cross-zone load balancing is off: both are the planned failures.
 */
@Service
class LoadBalancerStage implements Stage {

	private static final Step GROUP = LoadBalancerBlueprint.TARGET_GROUP;

	private static final int HTTP = 80;

	private static final Mistake<TargetGroup> IN_OTHER_VPC = new Mistake<>("target-group-in-other-vpc",
			TargetGroup.class, (context, group) -> context.isOtherThan(VpcBlueprint.B.vpc(), group.vpcId()));

	private static final Mistake<TargetGroup> OTHER_PORT = new Mistake<>("target-group-port", TargetGroup.class,
			(context, group) -> group.port() != HTTP || !"TCP".equals(group.protocol()));

	@Override
	public List<StepAction> actions() {
		return List.of(
				SecurityGroupSteps.group(LoadBalancerBlueprint.SG_NLB, VpcBlueprint.B.vpc(),
						"NLB-B of the PrivateLink hands-on"),
				targetGroup(), target(), healthy(), loadBalancer(), listener(),
				SecurityGroupSteps.http(LoadBalancerBlueprint.SG_EC2_B_INGRESS, ServersBlueprint.SG_EC2_B,
						LoadBalancerBlueprint.SG_NLB));
	}

	@Override
	public List<Supplier<?>> uniquelyNamed(AwsClients aws) {
		return List.of(
				() -> aws.elb().describeLoadBalancers((request) -> request.names(LoadBalancerBlueprint.NLB.name())),
				() -> aws.elb().describeTargetGroups((request) -> request.names(GROUP.name())));
	}

	private static StepAction targetGroup() {
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
						.tags(tags(context, GROUP))
						.build(),
					(aws, request) -> aws.elb().createTargetGroup(request).targetGroups().get(0).targetGroupArn(),
					(context) -> context.observe(GROUP, TargetGroup.class))
			.recognising(IN_OTHER_VPC, OTHER_PORT);
	}

	private static StepAction target() {
		return StepAction.change(LoadBalancerBlueprint.TARGET,
				(context) -> RegisterTargetsRequest.builder()
					.targetGroupArn(context.id(GROUP))
					.targets((target) -> target.id(context.id(ServersBlueprint.EC2_B)).port(HTTP))
					.build(),
				(aws, request) -> aws.elb().registerTargets(request), (context) -> StepState
					.readyIf(registered(context).filter((target) -> !target.state().equals("draining")).isPresent()));
	}

	private static StepAction healthy() {
		return new StepAction.Await(LoadBalancerBlueprint.TARGET_HEALTHY,
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

	private static StepAction loadBalancer() {
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
					LoadBalancerStage::observe)
			.recognising(new Mistake<>("nlb-in-other-vpc", LoadBalancer.class,
					(context, found) -> context.isOtherThan(VpcBlueprint.B.vpc(), found.vpcId())));
	}

	private static StepAction listener() {
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

	private static List<Tag> tags(StageContext context, Step step) {
		return context.tags(step, (key, value) -> Tag.builder().key(key).value(value).build());
	}

}
