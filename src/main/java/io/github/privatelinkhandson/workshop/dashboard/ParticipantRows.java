package io.github.privatelinkhandson.workshop.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Builds the dashboard's rows.
 *
 * @param opened the last stage that is open to all
 * @param running whether the workshop is running; nobody is reported as stuck otherwise
 */
record ParticipantRows(DurationBaselines baselines, StageKey opened, boolean running, Instant now) {

	/**
	 * The number of consecutive failures of a check from which on a participant counts as
	 * stuck.
	 */
	private static final int STUCK_AFTER_FAILURES = 3;

	ParticipantRow row(ParticipantProgress progress) {
		Participant participant = progress.participant();
		@Nullable LabProgress standing = progress.standing();
		if (standing == null) {
			return new ParticipantRow(participant.id(), participant.name(), null, null, null, participant.joinedAt(),
					List.of(), null, 0, List.of(), null, participant.hand(), participant.locked(),
					cents(BigDecimal.ZERO), cents(BigDecimal.ZERO), HandWork.NONE);
		}
		LabView lab = standing.lab();
		Optional<LabView.Stage> current = progress.current();
		@Nullable CurrentActivity present = current.filter((stage) -> !lab.isTakenDown())
			.map((stage) -> present(progress, stage))
			.orElse(null);
		HandWork byHand = HandWork.of(progress.calls(), this.now);
		return new ParticipantRow(participant.id(), participant.name(), lab.id(), lab.region(), lab.status(),
				participant.joinedAt(), lab.stages().stream().map((stage) -> cell(progress, stage)).toList(), present,
				attempts(progress, present), progress.failing(), stuck(progress, current.orElse(null), present, byHand),
				participant.hand(), participant.locked(), cents(lab.cost().hourlyUsd()), cents(lab.cost().soFarUsd()),
				byHand);
	}

	private static StageProgress cell(ParticipantProgress progress, LabView.Stage stage) {
		@Nullable Long seconds = progress.taken(stage).map(Duration::toSeconds).orElse(null);
		return new StageProgress(stage.key(), (seconds != null) ? StageStatus.DONE : stage.status(), seconds);
	}

	private CurrentActivity present(ParticipantProgress progress, LabView.Stage stage) {
		StageKey key = stage.key();
		Optional<LabView.Step> failed = firstCause(progress, stage);
		if (failed.isPresent()) {
			LabView.Step step = failed.get();
			return new CurrentActivity(key, step.key(),
					(step.status() == StepStatus.WRONG) ? ActivityStatus.WRONG : ActivityStatus.FAILED,
					started(step).orElse(progress.openSince(stage)), Objects.requireNonNull(step.error()).code());
		}
		Optional<LabView.Step> busy = stage.steps()
			.stream()
			.filter((step) -> step.status() == StepStatus.CREATING || step.status() == StepStatus.WAITING)
			.min(Comparator.comparing((step) -> started(step).orElse(this.now)));
		if (busy.isPresent()) {
			return new CurrentActivity(key, busy.get().key(), ActivityStatus.BUILDING,
					started(busy.get()).orElse(this.now), null);
		}
		if (stage.status() == StageStatus.BUILDING) {
			return new CurrentActivity(key, null, ActivityStatus.BUILDING, progress.openSince(stage), null);
		}
		return new CurrentActivity(key, null,
				progress.mayBegin(key, this.opened) ? ActivityStatus.OPEN : ActivityStatus.CLOSED,
				progress.openSince(stage), null);
	}

	/**
	 * Returns the step to fix first: one of this stage, or of a later one that was
	 * started ahead.
	 */
	private static Optional<LabView.Step> firstCause(ParticipantProgress progress, LabView.Stage stage) {
		return Stream
			.concat(stage.steps().stream(), progress.stages().stream().flatMap((each) -> each.steps().stream()))
			.filter(LabView.Step::cause)
			.findFirst();
	}

	private static Optional<Instant> started(LabView.Step step) {
		return Optional.ofNullable(step.startedAt());
	}

	private static int attempts(ParticipantProgress progress, @Nullable CurrentActivity present) {
		if (present == null || progress.standing() == null) {
			return 0;
		}
		int retries = progress.standing()
			.anew()
			.entrySet()
			.stream()
			.filter((entry) -> (present.step() != null) ? entry.getKey().equals(present.step())
					: Blueprint.step(entry.getKey()).stage() == present.stage())
			.mapToInt((entry) -> entry.getValue())
			.max()
			.orElse(0);
		return ((present.step() != null) ? 1 : 0) + retries + consecutiveFailures(progress, present.stage());
	}

	private @Nullable StuckReason stuck(ParticipantProgress progress, LabView.@Nullable Stage stage,
			@Nullable CurrentActivity present, HandWork byHand) {
		if (this.running && progress.isHindered()) {
			return StuckReason.HINDERED;
		}
		if (!this.running || present == null || stage == null || !progress.mayBegin(stage.key(), this.opened)) {
			return null;
		}
		if (consecutiveFailures(progress, present.stage()) >= STUCK_AFTER_FAILURES
				|| byHand.refused().stream().anyMatch((call) -> call.times() >= STUCK_AFTER_FAILURES)) {
			return StuckReason.FAILING;
		}
		Duration time = Duration.between(present.since(), this.now);
		return switch (present.status()) {
			case BUILDING -> stage.steps()
				.stream()
				.filter((step) -> step.key().equals(present.step()))
				.anyMatch((step) -> this.baselines.isLong(step, time)) ? StuckReason.SLOW : null;
			case OPEN, WRONG, FAILED -> this.baselines.isLong(stage, idle(present, byHand)) ? StuckReason.IDLE : null;
			case CLOSED -> null;
		};
	}

	/**
	 * Returns the time for which nothing has been done, by hand either.
	 */
	private Duration idle(CurrentActivity present, HandWork byHand) {
		Instant last = (byHand.last() != null && byHand.last().lastAt().isAfter(present.since()))
				? byHand.last().lastAt() : present.since();
		return Duration.between(last, this.now);
	}

	/**
	 * Returns the highest number of consecutive failures among a stage's checks.
	 */
	private static int consecutiveFailures(ParticipantProgress progress, StageKey stage) {
		return progress.failing()
			.stream()
			.filter((check) -> Blueprint.step(check.step()).stage() == stage)
			.mapToInt(FailedCheck::times)
			.max()
			.orElse(0);
	}

	private static BigDecimal cents(BigDecimal dollars) {
		return dollars.setScale(2, RoundingMode.HALF_UP);
	}

}
