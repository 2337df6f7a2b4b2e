package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StepAction;

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
	public List<StepAction> actions() {
		return List.of(SecurityGroupSteps.group("sg-nlb", "vpc-b", "NLB-B of the PrivateLink hands-on"),
				TargetSteps.targetGroup(), TargetSteps.target(), TargetSteps.healthy(),
				LoadBalancerSteps.loadBalancer(), LoadBalancerSteps.listener(),
				SecurityGroupSteps.http("sg-ec2-b-ingress", "sg-ec2-b", "sg-nlb"));
	}

}
