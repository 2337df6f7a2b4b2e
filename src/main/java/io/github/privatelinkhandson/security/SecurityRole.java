package io.github.privatelinkhandson.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Role of a user whom the console knows, as an authority of Spring Security
 * ({@code ROLE_LEAD}).
 */
public enum SecurityRole implements GrantedAuthority {

	/** Runs workshops. */
	FACILITATOR,

	/** Runs workshops and may do everything; always given together with FACILITATOR. */
	LEAD,

	/** Takes part in one workshop. */
	PARTICIPANT;

	@Override
	public String getAuthority() {
		return "ROLE_" + name();
	}

	/**
	 * Return whether the user of an authentication has this role.
	 */
	public boolean isGrantedTo(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> getAuthority().equals(authority.getAuthority()));
	}

}
