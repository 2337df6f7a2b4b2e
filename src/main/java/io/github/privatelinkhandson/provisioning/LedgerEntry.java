package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.observation.model.NamedResource;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The ledger's entry for one step of a lab: the intent and its outcome.
 *
 * @param id the id of what was created, as soon as it is known
 * @param generation how often it has been created anew, after it was found missing or
 * broken
 * @param attempts how often in a row AWS has put it off
 * @param wanted whether it was asked for by itself, whatever the lab's goal
 * @param waitingFor a step's key, AWS's word for its state, the code with which AWS put
 * it off, {@code unseen} after AWS took the call, or {@code missing} after it was there
 * @param nextTryAt not to be tried before then
 * @param unseenSince since when it may be there without being observed; null where it is
 * observed, or AWS was not asked for it
 * @param waitingSince since when it has been observed, again and again, not to be ready
 */
public record LedgerEntry(String step, StepStatus status, @Nullable String id, int generation, int attempts,
		boolean wanted, @Nullable String waitingFor, @Nullable Instant startedAt, @Nullable Instant readyAt,
		@Nullable Instant goneAt, @Nullable Instant nextTryAt, @Nullable Instant unseenSince,
		@Nullable Instant waitingSince, @Nullable String errorCode, @Nullable String errorMessage) {

	private static final String MISSING = "missing";

	private static final String UNSEEN = "unseen";

	private static final String TOO_LONG = "WaitedTooLong";

	/** After that many delays in a row it is no longer a delay. */
	private static final int MAX_ATTEMPTS = 60;

	/**
	 * After that many refusals for want of capacity, which take a few minutes, it is
	 * better to say so.
	 */
	private static final int MAX_FOR_CAPACITY = 8;

	/**
	 * Number of observations after which an existing resource that was not recognised as
	 * the lab's counts as foreign.
	 */
	private static final int MAX_LOOKS = 4;

	/** For so many paces what AWS was asked for, or once had, may be invisible. */
	private static final int VISIBILITY_GRACE = 5;

	/** For so many paces what AWS has confirmed may be invisible. */
	private static final int CONFIRMED_GRACE = 60;

	/**
	 * For so many paces, and ten times what is typical for it, AWS may work on something.
	 */
	private static final long WAIT_LIMIT = 600;

	private static final Duration MAX_CLOCKS_DIFFER = Duration.ofMinutes(5);

	static LedgerEntry pending(String step) {
		return new LedgerEntry(step, StepStatus.PENDING, null, 0, 0, false, null, null, null, null, null, null, null,
				null, null);
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
			case PENDING, READY, DELETING, GONE -> this.wanted;
		};
	}

	/**
	 * Returns whether the request was so recent that the resource may exist without being
	 * observed yet.
	 * @param pace how long things take that are over in a second or so on AWS
	 */
	public boolean maybeUnseen(Instant now, Duration pace) {
		return within(3 * VISIBILITY_GRACE, pace, now);
	}

	/**
	 * Returns whether the resource is the one that this entry created, rather than a
	 * later one of the same name.
	 */
	public boolean became(NamedResource found) {
		Instant known = Stream.of(this.readyAt, this.unseenSince, this.startedAt)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(Instant.MIN);
		return found.id().equals(this.id) && found.createdAt().minus(MAX_CLOCKS_DIFFER).isBefore(known);
	}

	/**
	 * Asks for it by itself.
	 */
	LedgerEntry want() {
		return renewed().withWanted(true);
	}

	/**
	 * Asks for it by itself no longer.
	 */
	LedgerEntry unwanted() {
		return withWanted(false);
	}

	/**
	 * To be tried anew, if it has failed or was taken down.
	 */
	LedgerEntry renewed() {
		return switch (this.status) {
			case FAILED, DELETING, GONE -> anew();
			case PENDING, CREATING, WAITING, READY -> this;
		};
	}

	/**
	 * Records the intent before the call to AWS.
	 */
	LedgerEntry intended(Instant now) {
		return new LedgerEntry(this.step, StepStatus.CREATING, this.id, this.generation, this.attempts, this.wanted,
				null, started(now), null, null, null, now, null, null, null);
	}

	/**
	 * AWS has answered; what it made is still to be observed.
	 */
	LedgerEntry answered(@Nullable String newId, Instant now) {
		return new LedgerEntry(this.step, StepStatus.WAITING, newId, this.generation, 0, this.wanted, UNSEEN,
				this.startedAt, null, null, null, now, null, null, null);
	}

	/**
	 * AWS has refused, or could not be asked, or nobody knows.
	 * @param pace the first pause before another try; it grows with each
	 */
	LedgerEntry refused(AwsFailure failure, Instant now, Duration pace) {
		if (this.attempts >= mostAttempts(failure)) {
			return failed(failure.code(), failure.message());
		}
		boolean unknown = failure.kind() == AwsFailure.Kind.UNAVAILABLE;
		long paces = Math.max(1L << Math.min(this.attempts, 4), unknown ? VISIBILITY_GRACE : 1);
		return new LedgerEntry(this.step, StepStatus.PENDING, this.id, this.generation, this.attempts + 1, this.wanted,
				failure.code(), this.startedAt, null, null, now.plus(pace.multipliedBy(paces)), unknown ? now : null,
				null, null, null);
	}

	/**
	 * Applies an observation to the entry.
	 * @param pace how long things take that are over in a second or so on AWS
	 */
	LedgerEntry observed(StepState state, Instant now, Duration pace) {
		if (state instanceof StepState.Ready ready) {
			return readyAs((ready.id() != null) ? ready.id() : this.id, now);
		}
		if (state instanceof StepState.Waiting waiting) {
			return awaited(waiting, now, pace);
		}
		if (state instanceof StepState.Broken broken) {
			return (this.status == StepStatus.FAILED) ? this : failed(broken.code(), broken.message());
		}
		return switch (this.status) {
			case READY -> missing(now);
			case CREATING -> within(VISIBILITY_GRACE, pace, now) ? this : sameAgain();
			case WAITING -> unobserved(now, pace);
			case PENDING, FAILED, DELETING, GONE -> this;
		};
	}

	/**
	 * Cannot start before another step is ready.
	 */
	LedgerEntry waitingFor(@Nullable String need) {
		if (this.status != StepStatus.PENDING || Objects.equals(this.waitingFor, need) || this.nextTryAt != null) {
			return this;
		}
		return new LedgerEntry(this.step, this.status, this.id, this.generation, this.attempts, this.wanted, need,
				this.startedAt, null, null, null, this.unseenSince, null, null, null);
	}

	/**
	 * Is being taken down.
	 */
	LedgerEntry deleting() {
		return new LedgerEntry(this.step, StepStatus.DELETING, this.id, this.generation, 0, false, null, this.startedAt,
				this.readyAt, null, null, null, null, null, null);
	}

	/**
	 * Has been taken down.
	 */
	LedgerEntry gone(Instant now) {
		return new LedgerEntry(this.step, StepStatus.GONE, this.id, this.generation, 0, false, null, this.startedAt,
				this.readyAt, now, null, null, null, null, null);
	}

	LedgerEntry failed(String code, @Nullable String message) {
		return new LedgerEntry(this.step, StepStatus.FAILED, this.id, this.generation, this.attempts, false, null,
				this.startedAt, null, null, null, this.unseenSince, null, code, message);
	}

	private static int mostAttempts(AwsFailure failure) {
		return switch (failure.kind()) {
			case ALREADY_EXISTS -> MAX_LOOKS;
			case CAPACITY -> MAX_FOR_CAPACITY;
			default -> failure.passing() ? MAX_ATTEMPTS : 0;
		};
	}

	/**
	 * It is there and not as it should be. That is waited for much longer than AWS
	 * usually takes, but not for ever.
	 */
	private LedgerEntry awaited(StepState.Waiting state, Instant now, Duration pace) {
		if (this.status == StepStatus.FAILED && TOO_LONG.equals(this.errorCode)) {
			return this;
		}
		boolean before = this.status == StepStatus.WAITING && this.waitingSince != null;
		Instant since = before ? this.waitingSince : now;
		Duration typical = Blueprint.step(this.step).typical();
		if (since.plus(pace.multipliedBy(WAIT_LIMIT + 5 * typical.toSeconds())).isBefore(now)) {
			return failed(TOO_LONG,
					"Still \"%s\"; AWS usually takes %d s".formatted(state.state(), typical.toSeconds()));
		}
		return new LedgerEntry(this.step, StepStatus.WAITING, (state.id() != null) ? state.id() : this.id,
				this.generation, this.attempts, this.wanted, state.state(), started(now), null, null, null, null, since,
				null, null);
	}

	private LedgerEntry readyAs(@Nullable String newId, Instant now) {
		if (this.status == StepStatus.READY && Objects.equals(newId, this.id)) {
			return this.wanted ? withWanted(false) : this;
		}
		return new LedgerEntry(this.step, StepStatus.READY, newId, this.generation, 0, false, null, started(now),
				(this.readyAt != null) ? this.readyAt : now, null, null, null, null, null, null);
	}

	/**
	 * It was there and is not observed any more.
	 */
	private LedgerEntry missing(Instant now) {
		return new LedgerEntry(this.step, StepStatus.WAITING, this.id, this.generation, 0, this.wanted, MISSING,
				this.startedAt, this.readyAt, null, null, now, null, null, null);
	}

	private LedgerEntry unobserved(Instant now, Duration pace) {
		if (this.unseenSince == null) {
			return missing(now);
		}
		return within(MISSING.equals(this.waitingFor) ? VISIBILITY_GRACE : CONFIRMED_GRACE, pace, now) ? this : anew();
	}

	private boolean within(int paces, Duration pace, Instant now) {
		return this.unseenSince != null && this.unseenSince.plus(pace.multipliedBy(paces)).isAfter(now);
	}

	/**
	 * To be asked of AWS once more, with the same client token: nobody knows whether it
	 * heard.
	 */
	private LedgerEntry sameAgain() {
		return new LedgerEntry(this.step, StepStatus.PENDING, null, this.generation, this.attempts, this.wanted, null,
				this.startedAt, null, null, null, this.unseenSince, null, null, null);
	}

	/**
	 * To be created anew, with another client token.
	 */
	private LedgerEntry anew() {
		return new LedgerEntry(this.step, StepStatus.PENDING, null, this.generation + 1, 0, this.wanted, null, null,
				null, null, null, null, null, null, null);
	}

	private LedgerEntry withWanted(boolean newWanted) {
		return new LedgerEntry(this.step, this.status, this.id, this.generation, this.attempts, newWanted,
				this.waitingFor, this.startedAt, this.readyAt, this.goneAt, this.nextTryAt, this.unseenSince,
				this.waitingSince, this.errorCode, this.errorMessage);
	}

	private Instant started(Instant now) {
		return (this.startedAt != null && this.goneAt == null) ? this.startedAt : now;
	}

}
