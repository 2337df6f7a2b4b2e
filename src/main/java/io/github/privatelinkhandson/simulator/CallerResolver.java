package io.github.privatelinkhandson.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.signature.CredentialScope;
import io.github.privatelinkhandson.simulator.signature.SignatureErrors;
import io.github.privatelinkhandson.simulator.signature.SignatureVerifier;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Tells who calls by the access key of a request, and makes sure of it by its signature.
 * The access key {@code test} has a secret that everybody knows: its signatures are not
 * looked at.
 */
final class CallerResolver {

	private final PracticeAccounts accounts;

	private final SignatureVerifier signatures;

	private final boolean testKey;

	private final CallRule rule;

	private final Map<String, Account> known = new ConcurrentHashMap<>();

	/**
	 * Create the callers.
	 * @param testKey whether the access key {@code test} is one; only for those on this
	 * machine
	 * @param rule what callers from the network may call
	 */
	CallerResolver(PracticeAccounts accounts, SignatureVerifier signatures, boolean testKey, CallRule rule) {
		this.accounts = accounts;
		this.signatures = signatures;
		this.testKey = testKey;
		this.rule = rule;
	}

	/**
	 * The caller of a service by a request from the network.
	 * @throws AwsError in the service's words, if the request does not tell, nobody knows
	 * the caller, the signature is not the caller's, or the access key is inactive
	 */
	Caller ofNetwork(AwsRequest request, AwsService service) {
		CredentialScope scope = scope(request, service);
		if (!ZoneService.regions().contains(scope.region())) {
			throw new SignatureErrors(service).mismatch("Credential should be scoped to a valid region. ");
		}
		Account account = account(scope, service);
		if (!PracticeAccounts.isTest(account.id())) {
			this.signatures.verify(request, service, scope, account.secretAccessKey());
			if (this.accounts.isBlocked(account.id())) {
				throw new SignatureErrors(service).unknown();
			}
		}
		return new Caller(account.id(), scope.region(), this.rule);
	}

	/**
	 * The caller of a service by a request of this process. It has the secrets at hand,
	 * so a signature would prove nothing.
	 */
	Caller ofProcess(AwsRequest request, AwsService service) {
		CredentialScope scope = scope(request, service);
		return new Caller(account(scope, service).id(), scope.region(), (account, action) -> Optional.empty());
	}

	private static CredentialScope scope(AwsRequest request, AwsService service) {
		return CredentialScope.of(request).orElseThrow(() -> {
			boolean signed = request.header("Authorization") != null || request.parameter("X-Amz-Credential") != null;
			return !signed ? new SignatureErrors(service).unsigned() : new SignatureErrors(service).incomplete(
					"Credential must have the form access key/date/region/service/aws4_request, with a valid region.");
		});
	}

	private Account account(CredentialScope scope, AwsService service) {
		Optional<Account> account = Optional.ofNullable(this.known.get(scope.accessKeyId()))
			.or(() -> this.accounts.ofAccessKey(scope.accessKeyId()))
			.filter((found) -> this.testKey || !PracticeAccounts.isTest(found.id()));
		account.ifPresent((found) -> this.known.put(scope.accessKeyId(), found));
		return account.orElseThrow(() -> new SignatureErrors(service).unknown());
	}

}
