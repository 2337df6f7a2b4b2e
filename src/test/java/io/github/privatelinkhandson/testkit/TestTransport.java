package io.github.privatelinkhandson.testkit;

import java.io.IOException;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The transport of a {@link TestCloud}: shows it each call before the call is sent.
 */
record TestTransport(SdkHttpClient transport, TestCloud cloud) implements SdkHttpClient {

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		ExecutableHttpRequest prepared = this.transport.prepareRequest(request);
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				return TestTransport.this.cloud.exchange(new AwsCall(request, prepared));
			}

			@Override
			public void abort() {
				prepared.abort();
			}

		};
	}

	@Override
	public String clientName() {
		return this.transport.clientName();
	}

	@Override
	public void close() {
	}

}
