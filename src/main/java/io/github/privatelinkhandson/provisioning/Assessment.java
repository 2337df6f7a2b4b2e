package io.github.privatelinkhandson.provisioning;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The state of a step, with the reads that it was concluded from. It counts only if all
 * of them have been made.
 *
 * @param shown the reads that show the state itself; none for commands and analyses,
 * which the console follows by itself
 * @param used these, and the reads of what the step needs
 */
record Assessment(StepState state, Set<ReadKind> shown, Set<ReadKind> used, Snapshot snapshot) {

	static Assessment of(StepAction action, StageContext context) {
		Snapshot tracked = context.snapshot().tracked();
		StepState state = action.assess(context.with(tracked));
		Set<ReadKind> used = EnumSet.noneOf(ReadKind.class);
		used.addAll(tracked.used());
		used.addAll(action.reads());
		return new Assessment(state, action.reads(), used, context.snapshot());
	}

	/**
	 * Returns the same with the reads that the step's request is made from.
	 */
	Assessment forRequest(StepAction action, StageContext context) {
		Snapshot tracked = context.snapshot().tracked();
		action.request(context.with(tracked));
		Set<ReadKind> both = EnumSet.noneOf(ReadKind.class);
		both.addAll(this.used);
		both.addAll(tracked.used());
		return new Assessment(this.state, this.shown, both, this.snapshot);
	}

	boolean complete() {
		return unread().isEmpty();
	}

	/**
	 * Returns the reads that are missing.
	 */
	List<ReadKind> unread() {
		return older(Instant.MIN);
	}

	/**
	 * Returns the reads that are missing, or were made before that time.
	 */
	List<ReadKind> older(Instant than) {
		return this.used.stream().filter((kind) -> {
			Instant takenAt = this.snapshot.read(kind).takenAt();
			return takenAt == null || takenAt.isBefore(than);
		}).toList();
	}

	/**
	 * Returns the time as of which the state is known: when the oldest of the reads that
	 * show it was made; now if it is not read.
	 */
	Instant takenAt(Instant now) {
		return this.shown.stream()
			.map((kind) -> this.snapshot.read(kind).takenAt())
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(now);
	}

	/**
	 * Returns the failure of the newest try of one of the reads, if one has failed.
	 */
	Optional<ReadFailure> failure() {
		return this.used.stream()
			.flatMap((kind) -> Optional.ofNullable(this.snapshot.read(kind).failure()).stream())
			.findFirst();
	}

}
