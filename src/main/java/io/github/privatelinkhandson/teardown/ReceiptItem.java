package io.github.privatelinkhandson.teardown;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The progress of the deletion of one resource.
 *
 * @param waitingFor the names of what is in its way, or the code with which AWS put it
 * off
 * @param error the refusal that will not pass by itself
 */
record ReceiptItem(Resource resource, Tries tries, Times times, @Nullable String waitingFor, @Nullable String error) {

	/** After that many refusals that will not pass by themselves, it is left. */
	private static final int MAX_REFUSALS = 8;

	/** After that many delays and calls without effect it is left. */
	private static final int MAX_DELAYS = 40;

	private static final String IN_VAIN = "NotDeleted: AWS has taken the call again and again, and it is still there";

	static ReceiptItem of(String type, String id, String name) {
		return new ReceiptItem(new Resource(type, id, name), Tries.NONE, Times.NONE, null, null);
	}

	String type() {
		return this.resource.type();
	}

	String id() {
		return this.resource.id();
	}

	@Nullable Instant deletedAt() {
		return this.times.deletedAt();
	}

	@Nullable Instant absentAt() {
		return this.times.absentAt();
	}

	@Nullable Instant verifiedAbsentAt() {
		return this.times.verifiedAbsentAt();
	}

	/**
	 * Returns the key that distinguishes the item from all others; ids alone do not, as a
	 * role and its profile share a name.
	 */
	String key() {
		return key(type(), id());
	}

	static String key(String type, @Nullable String id) {
		return type + " " + id;
	}

	boolean due(Instant now) {
		return !givenUp() && (untried() || isPatienceOver(now));
	}

	/**
	 * Returns whether the time set for the next try has come.
	 */
	boolean isPatienceOver(Instant now) {
		return this.tries.nextTryAt() == null || !this.tries.nextTryAt().isAfter(now);
	}

	/**
	 * Returns whether the deletion is no longer retried automatically.
	 */
	boolean givenUp() {
		return absentAt() == null && this.tries.attempts() >= ((this.error != null) ? MAX_REFUSALS : MAX_DELAYS);
	}

	/**
	 * AWS has taken the call to delete it, or says that it is not there.
	 * @param again when to call again, should it still be there then
	 */
	ReceiptItem deleted(Instant now, Instant again) {
		int attempts = this.tries.attempts() + 1;
		return with(new Tries(attempts, again), this.times.deleted(now), null,
				(attempts >= MAX_DELAYS) ? IN_VAIN : null);
	}

	/**
	 * AWS has refused. Delays and refusals that will not pass are counted each for
	 * themselves.
	 */
	ReceiptItem refused(AwsFailure failure, Instant now, Duration pause) {
		int count = (failure.isRetryable() == (this.error == null)) ? this.tries.attempts() + 1 : 1;
		boolean delay = failure.isRetryable() && count < MAX_DELAYS;
		String awaited = (this.waitingFor == null && delay) ? failure.code() : this.waitingFor;
		return with(new Tries(count, now.plus(backedOff(pause))), this.times.present(), awaited,
				delay ? null : failure.code() + ": " + failure.message());
	}

	/**
	 * Something that will go by itself is in its way.
	 */
	ReceiptItem waitingFor(String blockers) {
		return with(this.tries, this.times.present(), blockers, this.error);
	}

	/**
	 * Something is in its way that may stay.
	 * @param until when to ask AWS nevertheless
	 */
	ReceiptItem waitingFor(String blockers, Instant until) {
		Instant next = (this.tries.nextTryAt() != null) ? this.tries.nextTryAt() : until;
		return with(new Tries(this.tries.attempts(), next), this.times.present(), blockers, this.error);
	}

	/**
	 * Nothing is in its way any more.
	 */
	ReceiptItem unblocked() {
		return untried() ? with(Tries.NONE, Times.NONE, null, null) : this;
	}

	/**
	 * It was observed to be absent: for the first time, or verified.
	 */
	ReceiptItem absent(Instant takenAt) {
		return (verifiedAbsentAt() != null) ? this : with(Tries.NONE, this.times.absent(takenAt), null, null);
	}

	/**
	 * To be tried again at once, after it was given up.
	 */
	ReceiptItem retry() {
		return with(Tries.NONE, this.times, null, null);
	}

	/**
	 * A pause that grows with each attempt.
	 */
	Duration backedOff(Duration pause) {
		return pause.multipliedBy(1L << Math.min(this.tries.attempts(), 4));
	}

	Receipt.Item shown() {
		return new Receipt.Item(type(), this.resource.name(), id(), deletedAt(), verifiedAbsentAt(), this.waitingFor,
				this.error);
	}

	/**
	 * Returns whether AWS has put its deletion off.
	 */
	boolean isRefused() {
		return deletedAt() == null && this.tries.attempts() > 0;
	}

	private boolean untried() {
		return this.tries.attempts() == 0 && deletedAt() == null;
	}

	private ReceiptItem with(Tries newTries, Times newTimes, @Nullable String newWaitingFor,
			@Nullable String newError) {
		return new ReceiptItem(this.resource, newTries, newTimes, newWaitingFor, newError);
	}

	/**
	 * The resource to delete.
	 */
	record Resource(String type, String id, String name) {

	}

	/**
	 * The requests to delete a resource.
	 *
	 * @param attempts how often AWS was asked and it stayed
	 * @param nextTryAt when AWS is to be asked (again)
	 */
	record Tries(int attempts, @Nullable Instant nextTryAt) {

		static final Tries NONE = new Tries(0, null);

	}

	/**
	 * The times of the deletion of a resource.
	 *
	 * @param absentAt when it was first observed to be absent
	 */
	record Times(@Nullable Instant deletedAt, @Nullable Instant absentAt, @Nullable Instant verifiedAbsentAt) {

		static final Times NONE = new Times(null, null, null);

		private Times deleted(Instant now) {
			return new Times((this.deletedAt != null) ? this.deletedAt : now, null, null);
		}

		private Times present() {
			return new Times(this.deletedAt, null, null);
		}

		private Times absent(Instant takenAt) {
			Instant deleted = (this.deletedAt != null) ? this.deletedAt : takenAt;
			if (this.absentAt == null) {
				return new Times(deleted, takenAt, null);
			}
			return takenAt.isAfter(this.absentAt) ? new Times(deleted, this.absentAt, takenAt) : this;
		}

	}

}
