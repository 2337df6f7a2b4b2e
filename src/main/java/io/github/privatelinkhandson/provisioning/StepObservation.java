package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;

import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * An observation of one step, to be applied to the step's entry in the ledger.
 *
 * @param entry the entry before the observation
 * @param now the time of the observation
 * @param pace how long things take that are over in a second or so on AWS
 */
record StepObservation(LedgerEntry entry, Instant now, Duration pace) {

	private static final String MISSING = "missing";

	private static final String TOO_LONG = "WaitedTooLong";

	/** For so many paces what AWS has confirmed may be invisible. */
	private static final int CONFIRMED_GRACE = 60;

	/**
	 * For so many paces, and ten times what is typical for it, AWS may work on something.
	 */
	private static final long WAIT_LIMIT = 600;

	/**
	 * Returns the entry after the observation: the same one if nothing has changed.
	 */
	LedgerEntry apply(StepState state) {
		if (this.entry.status() == StepStatus.DELETING && this.entry.wanted()) {
			return (state instanceof StepState.Absent) ? this.entry.recreate() : this.entry;
		}
		if (state instanceof StepState.Ready ready) {
			return this.entry.readyAs((ready.id() != null) ? ready.id() : this.entry.id(), this.now);
		}
		if (state instanceof StepState.Assumed assumed) {
			return hasStatus(StepStatus.WRONG) ? this.entry : this.entry.readyAs(assumed.id(), this.now);
		}
		if (state instanceof StepState.Wrong wrong) {
			return mistaken(wrong);
		}
		if (state instanceof StepState.Waiting waiting) {
			return awaited(waiting);
		}
		if (state instanceof StepState.Broken broken) {
			return hasStatus(StepStatus.FAILED) ? this.entry : this.entry.failed(broken.code(), broken.message());
		}
		return absent();
	}

	/**
	 * It is there and not as it should be. That is waited for much longer than AWS
	 * usually takes, but not for ever.
	 */
	private LedgerEntry awaited(StepState.Waiting state) {
		if (hasStatus(StepStatus.FAILED) && this.entry.failure() != null
				&& TOO_LONG.equals(this.entry.failure().code())) {
			return this.entry;
		}
		Instant before = hasStatus(StepStatus.WAITING) ? this.entry.timeline().waitingSince() : null;
		Instant since = (before != null) ? before : this.now;
		Duration typical = Blueprint.step(this.entry.step()).typical();
		if (since.plus(this.pace.multipliedBy(WAIT_LIMIT + 5 * typical.toSeconds())).isBefore(this.now)) {
			return this.entry.failed(TOO_LONG, "State: " + state.state());
		}
		return new LedgerEntry(this.entry.step(), StepStatus.WAITING,
				(state.id() != null) ? state.id() : this.entry.id(), this.entry.attempt().unscheduled(), state.state(),
				this.entry.timeline().waiting(this.now, since), null);
	}

	/**
	 * It is there and wrong, unless that is what was seen before AWS corrected it.
	 */
	private LedgerEntry mistaken(StepState.Wrong state) {
		if ((hasStatus(StepStatus.CREATING) || hasStatus(StepStatus.WAITING))
				&& unseenWithin(LedgerEntry.VISIBILITY_GRACE)) {
			return this.entry;
		}
		boolean known = hasStatus(StepStatus.WRONG) && this.entry.failure() != null
				&& this.entry.failure().code().equals(state.code())
				&& (this.entry.wanted() || String.valueOf(this.entry.failure().message()).startsWith(state.message()));
		return known ? this.entry : this.entry.wrong(state, state.message(), this.now);
	}

	private LedgerEntry absent() {
		return switch (this.entry.status()) {
			case READY -> missing();
			case CREATING -> unseenWithin(LedgerEntry.VISIBILITY_GRACE) ? this.entry : this.entry.sameAgain();
			case WAITING -> unobserved();
			case WRONG -> this.entry.recreate();
			case PENDING, FAILED, DELETING, GONE -> this.entry;
		};
	}

	/**
	 * It was there and is not observed any more.
	 */
	private LedgerEntry missing() {
		return this.entry.with(StepStatus.WAITING, this.entry.attempt().accepted(), MISSING,
				this.entry.timeline().missing(this.now));
	}

	private LedgerEntry unobserved() {
		if (this.entry.timeline().unseenSince() == null) {
			return missing();
		}
		boolean wasReady = MISSING.equals(this.entry.waitingFor());
		return unseenWithin(wasReady ? LedgerEntry.VISIBILITY_GRACE : CONFIRMED_GRACE) ? this.entry
				: this.entry.recreate();
	}

	private boolean hasStatus(StepStatus status) {
		return this.entry.status() == status;
	}

	private boolean unseenWithin(int paces) {
		return this.entry.timeline().isUnseenWithin(this.pace.multipliedBy(paces), this.now);
	}

}
