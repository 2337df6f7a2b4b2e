package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * How long steps and stages take in a room, by those who are past them.
 *
 * @param steps the median of each step that several are past
 * @param stages the median of each stage that several are past
 * @param speed how much faster than on AWS things happen
 */
record DurationBaselines(Map<String, Duration> steps, Map<StageKey, Duration> stages, double speed) {

	/** So many have to be past something before the others are measured by them. */
	private static final int ENOUGH = 3;

	private static final int MUCH = 3;

	private static final Duration GRACE = Duration.ofSeconds(30);

	/** Time to read and think, even where the others were quick. */
	private static final Duration MIN_IDLE = Duration.ofMinutes(3);

	/** How long a stage may lie open while nobody is past it. */
	private static final Duration USUAL_IDLE = Duration.ofMinutes(15);

	static DurationBaselines of(List<ParticipantProgress> room, double speed) {
		Map<String, List<Duration>> steps = new HashMap<>();
		Map<StageKey, List<Duration>> stages = new HashMap<>();
		for (ParticipantProgress progress : room) {
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
	 * Whether that is long for a step on which AWS works.
	 */
	boolean isLong(LabView.Step step, Duration time) {
		Duration typical = Blueprint.step(step.key()).typical();
		Duration usual = Duration.ofMillis(Math.round(typical.toMillis() / this.speed));
		Duration limit = max(usual.multipliedBy(MUCH),
				Optional.ofNullable(this.steps.get(step.key())).orElse(usual).multipliedBy(MUCH))
			.plus(GRACE);
		return time.compareTo(limit) > 0;
	}

	/**
	 * Whether that is long for nothing to have been done at an open stage.
	 */
	boolean isLong(LabView.Stage stage, Duration time) {
		Duration limit = Optional.ofNullable(this.stages.get(stage.key()))
			.map((median) -> max(median.multipliedBy(MUCH), MIN_IDLE))
			.orElse(USUAL_IDLE);
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
			if (all.size() >= ENOUGH) {
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
