package io.github.privatelinkhandson.workshop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * Somebody who takes part in a workshop.
 *
 * @param lab the id of the lab; null for the moment until it is opened
 * @param locked whether a facilitator keeps the lab from being changed
 * @param opened the last of the stages that were opened for this participant, whatever
 * the others have to wait for
 * @param hand the raised hand, if it is
 * @param seenAct the latest of the facilitators' acts that has been read
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

	Participant seen(long act) {
		return new Participant(this.id, this.workshop, this.name, this.lab, this.joinedAt, this.locked, this.opened,
				this.hand, Math.max(act, this.seenAct));
	}

	/**
	 * A raised hand.
	 *
	 * @param text what it is about; empty if that was not said
	 * @param claimedBy the name of the facilitator who is on the way
	 */
	public record Hand(Instant raisedAt, String text, @Nullable String claimedBy) {

	}

}
