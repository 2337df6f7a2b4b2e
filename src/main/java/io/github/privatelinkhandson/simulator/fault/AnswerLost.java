package io.github.privatelinkhandson.simulator.fault;

/**
 * Signals that the answer to a call must not reach the caller, though the call took
 * effect.
 */
public final class AnswerLost extends RuntimeException {

	AnswerLost() {
		super("The answer is lost on purpose", null, false, false);
	}

}
