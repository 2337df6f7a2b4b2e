package io.github.privatelinkhandson.security.oidc;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * User of a provider during the sign-in, with the name and the roles of the user's
 * account in the console.
 */
class OidcAccountUser extends DefaultOidcUser {

	private final String account;

	OidcAccountUser(OidcUser user, Authentication account) {
		super(authorities(user, account), user.getIdToken(), user.getUserInfo());
		this.account = account.getName();
	}

	/**
	 * Return the account's name instead of the provider's subject.
	 */
	@Override
	public String getName() {
		return this.account;
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	private static Set<GrantedAuthority> authorities(OidcUser user, Authentication account) {
		return Stream.of(user.getAuthorities(), account.getAuthorities())
			.flatMap((some) -> some.stream())
			.collect(Collectors.toUnmodifiableSet());
	}

}
