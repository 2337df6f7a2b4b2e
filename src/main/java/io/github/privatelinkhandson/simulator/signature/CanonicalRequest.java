package io.github.privatelinkhandson.simulator.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.utils.http.SdkHttpUtils;

import io.github.privatelinkhandson.simulator.protocol.AwsRequest;

/**
 * A request in the form in which it is signed, whatever proxies and clients did to order,
 * blanks and encoding.
 */
final class CanonicalRequest {

	private CanonicalRequest() {
	}

	/**
	 * The canonical form. Headers are read as Latin-1, so written as Latin-1 it has the
	 * bytes that the client signed.
	 * @param payloadHash hexadecimal SHA-256 of the body, or what stands for it
	 */
	static byte[] of(AwsRequest request, List<String> signedHeaders, String payloadHash) {
		StringBuilder text = new StringBuilder(512);
		text.append(request.method()).append('\n');
		text.append(path(request.path())).append('\n');
		text.append(query(request.query())).append('\n');
		for (String name : signedHeaders) {
			String value = Objects.requireNonNullElse(request.header(name), "");
			text.append(name).append(':').append(blanks(value)).append('\n');
		}
		text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(payloadHash);
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String path(String path) {
		if (path.isEmpty() || path.equals("/")) {
			return "/";
		}
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : path.split("/")) {
			if (segment.equals("..")) {
				segments.pollLast();
			}
			else if (!segment.isEmpty() && !segment.equals(".")) {
				segments.addLast(SdkHttpUtils.urlEncode(segment));
			}
		}
		String tail = (path.endsWith("/") && !segments.isEmpty()) ? "/" : "";
		return "/" + String.join("/", segments) + tail;
	}

	private static String query(String query) {
		return query.isEmpty() ? ""
				: Stream.of(query.split("&"))
					.filter((pair) -> !pair.isEmpty() && !pair.startsWith("X-Amz-Signature="))
					.map(CanonicalRequest::parameter)
					.sorted(CanonicalRequest::compare)
					.map((parameter) -> parameter[0] + "=" + parameter[1])
					.collect(Collectors.joining("&"));
	}

	private static String[] parameter(String pair) {
		int equals = pair.indexOf('=');
		String name = (equals < 0) ? pair : pair.substring(0, equals);
		String value = (equals < 0) ? "" : pair.substring(equals + 1);
		return new String[] { SdkHttpUtils.urlEncode(decode(name)), SdkHttpUtils.urlEncode(decode(value)) };
	}

	private static int compare(String[] one, String[] other) {
		int byName = one[0].compareTo(other[0]);
		return (byName != 0) ? byName : one[1].compareTo(other[1]);
	}

	/**
	 * As it was before it was encoded; what nobody can have encoded stays as it is.
	 */
	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	/**
	 * Without blanks at the ends, and with one where there are several.
	 */
	private static String blanks(String value) {
		String trimmed = value.trim();
		return trimmed.contains("  ") ? trimmed.replaceAll(" +", " ") : trimmed;
	}

}
