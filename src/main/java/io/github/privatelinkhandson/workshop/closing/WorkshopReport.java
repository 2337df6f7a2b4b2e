package io.github.privatelinkhandson.workshop.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.workshop.ParticipationRules;

/**
 * A workshop's report: progress, costs and leftover resources of each lab. Its component
 * names are those of the JSON interface.
 *
 * @param costUsd the total cost of all labs by the price list
 * @param complete whether all labs are gone
 * @param closeReason the reason for closing it with resources left; null if none were
 */
public record WorkshopReport(String workshop, String name, CloudMode mode, List<String> regions, String status,
		Instant startsAt, Instant endsAt, @Nullable Instant tornDownAt, @Nullable Instant closedAt,
		@Nullable String closeReason, int capacity, ParticipationRules rules, int participants, BigDecimal costUsd,
		boolean complete, List<Row> labs, List<Done> acts) {

	public long reached(String stage) {
		return this.labs.stream().filter((row) -> row.stages().containsKey(stage)).count();
	}

	/**
	 * A lab's row.
	 *
	 * @param former whether it has been replaced by another lab
	 * @param stages the completion times of completed stages by the stage's key
	 * @param calls the number of API calls
	 * @param refused the number of API calls that failed
	 * @param attempts the number of retries of steps
	 */
	public record Row(String participant, @Nullable Instant joinedAt, String lab, boolean former, String account,
			String region, LabStatus status, Map<String, Instant> stages, int calls, int refused, int attempts,
			BigDecimal costUsd, int analyses, int resources, int verifiedAbsent, List<Left> left) {

		/**
		 * Returns the key of the last completed stage.
		 */
		public @Nullable String furthest() {
			return this.stages.keySet().stream().reduce((first, second) -> second).orElse(null);
		}

	}

	/**
	 * A resource that could not be deleted, with the reason.
	 */
	public record Left(String type, String name, String id, @Nullable String reason) {

	}

	/**
	 * An audit event.
	 *
	 * @param participant the participant's name; null for the whole workshop
	 */
	public record Done(Instant at, String facilitator, String kind, @Nullable String participant, String detail,
			String outcome) {

	}

}
