package io.github.privatelinkhandson.workshop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * A person who takes part in a workshop.
 *
 * @param lab the id of the lab; null until it is opened
 */
public record Participant(String id, String workshop, String name, Arrival arrival, @Nullable String lab, Access access,
		Contact contact) {

	static Participant joining(String id, String workshop, String name, Arrival arrival) {
		return new Participant(id, workshop, name, arrival, null, new Access(false, null, null), new Contact(null, 0));
	}

	public Instant joinedAt() {
		return this.arrival.at();
	}

	/**
	 * Returns the network address that the participant has joined from; null if it is not
	 * known.
	 */
	public @Nullable String joinedFrom() {
		return this.arrival.from();
	}

	public boolean locked() {
		return this.access.locked();
	}

	/**
	 * Returns the last of the stages that were opened for this participant alone.
	 */
	public @Nullable StageKey opened() {
		return this.access.opened();
	}

	/**
	 * Returns whether the participant has been removed from the workshop.
	 */
	public boolean removed() {
		return this.access.removedAt() != null;
	}

	public @Nullable Hand hand() {
		return this.contact.hand();
	}

	/**
	 * Returns whether the hand is raised and nobody is on the way.
	 */
	boolean waits() {
		return hand() != null && hand().claimedBy() == null;
	}

	/**
	 * Returns the number of the latest audit event marked as read.
	 */
	public long seenAct() {
		return this.contact.seenAct();
	}

	Participant withLab(@Nullable String other) {
		return new Participant(this.id, this.workshop, this.name, this.arrival, other, this.access, this.contact);
	}

	Participant lock(boolean lock) {
		return with(new Access(lock, opened(), this.access.removedAt()));
	}

	Participant open(StageKey stage) {
		StageKey before = opened();
		return with(new Access(locked(), (before != null && before.compareTo(stage) > 0) ? before : stage,
				this.access.removedAt()));
	}

	/**
	 * Returns the participant without a lab and a raised hand.
	 */
	Participant remove(Instant now) {
		return withHand(null).withLab(null).with(new Access(locked(), opened(), now));
	}

	Participant withHand(@Nullable Hand other) {
		return with(new Contact(other, seenAct()));
	}

	Participant markRead(long act) {
		return with(new Contact(hand(), Math.max(act, seenAct())));
	}

	private Participant with(Access changed) {
		return new Participant(this.id, this.workshop, this.name, this.arrival, this.lab, changed, this.contact);
	}

	private Participant with(Contact changed) {
		return new Participant(this.id, this.workshop, this.name, this.arrival, this.lab, this.access, changed);
	}

	/**
	 * Time and network address of joining.
	 */
	record Arrival(Instant at, @Nullable String from) {

	}

	/**
	 * A participant's own access to the lab.
	 *
	 * @param removedAt the time of the removal from the workshop; null for those present
	 */
	record Access(boolean locked, @Nullable StageKey opened, @Nullable Instant removedAt) {

	}

	/**
	 * The raised hand, and the latest audit event that was read.
	 */
	record Contact(@Nullable Hand hand, long seenAct) {

	}

	/**
	 * A raised hand.
	 *
	 * @param text the question; empty if none was given
	 * @param claimedBy the name of the facilitator who has claimed it; null if nobody has
	 */
	public record Hand(Instant raisedAt, String text, @Nullable String claimedBy) {

	}

}
