package io.github.privatelinkhandson.simulator;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.signature.CredentialScope;

/**
 * Target of a request: an action, as its client wrote it, of a service.
 */
record RequestTarget(AwsService service, String action) {

	/**
	 * The target that the header {@code X-Amz-Target} names, or the parameters
	 * {@code Action} and {@code Version} (an API version belongs to one service), or
	 * {@code Action} and the scope of the signature.
	 * @throws AwsError if there is none
	 */
	static RequestTarget of(AwsRequest request) {
		String header = request.header("X-Amz-Target");
		if (header != null || request.isJson()) {
			return ofHeader((header != null) ? header : "");
		}
		String action = request.parameter("Action");
		if (action == null || action.isEmpty()) {
			throw AwsError.of("MissingAction", "The request is missing an action or a required parameter.");
		}
		if (!action.matches("[A-Za-z0-9]{1,128}")) {
			throw invalidAction(action);
		}
		return new RequestTarget(serviceOf(request, action, request.parameter("Version")), action);
	}

	/**
	 * The service that a request is signed for, if it is none of those that are played.
	 */
	static Optional<String> otherService(AwsRequest request) {
		return CredentialScope.of(request)
			.map(CredentialScope::service)
			.filter((name) -> find((service) -> service.signingName().equals(name)).isEmpty());
	}

	static AwsError invalidAction(String action) {
		return AwsError.of("InvalidAction", "The action %s is not valid for this web service.", action);
	}

	static AwsError unknownOperation(String action) {
		return AwsError.of("UnknownOperationException", "The operation %s is not known.", action);
	}

	private static RequestTarget ofHeader(String header) {
		int dot = header.lastIndexOf('.');
		String key = header.substring(0, Math.max(dot, 0));
		String action = header.substring(dot + 1);
		return find((service) -> service.key().equals(key)).map((service) -> new RequestTarget(service, action))
			.orElseThrow(() -> unknownOperation(action));
	}

	private static AwsService serviceOf(AwsRequest request, String action, @Nullable String version) {
		return find((service) -> service.key().equals(version))
			.or(() -> CredentialScope.of(request)
				.flatMap((scope) -> find((service) -> service.signingName().equals(scope.service())))
				.filter((service) -> version == null || service == AwsService.EC2))
			.orElseThrow(() -> (version != null && otherService(request).isPresent())
					? AwsError.of("InvalidAction", "Could not find operation %s for version %s", action, version)
					: invalidAction(action));
	}

	private static Optional<AwsService> find(Predicate<AwsService> predicate) {
		return Stream.of(AwsService.values()).filter(predicate).findFirst();
	}

}
