package io.github.privatelinkhandson.security.oidc;

import java.util.Set;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import io.github.privatelinkhandson.facilitator.Facilitator;

/**
 * A provider's user at the moment of signing in, and the facilitator that this is.
 */
public class OidcFacilitator extends DefaultOidcUser {

	private final transient Facilitator facilitator;

	OidcFacilitator(OidcUser user, Facilitator facilitator) {
		super(Set.copyOf(user.getAuthorities()), user.getIdToken(), user.getUserInfo());
		this.facilitator = facilitator;
	}

	public Facilitator facilitator() {
		return this.facilitator;
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
