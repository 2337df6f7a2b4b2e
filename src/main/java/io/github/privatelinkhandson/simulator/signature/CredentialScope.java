package io.github.privatelinkhandson.simulator.signature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.protocol.AwsRequest;

/**
 * Scope in the credential of a request (Signature Version 4): who signed it, on which
 * day, for which region and service.
 */
public record CredentialScope(String accessKeyId, String date, String region, String service) {

	private static final Pattern CREDENTIAL = Pattern
		.compile("([\\w-]{1,128})/(\\d{8})/([a-z]{2}(?:-[a-z]{1,9}){1,2}-\\d)/([a-z0-9-]{1,64})/aws4_request");

	private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256\\b.*?[\\s,]Credential=([^,\\s]+).*");

	/**
	 * The scope that the header {@code Authorization} or the parameter
	 * {@code X-Amz-Credential} names, empty if none does, or not as it should.
	 */
	public static Optional<CredentialScope> of(AwsRequest request) {
		String header = request.header("Authorization");
		if (header == null) {
			return ofCredential(request.parameter("X-Amz-Credential"));
		}
		Matcher matcher = AUTHORIZATION.matcher(header);
		return matcher.matches() ? ofCredential(matcher.group(1)) : Optional.empty();
	}

	private static Optional<CredentialScope> ofCredential(@Nullable String credential) {
		return Optional.ofNullable(credential)
			.map(CREDENTIAL::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> new CredentialScope(matcher.group(1), matcher.group(2), matcher.group(3),
					matcher.group(4)));
	}

	/**
	 * As the string to sign has it.
	 */
	@Override
	public String toString() {
		return this.date + "/" + this.region + "/" + this.service + "/aws4_request";
	}

}
