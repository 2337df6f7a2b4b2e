package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.stage.Expectation;
import io.github.privatelinkhandson.stage.IngressRuleStep;
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

	private static final List<Step> SUBNETS = List.of(VpcBlueprint.B.privateSubnet(1), VpcBlueprint.B.privateSubnet(2));

	private static final String PATH = "/index.html";

	@Override
	public List<StepAction> actions() {
		return List.of(
				SecurityGroupSteps.group(LoadBalancerBlueprint.SG_NLB, VpcBlueprint.B.vpc(),
						"NLB-B of the PrivateLink hands-on"),
				targetGroup(), target(), healthy(), loadBalancer(), new ListenerStep(LoadBalancerBlueprint.LISTENER),
				new IngressRuleStep(LoadBalancerBlueprint.SG_EC2_B_INGRESS, ServersBlueprint.SG_EC2_B,
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
						.healthCheckPath(PATH)
						.tags(tags(context, GROUP))
						.build(),
					(aws, request) -> aws.elb().createTargetGroup(request).targetGroups().get(0).targetGroupArn(),
					(context) -> context.observe(GROUP, TargetGroup.class))
			.expecting(
					Expectation.id("target-group-in-other-vpc", TargetGroup.class, "VpcId", VpcBlueprint.B.vpc(),
							TargetGroup::vpcId),
					Expectation.value("target-group-port", TargetGroup.class, "Port", String.valueOf(HTTP),
							(found) -> String.valueOf(found.port())),
					Expectation.value("target-group-port", TargetGroup.class, "Protocol", "TCP", TargetGroup::protocol),
					Expectation.value("target-group-type", TargetGroup.class, "TargetType", "instance",
							TargetGroup::targetType),
					healthCheck("HealthCheckProtocol", "HTTP", TargetGroup.HealthCheck::protocol),
					healthCheck("HealthCheckPath", PATH, TargetGroup.HealthCheck::path),
					healthCheck("HealthCheckPort", "traffic-port", TargetGroup.HealthCheck::port).differingIf((context,
							group) -> !Set.of("traffic-port", String.valueOf(HTTP))
								.contains(group.healthCheck().port())))
			.deletedBy((aws, id) -> aws.elb().deleteTargetGroup((request) -> request.targetGroupArn(id)));
	}

	private static Expectation<TargetGroup> healthCheck(String attribute, String expected,
			Function<TargetGroup.HealthCheck, @Nullable String> found) {
		return Expectation
			.value("target-group-health-check", TargetGroup.class, attribute, expected,
					(group) -> String.valueOf(found.apply(group.healthCheck())))
			.correctedBy((aws, context, group) -> aws.elb()
				.modifyTargetGroup((request) -> request.targetGroupArn(group.id())
					.healthCheckProtocol(ProtocolEnum.HTTP)
					.healthCheckPath(PATH)
					.healthCheckPort("traffic-port")));
	}

	private static StepAction target() {
		return new TargetStep(LoadBalancerBlueprint.TARGET, GROUP, ServersBlueprint.EC2_B, HTTP);
	}

	private static StepAction healthy() {
		return new StepAction.Await(LoadBalancerBlueprint.TARGET_HEALTHY,
				(context) -> registered(context).map(LoadBalancerStage::health).orElseGet(StepState::absent));
	}

	/**
	 * Determines the state of the target. A web server that answers otherwise than
	 * expected will not become healthy by itself.
	 */
	private static StepState health(TargetGroup.Target target) {
		if (target.state().equals("healthy")) {
			return StepState.ready(null);
		}
		return "Target.ResponseCodeMismatch".equals(target.reason())
				? new StepState.Wrong(null, "target-answers-otherwise", "healthy",
						"%s: %s".formatted(target.state(), target.explanation()))
				: StepState.waiting(null, target.state());
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
			.expecting(
					Expectation.id("nlb-in-other-vpc", LoadBalancer.class, "VpcId", VpcBlueprint.B.vpc(),
							LoadBalancer::vpcId),
					Expectation.value("nlb-internet-facing", LoadBalancer.class, "Scheme",
							LoadBalancerSchemeEnum.INTERNAL.toString(), LoadBalancer::scheme),
					Expectation
						.ids("nlb-in-other-subnets", LoadBalancer.class, "Subnets", SUBNETS,
								(found) -> found.nodes().stream().map(LoadBalancer.Node::subnetId).toList())
						.correctedBy((aws, context, found) -> aws.elb()
							.setSubnets((request) -> request.loadBalancerArn(found.id())
								.subnets(SUBNETS.stream().map(context::id).toList()))),
					groups())
			.deletedBy((aws, id) -> aws.elb().deleteLoadBalancer((request) -> request.loadBalancerArn(id)));
	}

	/**
	 * Expects the load balancer's security group. AWS does not add groups to one that was
	 * created without.
	 */
	private static Expectation<LoadBalancer> groups() {
		return Expectation
			.ids("nlb-without-group", LoadBalancer.class, "SecurityGroups", List.of(LoadBalancerBlueprint.SG_NLB),
					LoadBalancer::groups)
			.correctedBy((aws, context, found) -> aws.elb()
				.setSecurityGroups((request) -> request.loadBalancerArn(found.id())
					.securityGroups(context.id(LoadBalancerBlueprint.SG_NLB))));
	}

	private static StepState observe(StageContext context) {
		return context.find(LoadBalancerBlueprint.NLB, LoadBalancer.class).map((found) -> switch (found.state()) {
			case "active" -> StepState.ready(found.id());
			case "failed" -> new StepState.Broken(found.id(), "failed", found.name() + ": failed");
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	static List<Tag> tags(StageContext context, Step step) {
		return context.tags(step, (key, value) -> Tag.builder().key(key).value(value).build());
	}

}
