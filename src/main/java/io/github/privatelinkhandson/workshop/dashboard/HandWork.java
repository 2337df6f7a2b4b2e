package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * Work that a participant does by hand, with the lab's key in the practice AWS.
 *
 * @param last the latest call; null if there was none
 * @param refused the latest calls of operations that AWS refuses, as far as they are
 * recent and the refusal will not pass by itself
 */
public record HandWork(@Nullable LatestCall last, List<LatestCall> refused) {

	static final HandWork NONE = new HandWork(null, List.of());

	/** A refusal after which nothing was tried for that long is no problem any more. */
	private static final Duration RECENT = Duration.ofMinutes(15);

	static HandWork of(List<LatestCall> calls, Instant now) {
		@Nullable LatestCall last = calls.stream().max(Comparator.comparing(LatestCall::lastAt)).orElse(null);
		return new HandWork(last, calls.stream().filter((call) -> isRefused(call, now)).toList());
	}

	private static boolean isRefused(LatestCall call, Instant now) {
		return call.errorCode() != null && call.lastAt().plus(RECENT).isAfter(now)
				&& !AwsFailure.recorded(call.errorCode(), "").isRetryable();
	}

}
