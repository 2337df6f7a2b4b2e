package io.github.privatelinkhandson.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * The article's four explanations, and the stages at which they stand.
 */
public enum Point {

	PRIVATELINK(Set.of(StageKey.VPC)), ENDPOINT_AND_SERVICE(Set.of(StageKey.ENDPOINT_SERVICE, StageKey.ENDPOINT)),
	SECURITY_GROUPS(Set.of(StageKey.REACHABILITY)), CROSS_ZONE(Set.of(StageKey.REACHABILITY));

	private static final Set<String> CROSS_ZONE_CODES = Set.of("ELBV2_LISTENERS_MISMATCH",
			"ELBV2_LISTENER_REQUIRES_TG_ACCEPT", "ELBV2_NO_TARGETS_IN_AZ", "ELB_NOT_CROSSZONE");

	private final Set<StageKey> stages;

	Point(Set<StageKey> stages) {
		this.stages = stages;
	}

	/**
	 * The point's number, 1 to 4.
	 */
	public int number() {
		return ordinal() + 1;
	}

	public static List<Point> at(StageKey stage) {
		return Arrays.stream(values()).filter((point) -> point.stages.contains(stage)).toList();
	}

	/**
	 * The number of the point that an explanation of a path analysis leads to, 0 where
	 * none does (aws-facts, section 1.2).
	 * @param code Reachability Analyzer's explanation code
	 * @param onLoadBalancer whether the explanation names the NLB or its security group
	 */
	public static int explains(String code, boolean onLoadBalancer) {
		if (CROSS_ZONE_CODES.contains(code)) {
			return CROSS_ZONE.number();
		}
		return (onLoadBalancer && Set.of("ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES").contains(code))
				? SECURITY_GROUPS.number() : 0;
	}

}
