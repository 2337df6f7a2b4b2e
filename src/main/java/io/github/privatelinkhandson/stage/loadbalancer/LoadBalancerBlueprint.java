package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The steps of stage {@code load-balancer}.
 */
@NamedInterface("blueprint")
public final class LoadBalancerBlueprint {

	public static final Step SG_NLB = step("sg-nlb", "AWS::EC2::SecurityGroup", "NLB-B-sg").after(VpcBlueprint.B.vpc())
		.using(LabQuota.SECURITY_GROUPS, 1)
		.blockedAt(BlockedPoint.LOAD_BALANCER_GROUP);

	public static final Step TARGET_GROUP = step("target-group", "AWS::ElasticLoadBalancingV2::TargetGroup", "NLB-B-tg")
		.after(VpcBlueprint.B.vpc())
		.using(LabQuota.TARGET_GROUPS, 1)
		.blockedAt(BlockedPoint.ZONE);

	public static final Step TARGET = step("target", "target", "NLB-B-tg -> EC2-B").after(TARGET_GROUP,
			ServersBlueprint.EC2_B);

	public static final Step NLB = step("nlb", "AWS::ElasticLoadBalancingV2::LoadBalancer", "NLB-B")
		.after(SG_NLB, VpcBlueprint.B.privateSubnet(1), VpcBlueprint.B.privateSubnet(2))
		.taking(148)
		.costing(Price.LOAD_BALANCER)
		.using(LabQuota.LOAD_BALANCERS, 1)
		.using(LabQuota.NETWORK_INTERFACES, 2)
		.blockedAt(BlockedPoint.LOAD_BALANCER_GROUP);

	public static final Step LISTENER = step("listener", "AWS::ElasticLoadBalancingV2::Listener", "NLB-B TCP:80")
		.after(NLB, TARGET_GROUP)
		.blockedAt(BlockedPoint.LOAD_BALANCER_GROUP);

	public static final Step SG_EC2_B_INGRESS = step("sg-ec2-b-ingress", "AWS::EC2::SecurityGroupIngress",
			"EC2-B-sg: TCP 80 <- NLB-B-sg")
		.after(ServersBlueprint.SG_EC2_B, SG_NLB);

	public static final Step TARGET_HEALTHY = step("target-healthy", "target-health", "EC2-B: healthy")
		.after(TARGET, LISTENER, SG_EC2_B_INGRESS, ServersBlueprint.WEB_SERVER)
		.taking(120);

	public static final List<Step> STEPS = List.of(SG_NLB, TARGET_GROUP, TARGET, NLB, LISTENER, SG_EC2_B_INGRESS,
			TARGET_HEALTHY);

	private LoadBalancerBlueprint() {
	}

	private static Step step(String key, String type, String name) {
		return Step.of(StageKey.LOAD_BALANCER, key, type, name);
	}

}
