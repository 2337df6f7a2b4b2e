package io.github.privatelinkhandson.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.AwsService;

/**
 * Tells who calls by the access key of a request.
 */
final class Callers {

	/** The access key that everybody knows. */
	private static final String TEST_KEY = "test";

	private final PracticeAccounts accounts;

	private final boolean testKey;

	private final Map<String, Account> known = new ConcurrentHashMap<>();

	/**
	 * Create the callers.
	 * @param testKey whether the access key {@code test} is one; only for those on this
	 * machine
	 */
	Callers(PracticeAccounts accounts, boolean testKey) {
		this.accounts = accounts;
		this.testKey = testKey;
	}

	/**
	 * The caller of a service.
	 * @throws AwsError in the service's words, if the request does not tell or nobody
	 * knows the caller
	 */
	Caller of(AwsRequest request, AwsService service) {
		Scope scope = Scope.of(request).orElseThrow(() -> unsigned(request, service));
		Account account = account(scope.accessKeyId()).orElseThrow(() -> unknown(service));
		return new Caller(account.id(), scope.region());
	}

	private Optional<Account> account(String accessKeyId) {
		if (accessKeyId.equals(TEST_KEY) && !this.testKey) {
			return Optional.empty();
		}
		Optional<Account> account = Optional.ofNullable(this.known.get(accessKeyId))
			.or(() -> this.accounts.ofAccessKey(accessKeyId));
		account.ifPresent((found) -> this.known.put(accessKeyId, found));
		return account;
	}

	private static AwsError unsigned(AwsRequest request, AwsService service) {
		String suffix = (service.protocol() == AwsService.Protocol.JSON) ? "Exception" : "";
		if (request.header("Authorization") == null && request.parameter("X-Amz-Credential") == null) {
			return new AwsError(403, "MissingAuthenticationToken" + suffix, "Request is missing Authentication Token");
		}
		return AwsError.of("IncompleteSignature" + suffix,
				"Credential must have the form access key/date/region/service/aws4_request, with a valid region.");
	}

	private static AwsError unknown(AwsService service) {
		return switch (service.protocol()) {
			case EC2 ->
				new AwsError(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
			case QUERY ->
				new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
			case JSON ->
				AwsError.of("UnrecognizedClientException", "The security token included in the request is invalid.");
		};
	}

}
