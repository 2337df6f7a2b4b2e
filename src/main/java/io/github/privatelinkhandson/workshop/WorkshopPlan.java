package io.github.privatelinkhandson.workshop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;

/**
 * The parameters of a new workshop.
 *
 * @param extension the duration of one extension
 * @param language {@code ja} or {@code en}; null for each reader's own
 */
public record WorkshopPlan(String name, CloudMode mode, List<String> regions, Instant startsAt, Instant endsAt,
		Duration extension, int capacity, @Nullable String language, ParticipationRules rules) {

	/** Maximal number of participants. */
	public static final int MAX_PARTICIPANTS = 300;

	/**
	 * Create a plan.
	 * @throws IllegalArgumentException if a value is invalid
	 */
	public WorkshopPlan {
		UserText.require(name, UserText.MAX_TITLE_LENGTH);
		if (regions.isEmpty() || !startsAt.isBefore(endsAt) || capacity < 1 || capacity > MAX_PARTICIPANTS
				|| extension.isNegative() || extension.isZero()) {
			throw new IllegalArgumentException("A workshop has a region, ends after its start, and has 1 to "
					+ MAX_PARTICIPANTS + " participants");
		}
		regions = List.copyOf(regions);
	}

}
