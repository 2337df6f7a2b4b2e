package io.github.privatelinkhandson.aws;

import java.util.List;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/**
 * EC2's batch calls, which answer 200 even if nothing succeeded.
 */
public final class AwsBatch {

	private static final int OK = 200;

	private AwsBatch() {
	}

	/**
	 * Refuses an answer in which something did not succeed, with the error of one such
	 * item: of those that were merely not found only if there are no others.
	 * @throws Ec2Exception as if AWS had refused the call
	 */
	public static void check(List<UnsuccessfulItem> unsuccessful) {
		if (!unsuccessful.isEmpty()) {
			List<Ec2Exception> errors = unsuccessful.stream().map(AwsBatch::error).toList();
			throw errors.stream()
				.filter((error) -> AwsFailure.of(error).kind() != AwsFailure.Kind.NOT_FOUND)
				.findFirst()
				.orElseGet(() -> errors.get(0));
		}
	}

	private static Ec2Exception error(UnsuccessfulItem item) {
		String code = (item.error() != null) ? item.error().code() : "Unknown";
		String message = (item.error() != null) ? item.error().message() : "";
		return (Ec2Exception) Ec2Exception.builder()
			.message("%s: %s (%s)".formatted(item.resourceId(), message, code))
			.statusCode(OK)
			.awsErrorDetails(AwsErrorDetails.builder().serviceName("Ec2").errorCode(code).errorMessage(message).build())
			.build();
	}

}
