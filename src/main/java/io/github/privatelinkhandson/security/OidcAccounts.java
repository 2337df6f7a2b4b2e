package io.github.privatelinkhandson.security;

import java.util.Map;
import java.util.Optional;

import org.springframework.security.core.Authentication;

/**
 * Accounts of users whom an OpenID Connect provider authenticates.
 */
public interface OidcAccounts {

	/**
	 * Return whether the settings name any such account.
	 */
	boolean any();

	/**
	 * Find the account of a provider's user, and store it at the first sign-in.
	 * @param claims the claims of the provider about its user
	 * @return the account's name and roles; empty if the user has none
	 */
	Optional<Authentication> find(Map<String, Object> claims);

}
