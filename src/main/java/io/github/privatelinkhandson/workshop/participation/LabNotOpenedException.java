package io.github.privatelinkhandson.workshop.participation;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Signals that AWS did not let a participant's lab be opened.
 */
class LabNotOpenedException extends RuntimeException {

	private final transient Participant participant;

	private final transient AwsFailure failure;

	LabNotOpenedException(Participant participant, AwsFailure failure, Throwable cause) {
		super(failure.code() + ": " + failure.message(), cause);
		this.participant = participant;
		this.failure = failure;
	}

	Participant participant() {
		return this.participant;
	}

	AwsFailure failure() {
		return this.failure;
	}

}
