package io.github.privatelinkhandson.simulator.network;

import org.jspecify.annotations.Nullable;

/**
 * The result of a connection attempt.
 *
 * @param instanceId the instance that accepted or refused; null where none was reached,
 * or the other side is somewhere on the internet
 * @param provider whose instance it is, where an endpoint or a peering connection led to
 * another account or region
 */
public record Connection(Outcome outcome, @Nullable String instanceId, @Nullable Provider provider) {

	static final Connection TIMED_OUT = new Connection(Outcome.TIMED_OUT, null);

	static final Connection INTERNET = new Connection(Outcome.ACCEPTED, null);

	Connection(Outcome outcome, @Nullable String instanceId) {
		this(outcome, instanceId, null);
	}

	/**
	 * The account and region of an instance.
	 */
	public record Provider(String account, String region) {
	}

	/**
	 * The outcome: blocked packets time out; without a listener the connection is
	 * refused.
	 */
	public enum Outcome {

		ACCEPTED, REFUSED, TIMED_OUT

	}

}
