package io.github.privatelinkhandson.observation.model;

import java.time.Instant;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The failure of a read.
 *
 * @param cause the exception of the newest try
 * @param since when the first of the tries failed that have failed in a row
 * @param tries how many have
 * @param nextTryAt when it is read again
 */
public record ReadFailure(ReadKind kind, RuntimeException cause, Instant since, int tries, Instant nextTryAt) {

	public AwsFailure failure() {
		return AwsFailure.of(this.cause);
	}

	/**
	 * Returns the failure in AWS's words, after the operation that met it.
	 */
	public String message() {
		return this.kind.operation() + ": " + failure().message();
	}

}
