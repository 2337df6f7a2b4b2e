package io.github.privatelinkhandson.simulator.limits;

/**
 * Thrown where the answer to a call must not reach the caller, though the call took
 * effect.
 */
public final class AnswerLost extends RuntimeException {

	AnswerLost() {
		super("The answer is lost on purpose", null, false, false);
	}

}
