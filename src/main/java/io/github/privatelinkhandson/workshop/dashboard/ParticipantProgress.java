package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.StageOpenings;

/**
 * A participant with the lab's progress and failed checks, and the times derived from
 * them.
 *
 * @param standing the lab's progress; null until the lab is opened
 * @param calls the latest calls by hand, of each operation
 * @param begin the earliest time at which the participant could start with this lab
 * @param openings the times at which stages were opened
 */
record ParticipantProgress(Participant participant, @Nullable LabProgress standing, List<FailedCheck> failed,
		List<LatestCall> calls, Instant begin, StageOpenings openings) {

	List<LabView.Stage> stages() {
		return (this.standing != null) ? this.standing.lab().stages() : List.of();
	}

	/**
	 * Returns whether the console cannot read or reach the lab's account.
	 */
	boolean isHindered() {
		return this.standing != null && this.standing.lab().hindrance() != null;
	}

	/**
	 * Returns the time at which a stage could be begun: when all before it were done and
	 * it was open to the participant, or when it was begun ahead of these.
	 */
	Instant openSince(LabView.Stage stage) {
		Stream<Instant> before = stages().stream()
			.takeWhile((each) -> each.key() != stage.key())
			.flatMap((each) -> each.completedAt().stream());
		Stream<Instant> opened = this.openings.of(this.participant.id(), stage.key()).stream();
		Instant open = Stream.of(Stream.of(this.begin), before, opened)
			.flatMap(Function.identity())
			.max(Comparator.naturalOrder())
			.orElse(this.begin);
		return stage.steps()
			.stream()
			.map(LabView.Step::startedAt)
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.filter((started) -> started.isBefore(open))
			.orElse(open);
	}

	Optional<Duration> taken(LabView.Stage stage) {
		return stage.completedAt().map((done) -> Duration.between(openSince(stage), done));
	}

	/**
	 * Finds the first stage that has not been completed.
	 */
	Optional<LabView.Stage> current() {
		return stages().stream().filter((stage) -> stage.completedAt().isEmpty()).findFirst();
	}

	/**
	 * Returns the failed checks of steps that have not become ready since. Of steps that
	 * are absent only the first counts: the others come after it. What comes of another
	 * mistake does not count beside it.
	 */
	List<FailedCheck> failing() {
		if (this.standing == null) {
			return List.of();
		}
		List<String> order = this.standing.lab().steps().map(LabView.Step::key).toList();
		List<FailedCheck> unready = this.failed.stream()
			.filter((check) -> this.standing.lab().step(check.step()).status() != StepStatus.READY)
			.sorted(Comparator.comparingInt((check) -> order.indexOf(check.step())))
			.toList();
		Optional<FailedCheck> firstAbsent = unready.stream().filter(FailedCheck::absent).findFirst();
		return unready.stream()
			.filter((check) -> !check.follows(unready))
			.filter((check) -> !check.absent() || firstAbsent.filter(check::equals).isPresent())
			.toList();
	}

	/**
	 * Tells that a stage is open to the participant by the workshop's rules.
	 * @param opened the last stage that is open to all
	 */
	boolean mayBegin(StageKey stage, StageKey opened) {
		@Nullable StageKey own = this.participant.opened();
		return stage.compareTo(opened) <= 0 || (own != null && stage.compareTo(own) <= 0);
	}

}
