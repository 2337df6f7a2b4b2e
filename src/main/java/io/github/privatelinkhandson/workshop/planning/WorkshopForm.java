package io.github.privatelinkhandson.workshop.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.Errors;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.OfferedRegion;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.FittingText;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.UserText;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;

/**
 * The form for a new workshop.
 *
 * @param start date and time in {@code zone}, as browsers send them
 * @param zone the facilitator's time zone, {@code Asia/Tokyo}
 * @param extension minutes by which it is extended at a time
 * @param language {@code ja}, {@code en}, or empty for each reader's own
 * @param spoilers null if not checked
 * @param skipping null if not checked
 * @param stages {@code free}, or {@code guided} where facilitators open them
 */
record WorkshopForm(@FittingText(max = UserText.MAX_TITLE_LENGTH, message = "{plan.error.name}") @Nullable String name,
		@NotNull(message = "{plan.error.mode}") CloudMode mode,
		@OfferedRegion(message = "{plan.error.regions}") List<String> regions,
		@NotNull(message = "{plan.error.start}") @DateTimeFormat(pattern = WorkshopForm.TIME,
				fallbackPatterns = WorkshopForm.TIME_WITH_SECONDS) LocalDateTime start,
		@NotNull(message = "{plan.error.start}") @DateTimeFormat(pattern = WorkshopForm.TIME,
				fallbackPatterns = WorkshopForm.TIME_WITH_SECONDS) LocalDateTime end,
		@NotNull(message = "{plan.error.zone}") ZoneId zone,
		@Range(min = 1, max = WorkshopForm.MAX_MINUTES, message = "{plan.error.extension}") int extension,
		@Range(min = 1, max = WorkshopPlan.MAX_PARTICIPANTS, message = "{plan.error.capacity}") int capacity,
		@Pattern(regexp = "(ja|en)?", message = "{plan.error.language}") @Nullable String language,
		@Nullable Boolean spoilers, @Nullable Boolean skipping,
		@NotNull(message = "{plan.error.stages}") @Pattern(regexp = "free|guided",
				message = "{plan.error.stages}") String stages) {

	static final String TIME = "yyyy-MM-dd'T'HH:mm";

	static final String TIME_WITH_SECONDS = "yyyy-MM-dd'T'HH:mm:ss";

	static final int MAX_MINUTES = 24 * 60;

	/** The longest duration; it catches mistyped dates. */
	private static final Duration MAX_DURATION = Duration.ofDays(7);

	WorkshopForm {
		regions = distinct(regions);
	}

	static WorkshopForm proposed(Instant now, ZoneId zone) {
		LocalDateTime start = LocalDateTime.ofInstant(now, zone).withSecond(0).withNano(0);
		return new WorkshopForm("", CloudMode.PRACTICE, List.of(Regions.DEFAULT), start, start.plusHours(3), zone, 30,
				30, "", true, true, "free");
	}

	/**
	 * Returns the form with the plan of a workshop.
	 */
	static WorkshopForm of(Workshop workshop, ZoneId zone) {
		ParticipationRules rules = workshop.rules();
		return new WorkshopForm(workshop.name(), workshop.mode(), workshop.regions(),
				LocalDateTime.ofInstant(workshop.startsAt(), zone), LocalDateTime.ofInstant(workshop.endsAt(), zone),
				zone, (int) workshop.extension().toMinutes(), workshop.capacity(),
				Objects.requireNonNullElse(workshop.language(), ""), rules.spoilers(), rules.skipping(),
				rules.free() ? "free" : "guided");
	}

	/**
	 * Rejects an end that is not after the start, too late after it, or in the past. All
	 * other values have to be valid.
	 */
	void validateEnd(Instant now, Errors errors) {
		if (!this.start.isBefore(this.end) || this.end.isAfter(this.start.plus(MAX_DURATION))) {
			errors.rejectValue("end", "plan.error.end");
		}
		else if (!this.end.atZone(this.zone).toInstant().isAfter(now)) {
			errors.rejectValue("end", "plan.error.past");
		}
	}

	/**
	 * Converts the form, which has to be valid, to a plan.
	 */
	WorkshopPlan plan() {
		boolean ownLanguage = this.language == null || this.language.isEmpty();
		return new WorkshopPlan(
				new Workshop.Details(UserText.clean(this.name), this.mode, this.regions, this.capacity,
						ownLanguage ? null : this.language),
				new Workshop.Schedule(this.start.atZone(this.zone).toInstant(), this.end.atZone(this.zone).toInstant(),
						Duration.ofMinutes(this.extension)),
				new ParticipationRules(Boolean.TRUE.equals(this.spoilers), Boolean.TRUE.equals(this.skipping),
						this.stages.equals("free") ? StageKey.CONNECTION : StageKey.VPC));
	}

	private static List<String> distinct(@Nullable List<String> regions) {
		return (regions != null) ? regions.stream().distinct().toList() : List.of();
	}

}
