package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.observation.model.NamedResource;
import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The ledger's entry for one step of a lab: the intent and its outcome.
 *
 * @param id the id of what was created, as soon as it is known
 * @param waitingFor a step's key, AWS's word for its state, the code with which AWS put
 * it off, {@code unseen} after AWS took the call, or {@code missing} after it was there
 * @param failure the reason for which it has failed, if it has
 */
public record LedgerEntry(String step, StepStatus status, @Nullable String id, Attempt attempt,
		@Nullable String waitingFor, Timeline timeline, @Nullable Failure failure) {

	static final String UNSEEN = "unseen";

	/** For so many paces what AWS was asked for, or once had, may be invisible. */
	static final int VISIBILITY_GRACE = 5;

	private static final Duration MAX_CLOCKS_DIFFER = Duration.ofMinutes(5);

	static LedgerEntry pending(String step) {
		return new LedgerEntry(step, StepStatus.PENDING, null, Attempt.FIRST, null, Timeline.EMPTY, null);
	}

	public int generation() {
		return this.attempt.generation();
	}

	public boolean wanted() {
		return this.attempt.wanted();
	}

	public @Nullable Instant nextTryAt() {
		return this.attempt.nextTryAt();
	}

	public @Nullable Instant startedAt() {
		return this.timeline.startedAt();
	}

	public @Nullable Instant readyAt() {
		return this.timeline.readyAt();
	}

	public @Nullable Instant goneAt() {
		return this.timeline.goneAt();
	}

	public boolean ready() {
		return this.status == StepStatus.READY;
	}

	/**
	 * Returns whether the step is in flight: requested of AWS and not ready, or to be
	 * requested again automatically.
	 */
	boolean unsettled() {
		return switch (this.status) {
			case CREATING, WAITING -> true;
			case FAILED -> false;
			case PENDING, READY, WRONG, DELETING, GONE -> wanted();
		};
	}

	/**
	 * Returns whether the request was so recent that the resource may exist without being
	 * observed yet.
	 * @param pace how long things take that are over in a second or so on AWS
	 */
	public boolean maybeUnseen(Instant now, Duration pace) {
		return this.timeline.isUnseenWithin(pace.multipliedBy(3 * VISIBILITY_GRACE), now);
	}

	/**
	 * Returns whether the resource is the one that this entry created, rather than a
	 * later one of the same name.
	 */
	public boolean became(NamedResource found) {
		Instant known = this.timeline.latestCreation();
		return found.id().equals(this.id) && found.createdAt().minus(MAX_CLOCKS_DIFFER).isBefore(known);
	}

	/**
	 * Requests it by itself.
	 */
	LedgerEntry request() {
		return retry().withWanted(true);
	}

	/**
	 * Withdraws the request for it by itself.
	 */
	LedgerEntry withdraw() {
		return withWanted(false);
	}

	/**
	 * Has it tried again, if it has failed or was taken down.
	 */
	LedgerEntry retry() {
		return switch (this.status) {
			case FAILED, GONE -> recreate();
			case DELETING -> wanted() ? this : recreate();
			case PENDING, CREATING, WAITING, READY, WRONG -> this;
		};
	}

	/**
	 * Has it tried again, or corrected if it is wrong.
	 */
	LedgerEntry repair() {
		return (this.status == StepStatus.WRONG) ? withWanted(true) : retry();
	}

	/**
	 * Returns whether AWS is to be asked for it, once what it needs is ready.
	 */
	boolean due(Instant now) {
		boolean open = this.status == StepStatus.PENDING || (this.status == StepStatus.WRONG && wanted());
		return open && (nextTryAt() == null || !nextTryAt().isAfter(now));
	}

	/**
	 * Records the intent before the call to AWS.
	 */
	LedgerEntry intended(Instant now) {
		return with(StepStatus.CREATING, this.attempt.unscheduled(), null, this.timeline.started(now).unseen(now));
	}

	/**
	 * AWS has answered; what it made is still to be observed.
	 */
	LedgerEntry answered(@Nullable String newId, Instant now) {
		return new LedgerEntry(this.step, StepStatus.WAITING, newId, this.attempt.accepted(), UNSEEN,
				this.timeline.unseen(now), null);
	}

	/**
	 * Is being deleted, because it was wrong, to be created anew.
	 */
	LedgerEntry replaced() {
		return with(StepStatus.DELETING, this.attempt.accepted().withWanted(true), null, this.timeline.gone(null));
	}

	/**
	 * AWS has refused to correct it. Where something else has to go first, which may be
	 * wrong too, or the refusal will pass, it is tried again.
	 * @param pace the first pause before another try; it grows with each
	 */
	LedgerEntry uncorrected(StepState.Wrong state, AwsFailure failure, Instant now, Duration pace) {
		LedgerEntry wrong = wrong(state, "%s; %s: %s".formatted(state.message(), failure.code(), failure.message()),
				now);
		boolean passing = failure.isRetryable() || failure.kind() == AwsFailure.Kind.BLOCKED;
		if (!passing || this.attempt.isCorrectionExhausted()) {
			return wrong;
		}
		Attempt later = this.attempt.withWanted(true).postponed(now.plus(this.attempt.backedOff(pace)));
		return new LedgerEntry(this.step, wrong.status, wrong.id, later, null, wrong.timeline, wrong.failure);
	}

	/**
	 * AWS has refused, or could not be asked, or nobody knows.
	 * @param pace the first pause before another try; it grows with each
	 */
	LedgerEntry refused(AwsFailure failure, Instant now, Duration pace) {
		if (this.attempt.isExhausted(failure)) {
			return failed(failure.code(), failure.message());
		}
		boolean unknown = failure.kind() == AwsFailure.Kind.UNAVAILABLE;
		Duration pause = this.attempt.backedOff(pace);
		Duration least = pace.multipliedBy(unknown ? VISIBILITY_GRACE : 1);
		return new LedgerEntry(this.step, StepStatus.PENDING, this.id,
				this.attempt.postponed(now.plus((pause.compareTo(least) > 0) ? pause : least)), failure.code(),
				this.timeline.unseen(unknown ? now : null), new Failure(failure.code(), failure.message()));
	}

	/**
	 * Applies an observation to the entry.
	 * @param pace how long things take that are over in a second or so on AWS
	 */
	LedgerEntry observed(StepState state, Instant now, Duration pace) {
		return new StepObservation(this, now, pace).apply(state);
	}

	/**
	 * Waits for a read that fails, and is tried again.
	 */
	LedgerEntry hindered(ReadFailure failure) {
		return new LedgerEntry(this.step, this.status, this.id, this.attempt.scheduled(failure.nextTryAt()),
				failure.kind().operation(), this.timeline, new Failure(failure.failure().code(), failure.message()));
	}

	/**
	 * Does not wait for a read any more, if it did.
	 */
	LedgerEntry unhindered() {
		return ReadKind.isOperation(this.waitingFor)
				? with(this.status, this.attempt.unscheduled(), null, this.timeline) : this;
	}

	/**
	 * Cannot start before another step is ready.
	 */
	LedgerEntry waitingFor(@Nullable String need) {
		if (this.status != StepStatus.PENDING || Objects.equals(this.waitingFor, need) || nextTryAt() != null) {
			return this;
		}
		return with(this.status, this.attempt, need, this.timeline.unseen(this.timeline.unseenSince()));
	}

	/**
	 * Is being taken down.
	 */
	LedgerEntry deleting() {
		return with(StepStatus.DELETING, this.attempt.accepted().withWanted(false), null, this.timeline.gone(null));
	}

	/**
	 * Has been taken down.
	 */
	LedgerEntry gone(Instant now) {
		return with(StepStatus.GONE, this.attempt.accepted().withWanted(false), null, this.timeline.gone(now));
	}

	LedgerEntry failed(String code, @Nullable String message) {
		return new LedgerEntry(this.step, StepStatus.FAILED, this.id, this.attempt.unscheduled().withWanted(false),
				null, this.timeline.unseen(this.timeline.unseenSince()), new Failure(code, message));
	}

	LedgerEntry wrong(StepState.Wrong state, String message, Instant now) {
		return new LedgerEntry(this.step, StepStatus.WRONG, (state.id() != null) ? state.id() : this.id,
				this.attempt.accepted().withWanted(false), null, this.timeline.waiting(now, now),
				new Failure(state.code(), message));
	}

	LedgerEntry readyAs(@Nullable String newId, Instant now) {
		if (this.status == StepStatus.READY && Objects.equals(newId, this.id)) {
			return wanted() ? withWanted(false) : this;
		}
		return new LedgerEntry(this.step, StepStatus.READY, newId, this.attempt.accepted().withWanted(false), null,
				this.timeline.ready(now), null);
	}

	/**
	 * To be asked of AWS once more, with the same client token: nobody knows whether it
	 * heard.
	 */
	LedgerEntry sameAgain() {
		return new LedgerEntry(this.step, StepStatus.PENDING, null, this.attempt.unscheduled(), null,
				this.timeline.unseen(this.timeline.unseenSince()), null);
	}

	/**
	 * To be recreated, with another client token.
	 */
	LedgerEntry recreate() {
		return new LedgerEntry(this.step, StepStatus.PENDING, null, this.attempt.nextGeneration(), null, Timeline.EMPTY,
				null);
	}

	private LedgerEntry withWanted(boolean newWanted) {
		return new LedgerEntry(this.step, this.status, this.id, this.attempt.withWanted(newWanted), this.waitingFor,
				this.timeline, this.failure);
	}

	LedgerEntry with(StepStatus newStatus, Attempt newAttempt, @Nullable String newWaitingFor, Timeline newTimeline) {
		return new LedgerEntry(this.step, newStatus, this.id, newAttempt, newWaitingFor, newTimeline, null);
	}

	/**
	 * The failure of a step.
	 *
	 * @param code AWS's error code
	 */
	public record Failure(String code, @Nullable String message) {

	}

}
