package io.github.privatelinkhandson.aws;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One call of an AWS operation, as it is shown to people.
 *
 * @param service the service as the AWS CLI names it ({@code elbv2})
 * @param operation the operation as AWS names it ({@code CreateVpc})
 * @param cli the AWS CLI command that makes this call
 * @param attempts how many requests were sent
 * @param status the HTTP status of the last answer; null where there was none
 */
public record ApiCall(Instant at, String service, String operation, String cli, long durationMillis,
		@Nullable String requestId, int attempts, @Nullable Integer status, @Nullable String errorCode) {
}
