package io.github.privatelinkhandson.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A call of AWS on its way through a {@link TestCloud}.
 */
public final class AwsCall {

	private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

	private static final Pattern READS = Pattern.compile("(?:Describe|Get|List).*");

	private final HttpExecuteRequest request;

	private final ExecutableHttpRequest prepared;

	AwsCall(HttpExecuteRequest request, ExecutableHttpRequest prepared) {
		this.request = request;
		this.prepared = prepared;
	}

	/**
	 * Returns the name of the operation; an empty string where the request has none.
	 */
	public String action() {
		String target = this.request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
		if (!target.isEmpty()) {
			return target.substring(target.indexOf('.') + 1);
		}
		Matcher action = ACTION.matcher(body());
		return action.find() ? action.group(1) : "";
	}

	/**
	 * Returns whether the call only reads.
	 */
	public boolean reads() {
		return READS.matcher(action()).matches();
	}

	/**
	 * Returns the body of the request.
	 */
	public String body() {
		return body(this.request);
	}

	/**
	 * Passes the call on.
	 */
	public HttpExecuteResponse send() throws IOException {
		return this.prepared.call();
	}

	static String body(HttpExecuteRequest request) {
		return request.contentStreamProvider().map((provider) -> {
			try (InputStream content = provider.newStream()) {
				return new String(content.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).orElse("");
	}

}
