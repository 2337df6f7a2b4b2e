package io.github.privatelinkhandson.simulator.network;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to connect.
 *
 * @param instanceId the instance that accepted or refused; null where none was reached,
 * or the other side is somewhere on the internet
 */
public record Connection(Outcome outcome, @Nullable String instanceId) {

	static final Connection TIMED_OUT = new Connection(Outcome.TIMED_OUT, null);

	static final Connection INTERNET = new Connection(Outcome.ACCEPTED, null);

	/**
	 * How it ended: packets that are blocked time out; where nothing listens they are
	 * refused.
	 */
	public enum Outcome {

		ACCEPTED, REFUSED, TIMED_OUT

	}

}
