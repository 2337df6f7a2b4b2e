package io.github.privatelinkhandson.provisioning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

import io.github.privatelinkhandson.aws.Cloud;

/**
 * A cloud that counts the calls that are sent to it, and may have all labs in one
 * account.
 */
class CountingCloud extends FastCloud {

	private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

	private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

	private volatile @Nullable String account;

	CountingCloud(Cloud cloud) {
		super(cloud, cloud.speed());
	}

	/**
	 * Opens all further labs in that account.
	 */
	void use(@Nullable String onlyAccount) {
		this.account = onlyAccount;
	}

	/**
	 * How often each action was called so far.
	 */
	Map<String, Long> calls() {
		Map<String, Long> counts = new TreeMap<>();
		this.calls.forEach((action, count) -> counts.put(action, count.sum()));
		return counts;
	}

	@Override
	public String newAccount(String region) {
		String only = this.account;
		return (only != null) ? only : super.newAccount(region);
	}

	@Override
	public SdkHttpClient transport() {
		SdkHttpClient transport = super.transport();
		return new SdkHttpClient() {

			@Override
			public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
				CountingCloud.this.calls.computeIfAbsent(action(request), (action) -> new LongAdder()).increment();
				return transport.prepareRequest(request);
			}

			@Override
			public void close() {
			}

		};
	}

	private static String action(HttpExecuteRequest request) {
		String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
		if (!target.isEmpty()) {
			return target.substring(target.indexOf('.') + 1);
		}
		Matcher action = ACTION.matcher(body(request));
		return action.find() ? action.group(1) : "?";
	}

	private static String body(HttpExecuteRequest request) {
		if (request.contentStreamProvider().isEmpty()) {
			return "";
		}
		try (InputStream content = request.contentStreamProvider().get().newStream()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
