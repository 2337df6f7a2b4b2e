package io.github.privatelinkhandson.teardown;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The progress of the deletion of one resource.
 *
 * @param attempts how often AWS was asked and it stayed
 * @param nextTryAt when AWS is to be asked (again)
 * @param absentAt when it was first observed to be absent
 */
record ReceiptItem(String type, String id, String name, int attempts, @Nullable Instant nextTryAt,
		@Nullable Instant deletedAt, @Nullable Instant absentAt, @Nullable Instant verifiedAbsentAt,
		@Nullable String waitingFor, @Nullable String error) {

	/** After that many refusals that will not pass by themselves, it is left. */
	private static final int MAX_REFUSALS = 8;

	/** After that many delays and calls without effect it is left. */
	private static final int MAX_DELAYS = 40;

	private static final String IN_VAIN = "NotDeleted: AWS has taken the call again and again, and it is still there";

	static ReceiptItem of(String type, String id, String name) {
		return new ReceiptItem(type, id, name, 0, null, null, null, null, null, null);
	}

	/**
	 * Returns the key that distinguishes the item from all others; ids alone do not, as a
	 * role and its profile share a name.
	 */
	String key() {
		return key(this.type, this.id);
	}

	static String key(String type, @Nullable String id) {
		return type + " " + id;
	}

	/**
	 * Returns whether the next deletion request is due.
	 */
	boolean due(Instant now) {
		return !givenUp() && (untried() || isPatienceOver(now));
	}

	/**
	 * Returns whether the time set for the next try has come.
	 */
	boolean isPatienceOver(Instant now) {
		return this.nextTryAt == null || !this.nextTryAt.isAfter(now);
	}

	/**
	 * Returns whether the deletion is no longer retried automatically.
	 */
	boolean givenUp() {
		return this.absentAt == null && this.attempts >= ((this.error != null) ? MAX_REFUSALS : MAX_DELAYS);
	}

	/**
	 * AWS has taken the call to delete it, or says that it is not there.
	 * @param again when to call again, should it still be there then
	 */
	ReceiptItem deleted(Instant now, Instant again) {
		boolean inVain = this.attempts + 1 >= MAX_DELAYS;
		return new ReceiptItem(this.type, this.id, this.name, this.attempts + 1, again,
				(this.deletedAt != null) ? this.deletedAt : now, null, null, null, inVain ? IN_VAIN : null);
	}

	/**
	 * AWS has refused. Delays and refusals that will not pass are counted each for
	 * themselves.
	 */
	ReceiptItem refused(AwsFailure failure, Instant now, Duration pause) {
		int count = (failure.passing() == (this.error == null)) ? this.attempts + 1 : 1;
		boolean delay = failure.passing() && count < MAX_DELAYS;
		String awaited = (this.waitingFor == null && delay) ? failure.code() : this.waitingFor;
		return new ReceiptItem(this.type, this.id, this.name, count, now.plus(backedOff(pause)), this.deletedAt, null,
				null, awaited, delay ? null : failure.code() + ": " + failure.message());
	}

	/**
	 * Nothing could be asked about it at all.
	 */
	ReceiptItem hindered(AwsFailure failure) {
		return new ReceiptItem(this.type, this.id, this.name, this.attempts, this.nextTryAt, this.deletedAt,
				this.absentAt, null, null, failure.code() + ": " + failure.message());
	}

	/**
	 * Something that will go by itself is in its way.
	 */
	ReceiptItem waitingFor(String blockers) {
		return new ReceiptItem(this.type, this.id, this.name, this.attempts, this.nextTryAt, this.deletedAt, null, null,
				blockers, this.error);
	}

	/**
	 * Something is in its way that may stay.
	 * @param until when to ask AWS nevertheless
	 */
	ReceiptItem waitingFor(String blockers, Instant until) {
		return new ReceiptItem(this.type, this.id, this.name, this.attempts,
				(this.nextTryAt != null) ? this.nextTryAt : until, this.deletedAt, null, null, blockers, this.error);
	}

	/**
	 * Nothing is in its way any more.
	 */
	ReceiptItem unblocked() {
		return untried() ? of(this.type, this.id, this.name) : this;
	}

	/**
	 * It was observed to be absent: for the first time, or verified.
	 */
	ReceiptItem absent(Instant takenAt) {
		if (this.verifiedAbsentAt != null) {
			return this;
		}
		boolean first = this.absentAt == null;
		return new ReceiptItem(this.type, this.id, this.name, 0, null,
				(this.deletedAt != null) ? this.deletedAt : takenAt, first ? takenAt : this.absentAt,
				first ? null : takenAt, null, null);
	}

	/**
	 * To be tried again at once, after it was given up.
	 */
	ReceiptItem renewed() {
		return new ReceiptItem(this.type, this.id, this.name, 0, null, this.deletedAt, this.absentAt,
				this.verifiedAbsentAt, null, null);
	}

	/**
	 * A pause that grows with each attempt.
	 */
	Duration backedOff(Duration pause) {
		return pause.multipliedBy(1L << Math.min(this.attempts, 4));
	}

	Receipt.Item shown() {
		return new Receipt.Item(this.type, this.name, this.id, this.deletedAt, this.verifiedAbsentAt, this.waitingFor,
				this.error);
	}

	private boolean untried() {
		return this.attempts == 0 && this.deletedAt == null;
	}

}
