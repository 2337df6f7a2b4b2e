package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The latest call of an operation that a participant made by hand.
 *
 * @param operation the operation as AWS names it ({@code CreateVpcEndpoint})
 * @param errorCode AWS's error code; null if the call succeeded
 * @param times the number of consecutive calls with this outcome
 */
public record LatestCall(String lab, String operation, Instant lastAt, @Nullable String errorCode, int times) {

}
