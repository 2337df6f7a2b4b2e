package io.github.privatelinkhandson.simulator.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;

/**
 * The signature of a request as it was sent.
 *
 * @param signedHeaders the names of the headers that it covers
 * @param at when it was made
 * @param expires for how long it holds, if it is part of the URL (presigned)
 */
record Signature(List<String> signedHeaders, String value, Instant at, @Nullable Duration expires) {

	private static final String ALGORITHM = "AWS4-HMAC-SHA256";

	private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final Duration DEFAULT_EXPIRES = Duration.ofMinutes(15);

	/**
	 * The signature of a request.
	 * @throws AwsError if parts of it are missing or malformed
	 */
	static Signature of(AwsRequest request, AwsService service) {
		String header = request.header("Authorization");
		return (header != null) ? ofHeader(request, header, service) : ofQuery(request, service);
	}

	/**
	 * A moment as signatures write it ({@code 20260102T030405Z}).
	 */
	static String format(Instant at) {
		return BASIC.format(at);
	}

	boolean presigned() {
		return this.expires != null;
	}

	private static Signature ofHeader(AwsRequest request, String header, AwsService service) {
		Map<String, String> parts = new HashMap<>();
		for (String part : header.substring(ALGORITHM.length()).split("[,\\s]+")) {
			int equals = part.indexOf('=');
			parts.put(part.substring(0, Math.max(equals, 0)), part.substring(equals + 1));
		}
		StringBuilder missing = new StringBuilder();
		Stream.of("Credential", "Signature", "SignedHeaders")
			.filter((name) -> parts.getOrDefault(name, "").isEmpty())
			.forEach((name) -> missing.append("Authorization header requires '" + name + "' parameter. "));
		String date = request.header("X-Amz-Date");
		String httpDate = request.header("Date");
		if (date == null && httpDate == null) {
			missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
		}
		if (!missing.isEmpty()) {
			throw new SignatureErrors(service).incomplete(missing + "Authorization=" + header);
		}
		Instant at = (date != null) ? instant(date, BASIC, service)
				: instant(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME, service);
		return new Signature(names(parts.get("SignedHeaders")), parts.get("Signature"), at, null);
	}

	private static Signature ofQuery(AwsRequest request, AwsService service) {
		StringBuilder missing = new StringBuilder();
		Stream.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date")
			.filter((name) -> Objects.requireNonNullElse(request.parameter(name), "").isEmpty())
			.forEach((name) -> missing.append("AWS query-string parameters must include '" + name + "'. "));
		if (!missing.isEmpty()) {
			throw new SignatureErrors(service).incomplete(missing + "Re-examine the query-string parameters.");
		}
		if (!ALGORITHM.equals(request.parameter("X-Amz-Algorithm"))) {
			throw new SignatureErrors(service).incomplete("Unsupported AWS 'algorithm': '%s' (only %s for now). "
				.formatted(request.parameter("X-Amz-Algorithm"), ALGORITHM));
		}
		return new Signature(names(request.parameter("X-Amz-SignedHeaders")), request.parameter("X-Amz-Signature"),
				instant(request.parameter("X-Amz-Date"), BASIC, service), expires(request.parameter("X-Amz-Expires")));
	}

	private static List<String> names(String signedHeaders) {
		return List.of(signedHeaders.split(";"));
	}

	private static Duration expires(@Nullable String seconds) {
		return (seconds != null && seconds.matches("\\d{1,6}")) ? Duration.ofSeconds(Integer.parseInt(seconds))
				: DEFAULT_EXPIRES;
	}

	private static Instant instant(String text, DateTimeFormatter format, AwsService service) {
		try {
			return format.parse(text, Instant::from);
		}
		catch (DateTimeException ex) {
			throw new SignatureErrors(service)
				.incomplete("Date must be in ISO-8601 'basic format'. Got '%s'. ".formatted(text)
						+ "See http://en.wikipedia.org/wiki/ISO_8601");
		}
	}

}
