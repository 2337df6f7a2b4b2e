package io.github.privatelinkhandson.workshop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that a facilitator has done: who, when, on whom, and what came of it.
 *
 * @param seq grows with each act
 * @param participant the id of the participant on whom; null for the whole workshop
 * @param facilitator the facilitator's name
 * @param detail a message's text, or the key of a stage or step
 * @param outcome {@code done}, or the code of what was in the way
 */
public record AuditEvent(long seq, String workshop, @Nullable String participant, Instant at, String facilitator,
		ActionType kind, String detail, String outcome) {

	/** The outcome of what could be done. */
	public static final String DONE = "done";

	public boolean done() {
		return DONE.equals(this.outcome);
	}

}
