package io.github.privatelinkhandson.simulator.store;

import java.util.Set;

/**
 * Signals that a call needs accounts that it does not hold: it must be repeated, holding
 * them too.
 */
final class AccountsMissing extends RuntimeException {

	private final transient Set<String> accounts;

	AccountsMissing(Set<String> accounts) {
		super("the call does not hold the accounts " + accounts, null, false, false);
		this.accounts = Set.copyOf(accounts);
	}

	Set<String> accounts() {
		return this.accounts;
	}

}
