package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.UniqueNames;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * Stage {@code load-balancer}: the NLB in front of EC2-B. Its security group has no
 * inbound rule and cross-zone load balancing is off: both are the planned failures.
 */
@Service
class LoadBalancerStage implements Stage {

	@Override
	public StageKey stage() {
		return StageKey.LOAD_BALANCER;
	}

	@Override
	public List<Step> steps() {
		return LoadBalancerBlueprint.STEPS;
	}

	@Override
	public List<StepAction> actions() {
		return List.of(
				SecurityGroupSteps.group(LoadBalancerBlueprint.SG_NLB, VpcBlueprint.B.vpc(),
						"NLB-B of the PrivateLink hands-on"),
				TargetSteps.targetGroup(), TargetSteps.target(), TargetSteps.healthy(),
				LoadBalancerSteps.loadBalancer(), LoadBalancerSteps.listener(),
				SecurityGroupSteps.http(LoadBalancerBlueprint.SG_EC2_B_INGRESS, ServersBlueprint.SG_EC2_B,
						LoadBalancerBlueprint.SG_NLB));
	}

	@Override
	public boolean namesTaken(AwsClients aws) {
		return UniqueNames.anyTaken(
				() -> aws.elb().describeLoadBalancers((request) -> request.names(LoadBalancerBlueprint.NLB.name())),
				() -> aws.elb()
					.describeTargetGroups((request) -> request.names(LoadBalancerBlueprint.TARGET_GROUP.name())));
	}

}
