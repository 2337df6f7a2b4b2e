package io.github.privatelinkhandson.security;

import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.facilitator.Facilitators;

/**
 * Recognises facilitators by their passwords.
 */
@Component
class FacilitatorPasswords implements AuthenticationProvider {

	private final Facilitators facilitators;

	FacilitatorPasswords(Facilitators facilitators) {
		this.facilitators = facilitators;
	}

	@Override
	public Authentication authenticate(Authentication asked) {
		return this.facilitators.withPassword(asked.getName(), String.valueOf(asked.getCredentials()))
			.map(FacilitatorPasswords::signedIn)
			.orElseThrow(() -> new BadCredentialsException("Name and password do not belong together"));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	static Authentication signedIn(Facilitator facilitator) {
		return UsernamePasswordAuthenticationToken.authenticated(facilitator, null, List.of());
	}

}
