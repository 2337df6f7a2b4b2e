package io.github.privatelinkhandson.workshop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * A person who takes part in a workshop.
 *
 * @param lab the id of the lab; null until it is opened
 * @param locked whether a facilitator has locked the lab against changes
 * @param opened the last of the stages that were opened for this participant alone
 * @param hand the raised hand; null if it is down
 * @param seenAct the number of the latest audit event marked as read
 */
public record Participant(String id, String workshop, String name, @Nullable String lab, Instant joinedAt,
		boolean locked, @Nullable StageKey opened, @Nullable Hand hand, long seenAct) {

	Participant withLab(@Nullable String other) {
		return new Participant(this.id, this.workshop, this.name, other, this.joinedAt, this.locked, this.opened,
				this.hand, this.seenAct);
	}

	Participant lock(boolean lock) {
		return new Participant(this.id, this.workshop, this.name, this.lab, this.joinedAt, lock, this.opened, this.hand,
				this.seenAct);
	}

	Participant open(StageKey stage) {
		StageKey further = (this.opened != null && this.opened.compareTo(stage) > 0) ? this.opened : stage;
		return new Participant(this.id, this.workshop, this.name, this.lab, this.joinedAt, this.locked, further,
				this.hand, this.seenAct);
	}

	Participant withHand(@Nullable Hand other) {
		return new Participant(this.id, this.workshop, this.name, this.lab, this.joinedAt, this.locked, this.opened,
				other, this.seenAct);
	}

	Participant markRead(long act) {
		return new Participant(this.id, this.workshop, this.name, this.lab, this.joinedAt, this.locked, this.opened,
				this.hand, Math.max(act, this.seenAct));
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
