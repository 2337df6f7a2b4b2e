package io.github.privatelinkhandson.workshop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;

/**
 * What a facilitator says of a workshop that is to be.
 *
 * @param extension by how much it is extended at a time
 * @param language {@code ja} or {@code en}; null for each reader's own
 */
public record WorkshopPlan(String name, CloudMode mode, List<String> regions, Instant startsAt, Instant endsAt,
		Duration extension, int capacity, @Nullable String language, ParticipationRules rules) {

	/** The most people that a workshop can have. */
	public static final int MAX_PEOPLE = 300;

	/**
	 * Create a plan.
	 * @throws IllegalArgumentException if it makes no sense
	 */
	public WorkshopPlan {
		UserText.require(name, UserText.MAX_OF_A_TITLE);
		if (regions.isEmpty() || !startsAt.isBefore(endsAt) || capacity < 1 || capacity > MAX_PEOPLE
				|| extension.isNegative() || extension.isZero()) {
			throw new IllegalArgumentException(
					"A workshop has a region, ends after its start, and has 1 to " + MAX_PEOPLE + " participants");
		}
		regions = List.copyOf(regions);
	}

}
