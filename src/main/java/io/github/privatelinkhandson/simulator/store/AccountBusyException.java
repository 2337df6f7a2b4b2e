package io.github.privatelinkhandson.simulator.store;

/**
 * Thrown when other calls hold an account for too long.
 */
public class AccountBusyException extends RuntimeException {

	AccountBusyException(String account) {
		super("Other calls hold account " + account);
	}

}
