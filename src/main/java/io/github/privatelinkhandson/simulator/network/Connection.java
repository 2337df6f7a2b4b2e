package io.github.privatelinkhandson.simulator.network;

import org.jspecify.annotations.Nullable;

/**
 * The result of a connection attempt.
 *
 * @param instanceId the instance that accepted or refused; null where none was reached,
 * or the other side is somewhere on the internet
 * @param provider the account whose instance it is, where an endpoint led to another one
 */
public record Connection(Outcome outcome, @Nullable String instanceId, @Nullable String provider) {

	static final Connection TIMED_OUT = new Connection(Outcome.TIMED_OUT, null);

	static final Connection INTERNET = new Connection(Outcome.ACCEPTED, null);

	Connection(Outcome outcome, @Nullable String instanceId) {
		this(outcome, instanceId, null);
	}

	/**
	 * The outcome: blocked packets time out; without a listener the connection is
	 * refused.
	 */
	public enum Outcome {

		ACCEPTED, REFUSED, TIMED_OUT

	}

}
