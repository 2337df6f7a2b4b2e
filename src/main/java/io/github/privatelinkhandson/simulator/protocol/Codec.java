package io.github.privatelinkhandson.simulator.protocol;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;

/**
 * Reads the requests of a service and writes its answers, as its protocol wants them.
 */
public interface Codec {

	/**
	 * The model request that the builder makes of a request's parameters.
	 * @throws AwsError if they are not such a request's
	 */
	SdkPojo decode(AwsRequest request, SdkPojo builder);

	AwsResponse encode(String action, SdkPojo result, String requestId);

	AwsResponse encode(AwsError error, String requestId);

	/**
	 * The codec for a service that is not known: of its protocol no more is known than
	 * what a request shows.
	 */
	static Codec ofUnknown(AwsRequest request) {
		return request.isJson() ? new JsonCodec() : new QueryCodec();
	}

	static Codec of(AwsService service) {
		return (service.protocol() == AwsService.Protocol.JSON) ? new JsonCodec() : new QueryCodec(service);
	}

}
