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
 * @param labs the rows of all labs, and of the participants without a lab
 */
public record WorkshopReport(String workshop, String name, CloudMode mode, List<String> regions, String status,
		Instant startsAt, Instant endsAt, @Nullable Instant tornDownAt, @Nullable Instant closedAt,
		@Nullable String closeReason, int capacity, ParticipationRules rules, int participants, BigDecimal costUsd,
		boolean complete, List<Row> labs, List<Done> acts, Findings findings) {

	/**
	 * A lab's row, or that of a participant without a lab.
	 *
	 * @param lab the lab's id; null without a lab, as are account, region and status
	 * @param former whether it has been replaced by another lab
	 * @param stages the completion times of completed stages by the stage's key
	 * @param calls the number of API calls
	 * @param refused the number of API calls that failed
	 * @param attempts the number of retries of steps
	 * @param person the participant's learning; null for an unassigned lab
	 */
	public record Row(String participant, @Nullable Instant joinedAt, @Nullable String lab, boolean former,
			@Nullable String account, @Nullable String region, @Nullable LabStatus status, Map<String, Instant> stages,
			int calls, int refused, int attempts, BigDecimal costUsd, int analyses, int resources, int verifiedAbsent,
			List<Left> left, @Nullable Person person) {

		/**
		 * Returns the key of the last completed stage.
		 */
		public @Nullable String furthest() {
			return this.stages.keySet().stream().reduce((first, second) -> second).orElse(null);
		}

	}

	/**
	 * A participant's learning in one lab. Help counts in one lab of each participant
	 * only.
	 *
	 * @param id the participant's id
	 * @param stageSeconds the time that each completed stage took from when it was open
	 * to the participant, by the stage's key; empty for former labs
	 * @param builtByFacilitator the keys of the stages that a facilitator built
	 * @param hands how often the hand was raised
	 * @param waitedSeconds how long it was up until a facilitator came, in all
	 */
	public record Person(String id, Map<String, Long> stageSeconds, List<String> builtByFacilitator, int hands,
			long waitedSeconds, int hints, List<Mistake> mistakes) {
	}

	/**
	 * Something that was wrong when it was checked.
	 *
	 * @param times the number of checks that found it
	 */
	public record Mistake(String step, String code, int times) {
	}

	/**
	 * The totals of all participants.
	 *
	 * @param mistakes the mistakes, those of most participants first
	 */
	public record Findings(List<StageTotal> stages, List<MistakeTotal> mistakes, int hands, long waitedSeconds,
			int hints) {
	}

	/**
	 * The totals of a stage.
	 *
	 * @param reached the number of participants who have completed it
	 * @param built the number of those for whom a facilitator built it
	 */
	public record StageTotal(String stage, long reached, long built, @Nullable Long medianSeconds) {
	}

	/**
	 * The number of participants who made a mistake.
	 */
	public record MistakeTotal(String step, String code, long people) {
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
