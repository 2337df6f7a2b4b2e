package io.github.privatelinkhandson.security;

import java.time.Duration;
import java.util.Optional;

import org.springframework.security.core.Authentication;

/**
 * Store of the sign-ins of those who have an account. Every sign-in has a secret of its
 * own, which a cookie holds.
 */
public interface SignInStore extends CookieAuthenticator {

	@Override
	default String cookie() {
		return CookieSecurityContextRepository.FACILITATOR;
	}

	/**
	 * Store a sign-in.
	 * @return the new sign-in's secret; empty if the user has no account
	 */
	Optional<String> open(Authentication authentication);

	/**
	 * Return whether somebody of that name has an account.
	 */
	boolean hasAccount(String name);

	/**
	 * Delete the sign-in that has a secret, if there is one.
	 */
	void close(String secret);

	/**
	 * Return how long a sign-in is valid.
	 */
	Duration lasting();

}
