package io.github.privatelinkhandson.security;

import java.util.Optional;

import org.springframework.security.core.Authentication;

/**
 * Authenticates requests by the secret in a cookie. Modules that have users implement it;
 * where several cookies are sent, the authenticators are asked in their order.
 */
public interface CookieAuthenticator {

	/**
	 * Return the name of the cookie that holds the secret.
	 */
	String cookie();

	/**
	 * Find the user to whom a secret belongs.
	 * @return the user with the user's roles; empty if the secret is unknown or expired
	 */
	Optional<Authentication> find(String secret);

}
