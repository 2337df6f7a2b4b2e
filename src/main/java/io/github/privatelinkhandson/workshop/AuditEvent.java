package io.github.privatelinkhandson.workshop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An action that a facilitator has taken, with its outcome.
 *
 * @param seq increases with each event
 * @param participant the id of the participant concerned; null for the whole workshop
 * @param facilitator the facilitator's name
 * @param detail a message's text, or the key of a stage or step
 * @param outcome {@code done}, or the code of the failure
 */
public record AuditEvent(long seq, String workshop, @Nullable String participant, Instant at, String facilitator,
		ActionType kind, String detail, String outcome) {

	/** The outcome of a successful action. */
	public static final String DONE = "done";

	public boolean done() {
		return DONE.equals(this.outcome);
	}

}
