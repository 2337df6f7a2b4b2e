package io.github.privatelinkhandson.workshop.dashboard;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.UserText;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;

/**
 * The form for a new workshop, with the values as typed.
 *
 * @param start date and time in {@code zone}, as browsers send them
 * @param zone the facilitator's time zone, {@code Asia/Tokyo}
 * @param extension minutes by which it is extended at a time
 * @param language {@code ja}, {@code en}, or empty for each reader's own
 * @param stages {@code free}, or {@code guided} where facilitators open them
 */
record WorkshopForm(@Nullable String name, @Nullable String mode, @Nullable List<String> regions,
		@Nullable String start, @Nullable String end, @Nullable String zone, @Nullable String extension,
		@Nullable String capacity, @Nullable String language, @Nullable String spoilers, @Nullable String skipping,
		@Nullable String stages) {

	/** The value of a checked checkbox. */
	private static final String CHECKED = "true";

	private static final int MAX_MINUTES = 24 * 60;

	/** The longest duration; it catches mistyped dates. */
	private static final Duration MAX_DURATION = Duration.ofDays(7);

	/**
	 * Returns a form with default values.
	 */
	static WorkshopForm proposed(Instant now, ZoneId zone) {
		LocalDateTime start = LocalDateTime.ofInstant(now, zone).withSecond(0).withNano(0);
		return new WorkshopForm("", CloudMode.PRACTICE.key(), List.of(Regions.DEFAULT), start.toString(),
				start.plusHours(3).toString(), zone.getId(), "30", "30", "", CHECKED, CHECKED, "free");
	}

	@AssertTrue
	public boolean isNameUsable() {
		return UserText.fits(this.name, UserText.MAX_TITLE_LENGTH);
	}

	@AssertTrue
	public boolean isModeKnown() {
		return this.mode != null && CloudMode.of(this.mode).isPresent();
	}

	@AssertTrue
	public boolean isOffered() {
		return this.regions != null && !this.regions.isEmpty() && Regions.ALL.containsAll(this.regions);
	}

	@AssertTrue
	public boolean isZoneKnown() {
		try {
			return this.zone != null && !ZoneId.of(this.zone).getId().isEmpty();
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	@AssertTrue
	public boolean isStartReadable() {
		return time(this.start) != null;
	}

	@AssertTrue
	public boolean isInOrder() {
		@Nullable LocalDateTime from = time(this.start);
		@Nullable LocalDateTime to = time(this.end);
		return to != null && (from == null || (from.isBefore(to) && !to.isAfter(from.plus(MAX_DURATION))));
	}

	@AssertTrue
	public boolean isExtensionUsable() {
		return within(this.extension, MAX_MINUTES);
	}

	@AssertTrue
	public boolean isCapacityUsable() {
		return within(this.capacity, WorkshopPlan.MAX_PARTICIPANTS);
	}

	@AssertTrue
	public boolean isLanguageKnown() {
		return this.language == null || Set.of("", "ja", "en").contains(this.language);
	}

	@AssertTrue
	public boolean isWayKnown() {
		return this.stages != null && Set.of("free", "guided").contains(this.stages);
	}

	/**
	 * Converts the form, which has to be valid, to a plan.
	 */
	WorkshopPlan plan() {
		ZoneId at = ZoneId.of(Objects.requireNonNull(this.zone));
		boolean ownLanguage = this.language == null || this.language.isEmpty();
		return new WorkshopPlan(
				new Workshop.Details(UserText.clean(this.name),
						CloudMode.of(Objects.requireNonNull(this.mode)).orElseThrow(),
						Objects.requireNonNull(this.regions).stream().distinct().toList(), number(this.capacity),
						ownLanguage ? null : this.language),
				new Workshop.Schedule(instant(this.start, at), instant(this.end, at),
						Duration.ofMinutes(number(this.extension))),
				new ParticipationRules(CHECKED.equals(this.spoilers), CHECKED.equals(this.skipping),
						"free".equals(this.stages) ? StageKey.CONNECTION : StageKey.VPC));
	}

	private static Instant instant(@Nullable String text, ZoneId zone) {
		return Objects.requireNonNull(time(text)).atZone(zone).toInstant();
	}

	private static @Nullable LocalDateTime time(@Nullable String text) {
		try {
			return (text != null) ? LocalDateTime.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static boolean within(@Nullable String text, int most) {
		return text != null && text.matches("\\d{1,5}") && number(text) >= 1 && number(text) <= most;
	}

	private static int number(@Nullable String text) {
		return Integer.parseInt(Objects.requireNonNull(text));
	}

}
