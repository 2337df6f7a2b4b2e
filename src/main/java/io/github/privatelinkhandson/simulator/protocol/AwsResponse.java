package io.github.privatelinkhandson.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTTP response to an {@link AwsRequest}.
 */
public record AwsResponse(int status, Map<String, String> headers, byte[] body) {

	static AwsResponse of(int status, String contentType, String requestId, byte[] body) {
		return new AwsResponse(status, Map.of("Content-Type", contentType, "x-amzn-RequestId", requestId), body);
	}

	public static AwsResponse text(String text) {
		return new AwsResponse(200, Map.of("Content-Type", "text/plain;charset=UTF-8"),
				text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The answer to a request of a service that is not known and whose protocol is none
	 * of those here.
	 */
	public static AwsResponse unknownService(String service, String requestId) {
		String text = "The practice AWS has no service " + service + ".\n";
		return of(404, "text/plain;charset=UTF-8", requestId, text.getBytes(StandardCharsets.UTF_8))
			.with("x-amzn-ErrorType", "UnknownOperationException");
	}

	AwsResponse with(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(header, value);
		return new AwsResponse(this.status, more, this.body);
	}

}
