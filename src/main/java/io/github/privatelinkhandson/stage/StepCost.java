package io.github.privatelinkhandson.stage;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time, money and quotas that a step takes.
 *
 * @param typical the duration in AWS
 */
public record StepCost(Duration typical, Price price, List<QuotaUse> quotas) {

	static final StepCost SMALL = new StepCost(Duration.ofSeconds(1), Price.FREE, List.of());

	StepCost taking(Duration duration) {
		return new StepCost(duration, this.price, this.quotas);
	}

	StepCost costing(Price amount) {
		return new StepCost(this.typical, amount, this.quotas);
	}

	StepCost using(QuotaUse more) {
		return new StepCost(this.typical, this.price, Stream.concat(this.quotas.stream(), Stream.of(more)).toList());
	}

	/**
	 * Use of a quota.
	 *
	 * @param zone the lab's zone, 1 or 2, where AWS counts by zone
	 */
	public record QuotaUse(LabQuota quota, int amount, int zone) {

		static final int ANY_ZONE = 0;

	}

}
