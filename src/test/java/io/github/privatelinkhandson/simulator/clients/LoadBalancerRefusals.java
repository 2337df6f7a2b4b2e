package io.github.privatelinkhandson.simulator.clients;

import java.util.function.Consumer;
import java.util.stream.Stream;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/**
 * What load balancers, target groups, listeners and targets cannot be.
 */
final class LoadBalancerRefusals {

	private LoadBalancerRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		return Stream.of(loadBalancers(lab), attributes(lab), targetGroups(lab), listeners(lab), targets(lab))
			.flatMap((some) -> some);
	}

	private static Stream<Refusal> loadBalancers(FinishedLab lab) {
		return Stream.of(
				Refusal.of("DuplicateLoadBalancerName", "the same name with other settings",
						() -> balance(lab, "NLB-B", (r) -> r.subnets(lab.id("private a B")))),
				Refusal.of("ValidationError", "a name that is too long", () -> balance(lab, "a".repeat(33), (r) -> {
				})), Refusal.of("ValidationError", "a name with a space", () -> balance(lab, "NLB B", (r) -> {
				})), Refusal.of("ValidationError", "a name that ends with a dash", () -> balance(lab, "NLB-", (r) -> {
				})), Refusal.of("ValidationError", "a reserved name", () -> balance(lab, "internal-NLB", (r) -> {
				})),
				Refusal.of("SubnetNotFound", "an unknown subnet",
						() -> balance(lab, "NLB-2", (r) -> r.subnets("subnet-0123456789abcdef0"))),
				Refusal.of("InvalidConfigurationRequest", "subnets of two VPCs",
						() -> balance(lab, "NLB-2", (r) -> r.subnets(lab.id("private a B"), lab.id("private c A")))),
				Refusal.of("InvalidConfigurationRequest", "two subnets in a zone",
						() -> balance(lab, "NLB-2", (r) -> r.subnets(lab.id("private a B"), lab.id("public B")))),
				Refusal.of("InvalidSecurityGroup", "an unknown group",
						() -> balance(lab, "NLB-2", (r) -> r.securityGroups("sg-0123456789abcdef0"))),
				Refusal.of("InvalidSecurityGroup", "another VPC's group",
						() -> balance(lab, "NLB-2", (r) -> r.securityGroups(lab.id("EC2-A-sg")))),
				Refusal.of("LoadBalancerNotFound", "an unknown name",
						() -> lab.elb().describeLoadBalancers((r) -> r.names("nobody"))),
				Refusal.of("LoadBalancerNotFound", "an unknown ARN",
						() -> lab.elb().describeLoadBalancers((r) -> r.loadBalancerArns(unknown(lab.id("nlb"))))),
				Refusal.of("ValidationError", "a malformed ARN",
						() -> lab.elb().describeLoadBalancers((r) -> r.loadBalancerArns("NLB-B"))),
				Refusal.of("ValidationError", "a malformed ARN to delete",
						() -> lab.elb().deleteLoadBalancer((r) -> r.loadBalancerArn("NLB-B"))));
	}

	private static void balance(FinishedLab lab, String name, Consumer<CreateLoadBalancerRequest.Builder> change) {
		lab.elb()
			.createLoadBalancer(CreateLoadBalancerRequest.builder()
				.name(name)
				.type("network")
				.scheme("internal")
				.subnets(lab.id("private a B"), lab.id("private c B"))
				.applyMutation(change)
				.build());
	}

	private static String unknown(String arn) {
		return arn.substring(0, arn.lastIndexOf('/')) + "/0123456789abcdef";
	}

	private static Stream<Refusal> attributes(FinishedLab lab) {
		ElasticLoadBalancingV2Client elb = lab.elb();
		return Stream.of(
				Refusal.of("InvalidConfigurationRequest", "a group for a load balancer made without one",
						() -> elb.setSecurityGroups((r) -> r.loadBalancerArn(lab.id("nlb without group"))
							.securityGroups(lab.id("NLB-B-sg")))),
				Refusal.of("ValidationError", "no group",
						() -> elb.setSecurityGroups((r) -> r.loadBalancerArn(lab.id("nlb")))),
				Refusal.of("InvalidSecurityGroup", "another VPC's group instead",
						() -> elb.setSecurityGroups(
								(r) -> r.loadBalancerArn(lab.id("nlb")).securityGroups(lab.id("EC2-A-sg")))),
				Refusal.of("ValidationError", "a switch that is neither on nor off",
						() -> elb.setSecurityGroups((r) -> r.loadBalancerArn(lab.id("nlb"))
							.securityGroups(lab.id("NLB-B-sg"))
							.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("perhaps"))),
				Refusal.of("InvalidConfigurationRequest", "an unknown attribute",
						() -> elb.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(lab.id("nlb"))
							.attributes((a) -> a.key("color").value("red")))),
				Refusal.of("InvalidConfigurationRequest", "an attribute's wrong value",
						() -> elb.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(lab.id("nlb"))
							.attributes((a) -> a.key("load_balancing.cross_zone.enabled").value("perhaps")))));
	}

	private static Stream<Refusal> targetGroups(FinishedLab lab) {
		return Stream.of(
				Refusal.of("DuplicateTargetGroupName", "the same name with other settings",
						() -> group(lab, "NLB-B-tg", (r) -> r.port(8080))),
				Refusal.of("ValidationError", "a name that is too long", () -> group(lab, "a".repeat(33), (r) -> {
				})), Refusal.of("ValidationError", "a name with a space", () -> group(lab, "NLB tg", (r) -> {
				})), Refusal.of("ValidationError", "no port", () -> group(lab, "tg-2", (r) -> r.port(null))),
				Refusal.of("ValidationError", "a port out of range", () -> group(lab, "tg-2", (r) -> r.port(70000))),
				Refusal.of("ValidationError", "an interval out of range",
						() -> group(lab, "tg-2", (r) -> r.healthCheckIntervalSeconds(4))),
				Refusal.of("TargetGroupNotFound", "an unknown name",
						() -> lab.elb().describeTargetGroups((r) -> r.names("nobody"))),
				Refusal.of("TargetGroupNotFound", "an unknown ARN", () -> lab.elb()
					.describeTargetHealth((r) -> r.targetGroupArn(unknown(lab.id("target group"))))));
	}

	private static void group(FinishedLab lab, String name, Consumer<CreateTargetGroupRequest.Builder> change) {
		lab.elb()
			.createTargetGroup(CreateTargetGroupRequest.builder()
				.name(name)
				.protocol(ProtocolEnum.TCP)
				.port(80)
				.vpcId(lab.id("vpc B"))
				.applyMutation(change)
				.build());
	}

	private static Stream<Refusal> listeners(FinishedLab lab) {
		return Stream.of(
				Refusal.of("DuplicateListener", "the same port with another protocol",
						() -> listen(lab, "nlb", ProtocolEnum.TCP_UDP, lab.id("target group"))),
				Refusal.of("TargetGroupAssociationLimit", "a target group of another load balancer",
						() -> listen(lab, "nlb without group", ProtocolEnum.TCP, lab.id("target group"))),
				Refusal.of("TargetGroupNotFound", "an unknown target group",
						() -> listen(lab, "nlb without group", ProtocolEnum.TCP, unknown(lab.id("target group")))),
				Refusal.of("ValidationError", "a protocol of other load balancers",
						() -> listen(lab, "nlb without group", ProtocolEnum.HTTP, lab.id("target group"))),
				Refusal.of("IncompatibleProtocols", "a protocol that the target group has not",
						() -> listen(lab, "nlb without group", ProtocolEnum.UDP, lab.id("target group"))),
				Refusal.of("ListenerNotFound", "an unknown listener",
						() -> lab.elb().describeListeners((r) -> r.listenerArns(unknown(lab.id("listener"))))),
				Refusal.of("ListenerNotFound", "an unknown listener to delete",
						() -> lab.elb().deleteListener((r) -> r.listenerArn(unknown(lab.id("listener"))))));
	}

	private static void listen(FinishedLab lab, String balancer, ProtocolEnum protocol, String group) {
		lab.elb()
			.createListener((r) -> r.loadBalancerArn(lab.id(balancer))
				.protocol(protocol)
				.port(80)
				.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD).targetGroupArn(group)));
	}

	private static Stream<Refusal> targets(FinishedLab lab) {
		return Stream.of(Refusal.of("InvalidTarget", "an unknown instance", () -> target(lab, "i-0123456789abcdef0")),
				Refusal.of("InvalidTarget", "another VPC's instance", () -> target(lab, lab.id("EC2-A"))),
				Refusal.of("ValidationError", "an address for an instance", () -> target(lab, "10.1.0.10")));
	}

	private static void target(FinishedLab lab, String id) {
		lab.elb().registerTargets((r) -> r.targetGroupArn(lab.id("target group")).targets((t) -> t.id(id)));
	}

}
