package io.github.privatelinkhandson.security.oidc;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import io.github.privatelinkhandson.facilitator.OidcFacilitatorList;

/**
 * Takes those of a provider's users who are facilitators.
 */
class OidcFacilitatorUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

	static final String NOT_LISTED = "not-listed";

	private final OidcUserService users = new OidcUserService();

	private final OidcFacilitatorList facilitators;

	OidcFacilitatorUserService(OidcFacilitatorList facilitators) {
		this.facilitators = facilitators;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser user = this.users.loadUser(request);
		return this.facilitators.of(user.getClaims())
			.map((facilitator) -> new OidcFacilitator(user, facilitator))
			.orElseThrow(() -> new OAuth2AuthenticationException(NOT_LISTED));
	}

}
