package io.github.privatelinkhandson.security;

import java.io.PrintStream;

/**
 * Creates the accounts that the settings ask for when the console starts.
 */
public interface AccountInitializer {

	/**
	 * Create the first account, or set its password, as the settings ask for.
	 * @param out prints a generated password
	 * @return whether anybody can sign in
	 */
	boolean prepare(PrintStream out);

}
