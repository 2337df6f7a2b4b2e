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
 * What a workshop was: who got how far, when, and what it cost and left. Its names are
 * the JSON interface's.
 *
 * @param costUsd of all labs together, by the price list
 * @param complete whether nothing of any lab is left
 * @param closeReason why it was closed although something was left
 */
public record WorkshopReport(String workshop, String name, CloudMode mode, List<String> regions, String status,
		Instant startsAt, Instant endsAt, @Nullable Instant tornDownAt, @Nullable Instant closedAt,
		@Nullable String closeReason, int capacity, ParticipationRules rules, int participants, BigDecimal costUsd,
		boolean complete, List<Row> labs, List<Done> acts) {

	/**
	 * How many labs have come to the end of a stage.
	 */
	public long reached(String stage) {
		return this.labs.stream().filter((row) -> row.stages().containsKey(stage)).count();
	}

	/**
	 * One lab.
	 *
	 * @param former whether the participant was given another lab after it
	 * @param stages when each stage was done that was, by the stage's key
	 * @param calls how often AWS was asked for something
	 * @param refused how often AWS refused
	 * @param attempts how often steps were tried anew
	 */
	public record Row(String participant, @Nullable Instant joinedAt, String lab, boolean former, String account,
			String region, LabStatus status, Map<String, Instant> stages, int calls, int refused, int attempts,
			BigDecimal costUsd, int analyses, int resources, int verifiedAbsent, List<Left> left) {

		/**
		 * The last stage that was done.
		 */
		public @Nullable String furthest() {
			return this.stages.keySet().stream().reduce((first, second) -> second).orElse(null);
		}

	}

	/**
	 * A resource that could not be deleted, and why.
	 */
	public record Left(String type, String name, String id, @Nullable String reason) {

	}

	/**
	 * Something that a facilitator has done.
	 *
	 * @param participant the participant's name; null for the whole workshop
	 */
	public record Done(Instant at, String facilitator, String kind, @Nullable String participant, String detail,
			String outcome) {

	}

}
