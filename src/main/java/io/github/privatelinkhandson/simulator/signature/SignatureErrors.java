package io.github.privatelinkhandson.simulator.signature;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.AwsService.Protocol;

/**
 * Errors of the services for a request whose caller is not certain. EC2 has one answer to
 * nearly everything.
 */
public record SignatureErrors(AwsService service) {

	private static final String MISMATCH = "The request signature we calculated does not match the signature you "
			+ "provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for "
			+ "details.";

	public AwsError unsigned() {
		return new AwsError((this.service.protocol() == Protocol.JSON) ? 400 : 403,
				"MissingAuthenticationToken" + suffix(), "Request is missing Authentication Token");
	}

	public AwsError incomplete(String message) {
		return new AwsError(400, "IncompleteSignature" + suffix(), message);
	}

	/**
	 * The access key is none, or inactive, or its session token is not right.
	 */
	public AwsError unknown() {
		String message = "The security token included in the request is invalid.";
		return switch (this.service.protocol()) {
			case EC2 -> notValidated();
			case QUERY -> new AwsError(403, "InvalidClientTokenId", message);
			case JSON -> new AwsError(400, "UnrecognizedClientException", message);
		};
	}

	AwsError mismatch() {
		return mismatch(MISMATCH);
	}

	/**
	 * The signature is not the caller's, or not one for this service, region and time.
	 */
	public AwsError mismatch(String message) {
		return switch (this.service.protocol()) {
			case EC2 -> notValidated();
			case QUERY -> new AwsError(403, "SignatureDoesNotMatch", message);
			case JSON -> new AwsError(400, "InvalidSignatureException", message);
		};
	}

	AwsError expired(String message) {
		return (this.service.protocol() == Protocol.EC2) ? AwsError.of("RequestExpired", "Request has expired.")
				: mismatch(message);
	}

	private static AwsError notValidated() {
		return new AwsError(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
	}

	private String suffix() {
		return (this.service.protocol() == Protocol.JSON) ? "Exception" : "";
	}

}
