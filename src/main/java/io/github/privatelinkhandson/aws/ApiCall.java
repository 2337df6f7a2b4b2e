package io.github.privatelinkhandson.aws;

import java.time.Instant;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One call of an AWS operation, as it is shown to people.
 *
 * @param service the service as the AWS CLI names it ({@code elbv2})
 * @param operation the operation as AWS names it ({@code CreateVpc})
 * @param cli the AWS CLI command that makes this call
 * @param attempts how many requests were sent
 * @param status the HTTP status of the last answer; null where there was none
 * @param byHand whether somebody else than the console made it, with the lab's key; not
 * part of the JSON interface, whose contract names the other members
 */
public record ApiCall(Instant at, String service, String operation, String cli, long durationMillis,
		@Nullable String requestId, int attempts, @Nullable Integer status, @Nullable String errorCode,
		@JsonIgnore boolean byHand) {

	private static final Pattern READING = Pattern.compile("(Describe|Get|List|Search).*");

	/**
	 * Returns whether the operation only reads.
	 */
	public boolean reading() {
		return isReading(this.operation);
	}

	/**
	 * Returns whether an operation of that name only reads.
	 */
	public static boolean isReading(String operation) {
		return READING.matcher(operation).matches();
	}

}
