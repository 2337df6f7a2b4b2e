package io.github.privatelinkhandson.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A transport that remembers the bodies of requests and answers with what it was given,
 * the last answer again and again.
 */
public final class CannedTransport implements SdkHttpClient {

	private final Deque<Answer> answers = new ArrayDeque<>();

	private final List<String> bodies = new ArrayList<>();

	public CannedTransport answer(int status, String body) {
		this.answers.add(new Answer(status, body));
		return this;
	}

	public List<String> bodies() {
		return this.bodies;
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				CannedTransport.this.bodies.add(AwsCall.body(request));
				return next();
			}

			@Override
			public void abort() {
			}

		};
	}

	@Override
	public void close() {
	}

	private HttpExecuteResponse next() throws IOException {
		Answer answer = (this.answers.size() > 1) ? this.answers.remove() : this.answers.element();
		if (answer.status() == 0) {
			throw new IOException(answer.body());
		}
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		return HttpExecuteResponse.builder()
			.response(SdkHttpResponse.builder()
				.statusCode(answer.status())
				.putHeader("Content-Length", Integer.toString(body.length))
				.build())
			.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
			.build();
	}

	private record Answer(int status, String body) {
	}

}
