package io.github.privatelinkhandson.workshop.facilitation;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * The outcome of an action on one participant.
 *
 * @param outcome {@code done}, or the code of the failure
 * @param secret of a new personal link, which is shown once and not stored
 */
record ActionResult(Participant participant, String outcome, @Nullable String secret) {

	boolean done() {
		return AuditEvent.DONE.equals(this.outcome);
	}

	@Override
	public String toString() {
		return "Result[" + this.participant.id() + ", " + this.outcome + "]";
	}

}
