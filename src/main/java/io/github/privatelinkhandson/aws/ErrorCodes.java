package io.github.privatelinkhandson.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.aws.AwsFailure.Kind;

/**
 * AWS's error codes by what they mean (aws-facts, sections 3, 5 and 6; EC2's
 * errors-overview).
 */
final class ErrorCodes {

	private static final Map<String, Kind> KINDS = new HashMap<>();

	/**
	 * Codes by their ending, for those that are not listed; the first that fits counts.
	 */
	private static final List<Ending> ENDINGS = List.of(new Ending("NotFound", Kind.NOT_FOUND),
			new Ending("NotFoundException", Kind.NOT_FOUND), new Ending(".Duplicate", Kind.ALREADY_EXISTS),
			new Ending("AlreadyExists", Kind.ALREADY_EXISTS), new Ending(".InUse", Kind.BLOCKED),
			new Ending("LimitExceeded", Kind.QUOTA), new Ending("LimitExceededException", Kind.QUOTA));

	static {
		put(Kind.NOT_FOUND, "NoSuchEntity", "NoSuchResourceException", "Gateway.NotAttached", "InvalidServiceName");
		put(Kind.ALREADY_EXISTS, "EntityAlreadyExists", "Resource.AlreadyAssociated", "DuplicateLoadBalancerName",
				"DuplicateTargetGroupName", "DuplicateListener", "InvalidSubnet.Conflict");
		put(Kind.NOT_YET, "InvalidInstanceId", "InvocationDoesNotExist", "InvalidTarget", "InvalidSecurityGroup");
		put(Kind.BLOCKED, "DependencyViolation", "ResourceInUse", "ExistingVpcEndpointConnections",
				"AnalysisExistsForNetworkInsightsPath", "DeleteConflict", "IncorrectState", "IncorrectInstanceState",
				"ConcurrentModification", "ConcurrentMutationLimitExceeded", "EntityTemporarilyUnmodifiable");
		put(Kind.THROTTLED, "RequestLimitExceeded", "Throttling", "ThrottlingException", "ThrottledException",
				"EC2ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
				"TooManyUpdates", "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete");
		put(Kind.DENIED, "UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "NotAuthorized",
				"OptInRequired", "PendingVerification", "Blocked");
		put(Kind.QUOTA, "QuotaExceededException", "ServiceQuotaExceededException");
		put(Kind.CAPACITY, "InsufficientInstanceCapacity", "InsufficientHostCapacity", "InsufficientCapacity",
				"InsufficientReservedInstanceCapacity", "InsufficientAddressCapacity", "InsufficientVolumeCapacity");
		put(Kind.CREDENTIALS, AwsFailure.WRONG_ACCOUNT, AwsFailure.ACCOUNT_NOT_ALLOWED, AwsFailure.REGION_NOT_ALLOWED,
				"UnauthorizedException", "AuthFailure", "ExpiredToken", "ExpiredTokenException", "RequestExpired",
				"InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch", "UnrecognizedClientException",
				"MissingAuthenticationToken", "MissingAuthenticationTokenException", "IncompleteSignature",
				"InvalidSignatureException");
		put(Kind.UNAVAILABLE, "InternalError", "InternalFailure", "InternalServerError", "ServiceUnavailable",
				"ServiceFailure", "ServiceException", "Unavailable");
	}

	private ErrorCodes() {
	}

	/**
	 * Classifies a code; empty if it says nothing more than that the call failed.
	 */
	static Optional<Kind> kind(String code, String message) {
		return byMessage(code, message).or(() -> Optional.ofNullable(KINDS.get(code))).or(() -> byName(code));
	}

	/**
	 * Codes that mean several things.
	 */
	private static Optional<Kind> byMessage(String code, String message) {
		return switch (code) {
			// RunInstances before EC2 has seen the instance profile, or the role in it
			case "InvalidParameterValue" ->
				(message.contains("Invalid IAM Instance Profile") || message.contains("has no associated IAM Roles"))
						? Optional.of(Kind.NOT_YET) : Optional.empty();
			// ReleaseAddress while the NAT gateway still has the address
			case "AuthFailure" -> message.contains("permission to access the specified resource")
					? Optional.of(Kind.BLOCKED) : Optional.empty();
			default -> Optional.empty();
		};
	}

	private static Optional<Kind> byName(String code) {
		if (code.startsWith("TooMany")) {
			return Optional.of(Kind.QUOTA);
		}
		return ENDINGS.stream().filter((ending) -> code.endsWith(ending.text())).map(Ending::kind).findFirst();
	}

	private static void put(Kind kind, String... codes) {
		for (String code : codes) {
			KINDS.put(code, kind);
		}
	}

	private record Ending(String text, Kind kind) {
	}

}
