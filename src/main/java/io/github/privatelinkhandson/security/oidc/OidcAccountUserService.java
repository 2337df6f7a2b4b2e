package io.github.privatelinkhandson.security.oidc;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import io.github.privatelinkhandson.security.OidcAccounts;

/**
 * Loads a provider's users, and refuses those who have no account in the console.
 */
class OidcAccountUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

	static final String NOT_LISTED = "not-listed";

	private final OidcUserService users = new OidcUserService();

	private final OidcAccounts accounts;

	OidcAccountUserService(OidcAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser user = this.users.loadUser(request);
		return this.accounts.find(user.getClaims())
			.map((account) -> new OidcAccountUser(user, account))
			.orElseThrow(() -> new OAuth2AuthenticationException(NOT_LISTED));
	}

}
