package io.github.privatelinkhandson.blueprint;

import java.time.Duration;
import java.util.List;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * The smallest piece of a stage: one resource, association, rule, setting or thing to
 * wait for.
 *
 * @param key its name in the ledger, the JSON interface and message keys ({@code nat-a})
 * @param type CloudFormation's name of the resource type, where it has one
 * @param name what people call it, by the article's names, without a lab's suffix
 * @param needs the steps that must be ready before it can start
 * @param typical how long AWS takes for it, in AWS's time (aws-facts, section 4)
 * @param price what it costs, if anything
 */
public record Step(String key, StageKey stage, String type, String name, List<String> needs, Duration typical,
		Price price) {

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
