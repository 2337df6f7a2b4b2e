package io.github.privatelinkhandson.workshop.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.workshop.WorkshopPlan;

/**
 * The form for a preflight, with the values as typed.
 *
 * @param region the regions among which labs would be distributed
 * @param hours the planned duration in hours
 */
record PreflightForm(@Nullable String mode, @Nullable List<String> region, @Nullable String participants,
		@Nullable String hours) {

	static final int MAX_HOURS = 24;

	/**
	 * Returns a form with default values.
	 */
	static PreflightForm proposed() {
		return new PreflightForm(CloudMode.AWS.key(), List.of(Regions.DEFAULT), "30", "3");
	}

	@AssertTrue
	public boolean isModeKnown() {
		return this.mode != null && CloudMode.of(this.mode).isPresent();
	}

	@AssertTrue
	public boolean isOffered() {
		return this.region != null && !this.region.isEmpty() && Regions.ALL.containsAll(this.region);
	}

	@AssertTrue
	public boolean isParticipantsUsable() {
		return within(this.participants, WorkshopPlan.MAX_PARTICIPANTS);
	}

	@AssertTrue
	public boolean isHoursUsable() {
		return within(this.hours, MAX_HOURS);
	}

	/**
	 * Runs the preflight. The form has to be valid.
	 */
	PreflightReport run(Preflight preflight) {
		return preflight.inRegions(CloudMode.of(Objects.requireNonNull(this.mode)).orElseThrow(),
				Objects.requireNonNull(this.region).stream().distinct().toList(), number(this.participants),
				Duration.ofHours(number(this.hours)));
	}

	private static boolean within(@Nullable String text, int most) {
		return text != null && text.matches("[0-9]{1,4}") && number(text) >= 1 && number(text) <= most;
	}

	private static int number(@Nullable String text) {
		return Integer.parseInt(Objects.requireNonNull(text));
	}

}
