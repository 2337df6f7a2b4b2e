package io.github.privatelinkhandson.stage.endpointservice;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;

/**
 * The step of stage {@code endpoint-service}.
 */
@NamedInterface("blueprint")
public final class EndpointServiceBlueprint {

	public static final Step ENDPOINT_SERVICE = Step
		.of(StageKey.ENDPOINT_SERVICE, "endpoint-service", "AWS::EC2::VPCEndpointService", "privatelink-B-vpces")
		.after(LoadBalancerBlueprint.NLB)
		.taking(5)
		.blockedAt(BlockedPoint.SERVICE);

	public static final List<Step> STEPS = List.of(ENDPOINT_SERVICE);

	private EndpointServiceBlueprint() {
	}

}
