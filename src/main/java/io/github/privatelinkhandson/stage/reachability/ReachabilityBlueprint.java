package io.github.privatelinkhandson.stage.reachability;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.approval.ApprovalBlueprint;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * The steps of stage {@code reachability}.
 */
@NamedInterface("blueprint")
public final class ReachabilityBlueprint {

	public static final Step PATH = step("path", "AWS::EC2::NetworkInsightsPath", "EC2A-B")
		.after(ServersBlueprint.EC2_A, ServersBlueprint.EC2_B)
		.using(LabQuota.PATHS, 1);

	public static final Step ANALYSIS_1 = analysis(1).after(PATH, ApprovalBlueprint.ACCEPTANCE,
			LoadBalancerBlueprint.LISTENER, LoadBalancerBlueprint.TARGET, LoadBalancerBlueprint.SG_EC2_B_INGRESS,
			EndpointBlueprint.SG_ENDPOINT_INGRESS);

	public static final Step FIX_NLB_SECURITY_GROUP = step("fix-nlb-security-group", "setting",
			"NLB-B: PrivateLink traffic")
		.after(LoadBalancerBlueprint.NLB, ANALYSIS_1);

	public static final Step ANALYSIS_2 = analysis(2).after(FIX_NLB_SECURITY_GROUP);

	public static final Step FIX_CROSS_ZONE = step("fix-cross-zone", "setting", "NLB-B: cross-zone load balancing")
		.after(LoadBalancerBlueprint.NLB, ANALYSIS_2);

	public static final Step ANALYSIS_3 = analysis(3).after(FIX_CROSS_ZONE);

	public static final List<Step> STEPS = List.of(PATH, ANALYSIS_1, FIX_NLB_SECURITY_GROUP, ANALYSIS_2, FIX_CROSS_ZONE,
			ANALYSIS_3);

	static final List<Step> ANALYSES = List.of(ANALYSIS_1, ANALYSIS_2, ANALYSIS_3);

	private ReachabilityBlueprint() {
	}

	private static Step analysis(int number) {
		return step("analysis-" + number, "AWS::EC2::NetworkInsightsAnalysis", "EC2A-B (" + number + ")").taking(40)
			.costing(Price.ANALYSIS);
	}

	private static Step step(String key, String type, String name) {
		return Step.of(StageKey.REACHABILITY, key, type, name);
	}

}
