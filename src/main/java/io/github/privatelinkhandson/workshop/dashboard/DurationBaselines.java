package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Median durations of steps and stages in a workshop, from the participants who have
 * completed them.
 *
 * @param steps the median of each step that enough participants have completed
 * @param stages the median of each stage that enough participants have completed
 * @param speed the factor by which the mode is faster than AWS
 */
record DurationBaselines(Map<String, Duration> steps, Map<StageKey, Duration> stages, double speed) {

	/** The number of completions from which on a median is used. */
	private static final int MIN_SAMPLES = 3;

	private static final int SLOW_FACTOR = 3;

	private static final Duration CREATION_GRACE = Duration.ofSeconds(30);

	/** Minimal idle time that is allowed, however fast the others were. */
	private static final Duration MIN_IDLE = Duration.ofMinutes(3);

	/** Idle time that is allowed while there is no median for the stage. */
	private static final Duration DEFAULT_IDLE = Duration.ofMinutes(15);

	static DurationBaselines of(List<ParticipantProgress> participants, double speed) {
		Map<String, List<Duration>> steps = new HashMap<>();
		Map<StageKey, List<Duration>> stages = new HashMap<>();
		for (ParticipantProgress progress : participants) {
			for (LabView.Stage stage : progress.stages()) {
				progress.taken(stage).ifPresent((taken) -> add(stages, stage.key(), taken));
				stage.steps()
					.stream()
					.filter((step) -> step.startedAt() != null && step.readyAt() != null)
					.forEach((step) -> add(steps, step.key(), Duration.between(step.startedAt(), step.readyAt())));
			}
		}
		return new DurationBaselines(medians(steps), medians(stages), speed);
	}

	/**
	 * Returns whether a step has been in creation for much longer than usual.
	 */
	boolean isLong(LabView.Step step, Duration time) {
		Duration typical = Blueprint.step(step.key()).typical();
		Duration usual = Duration.ofMillis(Math.round(typical.toMillis() / this.speed));
		Duration limit = max(usual.multipliedBy(SLOW_FACTOR),
				Optional.ofNullable(this.steps.get(step.key())).orElse(usual).multipliedBy(SLOW_FACTOR))
			.plus(CREATION_GRACE);
		return time.compareTo(limit) > 0;
	}

	/**
	 * Returns whether a stage has been idle for much longer than usual.
	 */
	boolean isLong(LabView.Stage stage, Duration time) {
		Duration limit = Optional.ofNullable(this.stages.get(stage.key()))
			.map((median) -> max(median.multipliedBy(SLOW_FACTOR), MIN_IDLE))
			.orElse(DEFAULT_IDLE);
		return time.compareTo(limit) > 0;
	}

	static Duration median(List<Duration> durations) {
		List<Duration> sorted = durations.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle)
				: sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
	}

	private static <K> Map<K, Duration> medians(Map<K, List<Duration>> durations) {
		Map<K, Duration> medians = new HashMap<>();
		durations.forEach((key, all) -> {
			if (all.size() >= MIN_SAMPLES) {
				medians.put(key, median(all));
			}
		});
		return medians;
	}

	private static <K> void add(Map<K, List<Duration>> durations, K key, Duration duration) {
		durations.computeIfAbsent(key, (none) -> new ArrayList<>()).add(duration);
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
