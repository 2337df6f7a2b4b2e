package io.github.privatelinkhandson.workshop;

import java.time.Duration;

/**
 * The parameters of a new workshop.
 */
public record WorkshopPlan(Workshop.Details details, Workshop.Schedule schedule, ParticipationRules rules) {

	public static final int MAX_PARTICIPANTS = 300;

	/**
	 * Create a plan.
	 * @throws IllegalArgumentException if a value is invalid
	 */
	public WorkshopPlan {
		UserText.require(details.name(), UserText.MAX_TITLE_LENGTH);
		Duration extension = schedule.extension();
		if (details.regions().isEmpty() || !schedule.startsAt().isBefore(schedule.endsAt()) || details.capacity() < 1
				|| details.capacity() > MAX_PARTICIPANTS || extension.isNegative() || extension.isZero()) {
			throw new IllegalArgumentException("A workshop has a region, ends after its start, and has 1 to "
					+ MAX_PARTICIPANTS + " participants");
		}
	}

}
