package io.github.privatelinkhandson.simulator.validation;

import java.util.List;
import java.util.stream.Collectors;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;

/**
 * Words in which each service refuses what its model does not allow. EC2 names the first
 * violation; the others list them all, in one form.
 */
final class ValidationErrors {

	/** Most violations that one message lists. */
	private static final int MOST = 10;

	private ValidationErrors() {
	}

	static AwsError of(AwsService service, List<Violation> violations) {
		return (service == AwsService.EC2) ? ofEc2(violations.get(0)) : ofModel(service, violations);
	}

	/**
	 * The code of a request that is wrong in a way which has none of its own.
	 */
	static String code(AwsService service) {
		return switch (service) {
			case EC2 -> "InvalidParameterValue";
			case ELBV2, IAM, STS -> "ValidationError";
			case LOGS -> "InvalidParameterException";
			case SSM, SERVICE_QUOTAS -> "ValidationException";
		};
	}

	private static AwsError ofModel(AwsService service, List<Violation> violations) {
		String constraints = violations.stream()
			.limit(MOST)
			.map(ValidationErrors::constraint)
			.collect(Collectors.joining("; "));
		return new AwsError(400, code(service),
				"%d validation error%s detected: ".formatted(violations.size(), (violations.size() > 1) ? "s" : "")
						+ constraints);
	}

	private static String constraint(Violation violation) {
		String value = (violation.value() != null) ? "'" + violation.shownValue() + "'" : "null";
		return "Value " + value + " at '" + violation.place().memberPath() + "' failed to satisfy constraint: "
				+ violation.constraint();
	}

	private static AwsError ofEc2(Violation violation) {
		String parameter = violation.place().parameter();
		return switch (violation.kind()) {
			case MISSING -> AwsError.of("MissingParameter",
					"The request must contain the parameter " + violation.place().wireName());
			case TOO_SMALL,
					TOO_SHORT ->
				AwsError.of("InvalidParameterValue",
						"Value ( %s ) for parameter %s is invalid. Expecting a value greater than or equal to %s.",
						violation.shownValue(), parameter, violation.bound());
			case TOO_LARGE,
					TOO_LONG ->
				AwsError.of("InvalidParameterValue",
						"Value ( %s ) for parameter %s is invalid. Expecting a value less than or equal to %s.",
						violation.shownValue(), parameter, violation.bound());
			case ENUM, PATTERN -> AwsError.of("InvalidParameterValue", "Value (%s) for parameter %s is invalid.",
					violation.shownValue(), parameter);
		};
	}

}
