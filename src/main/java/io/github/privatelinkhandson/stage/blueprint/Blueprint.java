package io.github.privatelinkhandson.stage.blueprint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepCost;
import io.github.privatelinkhandson.stage.approval.ApprovalBlueprint;
import io.github.privatelinkhandson.stage.connection.ConnectionBlueprint;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.stage.endpointservice.EndpointServiceBlueprint;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.reachability.ReachabilityBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The sum of the stages' declarations: all steps of the hands-on, and what each needs.
 * The order is one in which they could be done one after another.
 */
@NamedInterface("blueprint")
public final class Blueprint {

	private static final Map<String, Step> STEPS = new LinkedHashMap<>();

	static {
		Stream
			.of(VpcBlueprint.STEPS, ServersBlueprint.STEPS, LoadBalancerBlueprint.STEPS, EndpointServiceBlueprint.STEPS,
					EndpointBlueprint.STEPS, ApprovalBlueprint.STEPS, ReachabilityBlueprint.STEPS,
					ConnectionBlueprint.STEPS)
			.flatMap(List::stream)
			.forEach((step) -> STEPS.put(step.key(), step));
	}

	private Blueprint() {
	}

	public static List<Step> steps() {
		return List.copyOf(STEPS.values());
	}

	public static List<Step> steps(StageKey stage) {
		return STEPS.values().stream().filter((step) -> step.stage() == stage).toList();
	}

	/**
	 * The steps of every stage up to and including that one.
	 */
	public static List<Step> through(StageKey stage) {
		return STEPS.values().stream().filter((step) -> step.stage().compareTo(stage) <= 0).toList();
	}

	public static Step step(String key) {
		Step step = STEPS.get(key);
		if (step == null) {
			throw new IllegalArgumentException("The blueprint has no step " + key);
		}
		return step;
	}

	/**
	 * A step and all that it needs, directly or not, but for analyses on the way, which
	 * only show something.
	 * @throws IllegalArgumentException if there is no such step
	 */
	public static Set<String> needed(String key) {
		Set<String> needed = new LinkedHashSet<>();
		collect(step(key), needed);
		needed.removeIf((each) -> !each.equals(key) && step(each).isAnalysis());
		return needed;
	}

	/**
	 * Returns the use that one lab makes of a quota; where AWS counts by Availability
	 * Zone, in the zone in which it is largest.
	 */
	public static int usage(LabQuota quota) {
		return STEPS.values()
			.stream()
			.flatMap((step) -> step.cost().quotas().stream())
			.filter((use) -> use.quota() == quota)
			.collect(Collectors.groupingBy(StepCost.QuotaUse::zone, Collectors.summingInt(StepCost.QuotaUse::amount)))
			.values()
			.stream()
			.max(Integer::compare)
			.orElse(0);
	}

	private static void collect(Step step, Set<String> needed) {
		if (needed.add(step.key())) {
			step.needs().forEach((need) -> collect(step(need), needed));
		}
	}

}
