package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * A participant with the lab's progress and failed checks, and the times derived from
 * them.
 *
 * @param standing the lab's progress; null until the lab is opened
 * @param begin the earliest time at which the participant could start
 */
record ParticipantProgress(Participant participant, @Nullable LabProgress standing, List<FailedCheck> failed,
		Instant begin) {

	List<LabView.Stage> stages() {
		return (this.standing != null) ? this.standing.lab().stages() : List.of();
	}

	/**
	 * Returns the time at which a stage was completed, also after the lab's teardown.
	 */
	Optional<Instant> doneAt(LabView.Stage stage) {
		boolean done = stage.steps()
			.stream()
			.allMatch((step) -> step.readyAt() != null && !step.status().equals("waiting"));
		return done ? stage.steps()
			.stream()
			.map(LabView.Step::readyAt)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder()) : Optional.empty();
	}

	/**
	 * Returns the time from which on a stage could be started: when all earlier stages
	 * were completed, or when it was started ahead of them.
	 */
	Instant openSince(LabView.Stage stage) {
		Instant open = stages().stream()
			.takeWhile((before) -> !before.key().equals(stage.key()))
			.flatMap((before) -> doneAt(before).stream())
			.max(Comparator.naturalOrder())
			.filter((done) -> done.isAfter(this.begin))
			.orElse(this.begin);
		return stage.steps()
			.stream()
			.map(LabView.Step::startedAt)
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.filter((started) -> started.isBefore(open))
			.orElse(open);
	}

	/**
	 * Returns the time that a stage has taken.
	 */
	Optional<Duration> taken(LabView.Stage stage) {
		return doneAt(stage).map((done) -> Duration.between(openSince(stage), done));
	}

	/**
	 * Returns the first stage that is not completed.
	 */
	Optional<LabView.Stage> current() {
		return stages().stream().filter((stage) -> doneAt(stage).isEmpty()).findFirst();
	}

	/**
	 * Returns the failed checks of steps that have not become ready since.
	 */
	List<FailedCheck> failing() {
		return (this.standing == null) ? List.of()
				: this.failed.stream()
					.filter((check) -> !this.standing.lab().step(check.step()).status().equals("ready"))
					.toList();
	}

	/**
	 * Returns whether a stage is open to the participant by the workshop's rules.
	 * @param opened the last stage that is open to all
	 */
	boolean mayBegin(StageKey stage, StageKey opened) {
		@Nullable StageKey own = this.participant.opened();
		return stage.compareTo(opened) <= 0 || (own != null && stage.compareTo(own) <= 0);
	}

}
