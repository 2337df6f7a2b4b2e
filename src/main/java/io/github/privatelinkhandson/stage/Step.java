package io.github.privatelinkhandson.stage;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * The smallest piece of a stage: one resource, association, rule, setting or thing to
 * wait for. Each stage's package declares its own as constants; code refers to steps by
 * these, and data (ledger, JSON, messages) by their keys.
 *
 * @param key its name in the ledger, the JSON interface and message keys ({@code nat-a})
 * @param type CloudFormation's name of the resource type, where it has one
 * @param name what people call it, by the article's names, without a lab's suffix
 * @param needs the keys of the steps that must be ready before it can start
 * @param cost the time, money and quotas that it takes
 * @param blockedAt the place in the diagram that is crossed out where its resource blocks
 * packets; null if it is not on their way
 */
public record Step(String key, StageKey stage, String type, String name, List<String> needs, StepCost cost,
		@Nullable BlockedPoint blockedAt) {

	/**
	 * Declares a step that needs nothing, takes a second and is free; the methods below
	 * declare what differs.
	 */
	public static Step of(StageKey stage, String key, String type, String name) {
		return new Step(key, stage, type, name, List.of(), StepCost.SMALL, null);
	}

	public Step after(Step... needs) {
		List<String> all = Stream.concat(this.needs.stream(), Stream.of(needs).map(Step::key)).toList();
		return new Step(this.key, this.stage, this.type, this.name, all, this.cost, this.blockedAt);
	}

	/**
	 * Declares the typical duration in AWS, in seconds (aws-facts, section 4).
	 */
	public Step taking(int seconds) {
		return with(this.cost.taking(Duration.ofSeconds(seconds)));
	}

	public Step costing(Price price) {
		return with(this.cost.costing(price));
	}

	public Step using(LabQuota quota, int amount) {
		return using(quota, amount, StepCost.QuotaUse.ANY_ZONE);
	}

	/**
	 * Declares the use of a quota that AWS counts by Availability Zone.
	 * @param zone the lab's zone, 1 or 2
	 */
	public Step using(LabQuota quota, int amount, int zone) {
		return with(this.cost.using(new StepCost.QuotaUse(quota, amount, zone)));
	}

	public Step blockedAt(BlockedPoint point) {
		return new Step(this.key, this.stage, this.type, this.name, this.needs, this.cost, point);
	}

	private Step with(StepCost changed) {
		return new Step(this.key, this.stage, this.type, this.name, this.needs, changed, this.blockedAt);
	}

	/**
	 * Returns the time that AWS takes for it, typically.
	 */
	public Duration typical() {
		return this.cost.typical();
	}

	public Price price() {
		return this.cost.price();
	}

	/**
	 * Returns whether the step creates a resource that stays in the account until it is
	 * deleted by its own id.
	 */
	public boolean createsResource() {
		return this.type.startsWith("AWS::");
	}

	/**
	 * Returns whether the step is only for demonstration: no resource of AWS depends on
	 * it.
	 */
	public boolean isAnalysis() {
		return this.type.equals("AWS::EC2::NetworkInsightsAnalysis");
	}

}
