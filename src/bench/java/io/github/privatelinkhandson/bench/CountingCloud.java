package io.github.privatelinkhandson.bench;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.testkit.AwsCall;
import io.github.privatelinkhandson.testkit.TestCloud;

/**
 * A cloud that counts the calls that are sent to it, and may have all labs in one
 * account.
 */
class CountingCloud extends TestCloud {

	private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

	private volatile @Nullable String account;

	CountingCloud(Cloud cloud) {
		super(cloud);
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
	protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
		this.calls.computeIfAbsent(call.action(), (action) -> new LongAdder()).increment();
		return call.send();
	}

}
