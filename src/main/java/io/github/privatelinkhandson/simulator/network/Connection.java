package io.github.privatelinkhandson.simulator.network;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to connect.
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
	 * How it ended: packets that are blocked time out; where nothing listens they are
	 * refused.
	 */
	public enum Outcome {

		ACCEPTED, REFUSED, TIMED_OUT

	}

}
