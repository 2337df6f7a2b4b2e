package io.github.privatelinkhandson.simulator;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A call that came in at the port with a valid key, published after its operation.
 *
 * @param at when it came in
 */
public record NetworkCall(String account, SdkRequest request, Instant at, Outcome outcome) {

	/**
	 * The answer to a call.
	 *
	 * @param status the HTTP status
	 * @param errorCode AWS's error code; null if the operation succeeded
	 */
	public record Outcome(long durationMillis, String requestId, int status, @Nullable String errorCode) {

	}

}
