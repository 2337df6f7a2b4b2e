package io.github.privatelinkhandson.simulator.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;

/**
 * Verifies that a request was signed with the secret of its access key, lately, for this
 * service, and that nobody changed it since.
 */
public final class SignatureVerifier {

	private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

	private static final Duration SKEW = Duration.ofMinutes(5);

	/** STS takes presigned requests for as long, whatever they say of themselves. */
	private static final Duration STS_EXPIRES = Duration.ofMinutes(15);

	private final SigningKeys keys = new SigningKeys();

	private final Clock clock;

	public SignatureVerifier(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Verifies the signature of a request.
	 * @throws AwsError in the service's words, if it is not right
	 */
	public void verify(AwsRequest request, AwsService service, CredentialScope scope, String secret) {
		Signature signature = Signature.of(request, service);
		checkTime(signature, service);
		checkCoverage(request, signature, service);
		checkScope(signature, scope, service);
		if (payloadHashes(request, signature).noneMatch((hash) -> matches(request, signature, scope, secret, hash))) {
			throw new SignatureErrors(service).mismatch();
		}
		if (request.header("X-Amz-Security-Token") != null || request.parameter("X-Amz-Security-Token") != null) {
			throw new SignatureErrors(service).unknown();
		}
	}

	private void checkTime(Signature signature, AwsService service) {
		Instant now = this.clock.instant();
		Duration lasts = !signature.presigned() ? SKEW
				: ((service == AwsService.STS) ? STS_EXPIRES : signature.expires());
		if (signature.at().isBefore(now.minus(lasts))) {
			throw new SignatureErrors(service).expired("Signature expired: %s is now earlier than %s (%s - %d min.)"
				.formatted(Signature.format(signature.at()), Signature.format(now.minus(lasts)), Signature.format(now),
						lasts.toMinutes()));
		}
		if (signature.at().isAfter(now.plus(SKEW))) {
			throw new SignatureErrors(service)
				.mismatch("Signature not yet current: %s is still later than %s (%s + %d min.)".formatted(
						Signature.format(signature.at()), Signature.format(now.plus(SKEW)), Signature.format(now),
						SKEW.toMinutes()));
		}
	}

	private static void checkCoverage(AwsRequest request, Signature signature, AwsService service) {
		if (!signature.signedHeaders().contains("host")) {
			throw new SignatureErrors(service)
				.mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
		}
		if (request.header("X-Amz-Target") != null && !signature.signedHeaders().contains("x-amz-target")) {
			throw new SignatureErrors(service)
				.mismatch("'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
		}
	}

	private static void checkScope(Signature signature, CredentialScope scope, AwsService service) {
		StringBuilder wrong = new StringBuilder();
		if (!scope.service().equals(service.signingName())) {
			wrong.append("Credential should be scoped to correct service: '%s'. ".formatted(service.signingName()));
		}
		String at = Signature.format(signature.at());
		String date = at.substring(0, 8);
		if (!scope.date().equals(date)) {
			wrong.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ")
				.append("'%s' != '%s', from '%s'.".formatted(scope.date(), date, at));
		}
		if (!wrong.isEmpty()) {
			throw new SignatureErrors(service).mismatch(wrong.toString());
		}
	}

	/**
	 * Lists the accepted values for the body: its hash, or, if the client says so,
	 * nothing. Clients differ on what stands for the missing body of a presigned request.
	 */
	private static Stream<String> payloadHashes(AwsRequest request, Signature signature) {
		if (UNSIGNED_PAYLOAD.equals(request.header("X-Amz-Content-Sha256"))) {
			return Stream.of(UNSIGNED_PAYLOAD);
		}
		String hash = hash(request.body());
		return (signature.presigned() && request.length() == 0) ? Stream.of(hash, UNSIGNED_PAYLOAD) : Stream.of(hash);
	}

	private boolean matches(AwsRequest request, Signature signature, CredentialScope scope, String secret,
			String payloadHash) {
		List<String> headers = signature.signedHeaders();
		String text = "AWS4-HMAC-SHA256\n" + Signature.format(signature.at()) + "\n" + scope + "\n"
				+ hash(CanonicalRequest.of(request, headers, payloadHash));
		byte[] right = HexFormat.of().formatHex(this.keys.sign(scope, secret, text)).getBytes(StandardCharsets.UTF_8);
		return MessageDigest.isEqual(right, signature.value().getBytes(StandardCharsets.UTF_8));
	}

	private static String hash(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
