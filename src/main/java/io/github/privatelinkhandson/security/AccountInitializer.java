package io.github.privatelinkhandson.security;

import java.io.PrintStream;

import org.springframework.security.core.Authentication;

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

	/**
	 * Return the user of a console in which nobody has to sign in.
	 */
	Authentication local();

}
