package io.github.privatelinkhandson.workshop.preflight;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;

import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Costs of labs on AWS by the price list, in US dollars, without tax and data transfer.
 *
 * @param room the total for the planned duration, including analyses
 * @param day the cost of each further day
 * @param week the cost of each further week
 */
public record LabCosts(BigDecimal room, BigDecimal day, BigDecimal week) {

	static final LabCosts NONE = new LabCosts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

	private static final int HOURS_OF_A_DAY = 24;

	private static final int DAYS_OF_A_WEEK = 7;

	static LabCosts of(int labs, Duration duration, String region) {
		BigDecimal count = BigDecimal.valueOf(labs);
		BigDecimal day = sum((price) -> price.hourly(region)).multiply(BigDecimal.valueOf(HOURS_OF_A_DAY))
			.multiply(count);
		return new LabCosts(sum((price) -> price.after(duration, region)).multiply(count), day,
				day.multiply(BigDecimal.valueOf(DAYS_OF_A_WEEK)));
	}

	LabCosts plus(LabCosts other) {
		return new LabCosts(this.room.add(other.room), this.day.add(other.day), this.week.add(other.week));
	}

	private static BigDecimal sum(Function<Price, BigDecimal> cost) {
		return Blueprint.steps().stream().map(Step::price).map(cost).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
