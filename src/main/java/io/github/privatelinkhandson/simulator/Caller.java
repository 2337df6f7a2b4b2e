package io.github.privatelinkhandson.simulator;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.CallContext;

/**
 * Account and region of a call, and what its owner may call.
 */
record Caller(String account, String region, CallRule rule) {

	/**
	 * Refuses a call that the caller is not allowed to make.
	 * @throws AwsError in the words of the service
	 */
	void requireAllowed(CallContext call) {
		this.rule.refusal(this.account, call.action()).ifPresent((reason) -> {
			throw notAuthorized(call, reason);
		});
	}

	private static AwsError notAuthorized(CallContext call, String reason) {
		AwsService service = call.service();
		String message = "User: %s is not authorized to perform: %s:%s. %s".formatted(call.userArn(),
				service.signingName(), call.action(), reason);
		return switch (service.protocol()) {
			case EC2 -> new AwsError(403, "UnauthorizedOperation",
					"You are not authorized to perform this operation. " + message);
			case QUERY -> new AwsError(403, "AccessDenied", message);
			case JSON -> new AwsError(400, "AccessDeniedException", message);
		};
	}

}
