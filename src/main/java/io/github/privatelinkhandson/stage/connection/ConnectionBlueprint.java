package io.github.privatelinkhandson.stage.connection;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.approval.ApprovalBlueprint;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.reachability.ReachabilityBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * The steps of stage {@code connection}.
 */
@NamedInterface("blueprint")
public final class ConnectionBlueprint {

	public static final Step DIG = step("dig", "command", "EC2-A: dig")
		.after(ServersBlueprint.MANAGED_A, ApprovalBlueprint.ACCEPTANCE, ReachabilityBlueprint.FIX_CROSS_ZONE)
		.taking(2);

	public static final Step CURL = step("curl", "command", "EC2-A: curl")
		.after(ServersBlueprint.MANAGED_A, ApprovalBlueprint.ACCEPTANCE, LoadBalancerBlueprint.TARGET_HEALTHY,
				ReachabilityBlueprint.ANALYSIS_3)
		.taking(2);

	public static final List<Step> STEPS = List.of(DIG, CURL);

	private ConnectionBlueprint() {
	}

	private static Step step(String key, String type, String name) {
		return Step.of(StageKey.CONNECTION, key, type, name);
	}

}
