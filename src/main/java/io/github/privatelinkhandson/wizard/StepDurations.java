package io.github.privatelinkhandson.wizard;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Durations of what is done in a lab: AWS's typical durations at the speed of the lab's
 * cloud.
 */
@Component
class StepDurations {

	private final Clouds clouds;

	private final Clock clock;

	StepDurations(Clouds clouds, Clock clock) {
		this.clouds = clouds;
		this.clock = clock;
	}

	double speed(LabView lab) {
		return this.clouds.of(lab.mode()).speed();
	}

	/**
	 * Converts a duration on AWS to that in this lab, in whole seconds, at least one.
	 */
	Duration typical(LabView lab, Duration onAws) {
		return Duration.ofSeconds(Math.max(1, Math.round(scaled(lab, onAws).toMillis() / 1000.0)));
	}

	/**
	 * Returns the time for which a step has been worked on, or took.
	 */
	Duration elapsed(LabView.Step step) {
		if (step.startedAt() == null) {
			return Duration.ZERO;
		}
		Duration elapsed = Duration.between(step.startedAt(),
				(step.readyAt() != null) ? step.readyAt() : this.clock.instant());
		return elapsed.isNegative() ? Duration.ZERO : elapsed;
	}

	/**
	 * Estimates the time that those steps take from now, one after another where one
	 * needs the other and at once otherwise.
	 */
	Duration remaining(LabView lab, List<LabView.Step> steps) {
		Map<String, Duration> ends = new HashMap<>();
		for (LabView.Step step : steps) {
			Step planned = Blueprint.step(step.key());
			Duration start = planned.needs()
				.stream()
				.map((need) -> ends.getOrDefault(need, Duration.ZERO))
				.max(Duration::compareTo)
				.orElse(Duration.ZERO);
			ends.put(step.key(), start.plus(rest(lab, step, planned)));
		}
		return ends.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
	}

	private Duration rest(LabView lab, LabView.Step step, Step planned) {
		if (step.status() == StepStatus.READY) {
			return Duration.ZERO;
		}
		Duration rest = scaled(lab, planned.typical()).minus(elapsed(step));
		return rest.isNegative() ? Duration.ZERO : rest;
	}

	private Duration scaled(LabView lab, Duration onAws) {
		return Duration.ofMillis(Math.round(onAws.toMillis() / speed(lab)));
	}

}
