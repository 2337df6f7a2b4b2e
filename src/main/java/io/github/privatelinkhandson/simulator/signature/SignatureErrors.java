package io.github.privatelinkhandson.simulator.signature;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.AwsService.Protocol;

/**
 * Errors of the services for a request whose caller is not certain. EC2 has one answer to
 * nearly everything.
 */
public final class SignatureErrors {

	private static final String MISMATCH = "The request signature we calculated does not match the signature you "
			+ "provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for "
			+ "details.";

	private SignatureErrors() {
	}

	public static AwsError unsigned(AwsService service) {
		return new AwsError((service.protocol() == Protocol.JSON) ? 400 : 403,
				"MissingAuthenticationToken" + suffix(service), "Request is missing Authentication Token");
	}

	public static AwsError incomplete(AwsService service, String message) {
		return new AwsError(400, "IncompleteSignature" + suffix(service), message);
	}

	/**
	 * The access key is none, or inactive, or its session token is not right.
	 */
	public static AwsError unknown(AwsService service) {
		String message = "The security token included in the request is invalid.";
		return switch (service.protocol()) {
			case EC2 -> notValidated();
			case QUERY -> new AwsError(403, "InvalidClientTokenId", message);
			case JSON -> new AwsError(400, "UnrecognizedClientException", message);
		};
	}

	static AwsError mismatch(AwsService service) {
		return mismatch(service, MISMATCH);
	}

	static AwsError mismatch(AwsService service, String message) {
		return switch (service.protocol()) {
			case EC2 -> notValidated();
			case QUERY -> new AwsError(403, "SignatureDoesNotMatch", message);
			case JSON -> new AwsError(400, "InvalidSignatureException", message);
		};
	}

	static AwsError expired(AwsService service, String message) {
		return (service.protocol() == Protocol.EC2) ? AwsError.of("RequestExpired", "Request has expired.")
				: mismatch(service, message);
	}

	private static AwsError notValidated() {
		return new AwsError(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
	}

	private static String suffix(AwsService service) {
		return (service.protocol() == Protocol.JSON) ? "Exception" : "";
	}

}
