package io.github.privatelinkhandson.workshop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An action that a facilitator has taken, with its outcome.
 *
 * @param seq increases with each event
 * @param facilitator the facilitator's name
 * @param outcome {@code done}, or the code of the failure
 */
public record AuditEvent(long seq, Instant at, String facilitator, Subject subject, Action action, String outcome) {

	/** The outcome of a successful action. */
	public static final String DONE = "done";

	public boolean done() {
		return DONE.equals(this.outcome);
	}

	public @Nullable String participant() {
		return this.subject.participant();
	}

	public ActionType kind() {
		return this.action.kind();
	}

	public String detail() {
		return this.action.detail();
	}

	/**
	 * The workshop or participant that an action concerns.
	 *
	 * @param participant the id of the participant; null for the whole workshop
	 */
	public record Subject(String workshop, @Nullable String participant) {

	}

	/**
	 * An action.
	 *
	 * @param detail a message's text, or the key of a stage or step
	 */
	public record Action(ActionType kind, String detail) {

	}

}
