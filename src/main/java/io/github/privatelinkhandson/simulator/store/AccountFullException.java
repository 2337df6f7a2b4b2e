package io.github.privatelinkhandson.simulator.store;

/**
 * Thrown when an account would hold more than the practice AWS keeps for one.
 */
public class AccountFullException extends RuntimeException {

	AccountFullException(String account) {
		super("Account %s holds as much as the practice AWS keeps for one".formatted(account));
	}

}
