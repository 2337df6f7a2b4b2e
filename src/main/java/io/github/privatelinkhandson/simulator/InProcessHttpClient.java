package io.github.privatelinkhandson.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

import io.github.privatelinkhandson.simulator.fault.AnswerLost;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;

/**
 * Brings the requests of SDK clients to the practice AWS without a socket, whatever their
 * endpoint, in the caller's thread.
 */
final class InProcessHttpClient implements SdkHttpClient {

	private final Dispatcher dispatcher;

	InProcessHttpClient(Dispatcher dispatcher) {
		this.dispatcher = dispatcher;
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				try {
					return response(InProcessHttpClient.this.dispatcher.handleOwn(request(request)));
				}
				catch (AnswerLost ex) {
					throw new IOException(ex.getMessage(), ex);
				}
			}

			@Override
			public void abort() {
			}

		};
	}

	@Override
	public String clientName() {
		return "InProcess";
	}

	@Override
	public void close() {
	}

	private static AwsRequest request(HttpExecuteRequest request) throws IOException {
		SdkHttpRequest http = request.httpRequest();
		byte[] body = new byte[0];
		if (request.contentStreamProvider().isPresent()) {
			try (InputStream content = request.contentStreamProvider().get().newStream()) {
				body = content.readAllBytes();
			}
		}
		return new AwsRequest(http.method().name(), http.encodedPath(), http.encodedQueryParameters().orElse(null),
				(name) -> http.firstMatchingHeader(name).orElse(null), body);
	}

	private static HttpExecuteResponse response(AwsResponse response) {
		SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(response.status());
		response.headers().forEach(http::putHeader);
		http.putHeader("Content-Length", Integer.toString(response.body().length));
		return HttpExecuteResponse.builder()
			.response(http.build())
			.responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
			.build();
	}

}
