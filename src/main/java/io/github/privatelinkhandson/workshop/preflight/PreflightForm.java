package io.github.privatelinkhandson.workshop.preflight;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.OfferedRegion;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.workshop.WorkshopPlan;

/**
 * The form for a preflight.
 *
 * @param region the regions among which labs would be distributed
 * @param hours the planned duration in hours
 */
record PreflightForm(@NotNull(message = "{preflight.error.mode}") CloudMode mode,
		@OfferedRegion(message = "{preflight.error.regions}") List<String> region,
		@Range(min = 1, max = WorkshopPlan.MAX_PARTICIPANTS,
				message = "{preflight.error.participants}") int participants,
		@Range(min = 1, max = PreflightForm.MAX_HOURS, message = "{preflight.error.hours}") int hours) {

	static final int MAX_HOURS = 24;

	PreflightForm {
		region = distinct(region);
	}

	static PreflightForm proposed() {
		return new PreflightForm(CloudMode.AWS, List.of(Regions.DEFAULT), 30, 3);
	}

	/**
	 * Runs the preflight. The form has to be valid.
	 */
	PreflightReport run(Preflight preflight) {
		return preflight.inRegions(this.mode, this.region, this.participants, Duration.ofHours(this.hours));
	}

	private static List<String> distinct(@Nullable List<String> regions) {
		return (regions != null) ? regions.stream().distinct().toList() : List.of();
	}

}
