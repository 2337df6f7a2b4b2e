package io.github.privatelinkhandson.aws;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * A failed call of AWS. Errors are classified here, by their codes, and nowhere else.
 *
 * @param code AWS's error code, or the exception's name where the error is not AWS's
 */
public record AwsFailure(String code, String message, Kind kind) {

	/** The code of our own refusal to work with another account's credentials. */
	public static final String WRONG_ACCOUNT = "WrongAccount";

	/** The code of our own refusal to work in an account that the settings exclude. */
	static final String ACCOUNT_NOT_ALLOWED = "AccountNotAllowed";

	/** The code of our own refusal to work in a region that the settings exclude. */
	static final String REGION_NOT_ALLOWED = "RegionNotAllowed";

	/**
	 * The consequence of a failure for the work that met it.
	 */
	public enum Kind {

		/** It is not there (any more): done, where it was to be deleted. */
		NOT_FOUND,

		/** It is there already: done, where it was to be created and is ours. */
		ALREADY_EXISTS,

		/**
		 * A resource that was just created is not yet visible everywhere.
		 */
		NOT_YET,

		/** Something else has to go or come first. */
		BLOCKED,

		/** Too many calls. */
		THROTTLED,

		/** The credentials' permissions do not suffice. */
		DENIED,

		/** A quota of the account is used up. */
		QUOTA,

		/** AWS has no room at the moment: it may have in a few minutes, or elsewhere. */
		CAPACITY,

		/** There are no credentials, or none that AWS takes for this account. */
		CREDENTIALS,

		/** AWS could not be reached or could not answer. */
		UNAVAILABLE,

		/** None of these: the call will fail again. */
		OTHER;

		/**
		 * The kind's name in message keys ({@code not-found}).
		 */
		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * Classifies an exception if it comes from the SDK's clients; empty otherwise.
	 */
	public static Optional<AwsFailure> ofAws(RuntimeException exception) {
		return (exception instanceof SdkException) ? Optional.of(of(exception)) : Optional.empty();
	}

	/**
	 * Classifies an exception of the SDK's clients, or any other.
	 */
	public static AwsFailure of(RuntimeException exception) {
		if (exception instanceof SdkServiceException answer) {
			return of(answer);
		}
		String code = exception.getClass().getSimpleName();
		return new AwsFailure(code, message(exception), kindOf(exception));
	}

	/**
	 * Classifies a failure that was recorded by its code and message.
	 */
	public static AwsFailure recorded(String code, String message) {
		return new AwsFailure(code, message, ErrorCodes.kind(code, message).orElse(Kind.OTHER));
	}

	/**
	 * Makes a refusal of our own that is met like one of AWS's.
	 */
	static AwsServiceException refusal(String code, String message) {
		return AwsServiceException.builder()
			.message(message)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
			.build();
	}

	private static AwsFailure of(SdkServiceException answer) {
		if (!(answer instanceof AwsServiceException aws) || aws.awsErrorDetails() == null) {
			return new AwsFailure(answer.getClass().getSimpleName(), message(answer), kindOf(answer));
		}
		String code = Optional.ofNullable(aws.awsErrorDetails().errorCode())
			.orElseGet(() -> "HTTP " + answer.statusCode());
		String message = Optional.ofNullable(aws.awsErrorDetails().errorMessage()).orElseGet(() -> message(answer));
		return new AwsFailure(code, message, ErrorCodes.kind(code, message).orElseGet(() -> kindOf(answer)));
	}

	/**
	 * Returns whether the same call may succeed if it is retried later.
	 */
	public boolean isRetryable() {
		return switch (this.kind) {
			case NOT_YET, BLOCKED, THROTTLED, CAPACITY, UNAVAILABLE -> true;
			case NOT_FOUND, ALREADY_EXISTS, DENIED, QUOTA, CREDENTIALS, OTHER -> false;
		};
	}

	/**
	 * This failure where it concerns something that was just created: what is not found
	 * is not yet visible.
	 */
	public AwsFailure afterCreation() {
		return (this.kind == Kind.NOT_FOUND) ? new AwsFailure(this.code, this.message, Kind.NOT_YET) : this;
	}

	private static Kind kindOf(SdkServiceException answer) {
		if (answer.isThrottlingException()) {
			return Kind.THROTTLED;
		}
		return (answer.statusCode() >= 500) ? Kind.UNAVAILABLE : Kind.OTHER;
	}

	private static Kind kindOf(RuntimeException exception) {
		if (exception instanceof AbortedException || exception instanceof ApiCallTimeoutException
				|| exception instanceof ApiCallAttemptTimeoutException || isOfConnection(exception)) {
			return Kind.UNAVAILABLE;
		}
		boolean credentials = exception instanceof SdkClientException && message(exception).contains("redentials");
		return credentials ? Kind.CREDENTIALS : Kind.OTHER;
	}

	private static boolean isOfConnection(Throwable exception) {
		return exception instanceof IOException
				|| (exception.getCause() != null && isOfConnection(exception.getCause()));
	}

	private static String message(RuntimeException exception) {
		return Optional.ofNullable(exception.getMessage()).orElseGet(exception::toString);
	}

}
