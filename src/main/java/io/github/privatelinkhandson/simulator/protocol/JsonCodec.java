package io.github.privatelinkhandson.simulator.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.json.MalformedJson;
import io.github.privatelinkhandson.simulator.json.SdkJson;
import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The protocol AWS JSON 1.1.
 */
final class JsonCodec implements Codec {

	private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

	@Override
	public SdkPojo decode(AwsRequest request, SdkPojo builder) {
		try {
			return SdkJson.readRequest(request.body(), builder);
		}
		catch (MalformedJson ex) {
			throw AwsError.of("SerializationException", ex.getMessage());
		}
	}

	@Override
	public AwsResponse encode(String action, SdkPojo result, String requestId) {
		return AwsResponse.of(200, CONTENT_TYPE, requestId, SdkJson.bytes(result));
	}

	@Override
	public AwsResponse encode(AwsError error, String requestId) {
		Map<String, String> members = new LinkedHashMap<>();
		members.put("__type", error.code());
		members.put("message", error.getMessage());
		return AwsResponse.of(error.status(), CONTENT_TYPE, requestId, SdkJson.bytes(members))
			.with("x-amzn-ErrorType", error.code());
	}

}
