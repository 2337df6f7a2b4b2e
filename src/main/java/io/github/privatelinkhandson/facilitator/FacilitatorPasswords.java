package io.github.privatelinkhandson.facilitator;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Authenticates facilitators by name and password.
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
			.map(Facilitator::authentication)
			.orElseThrow(() -> new BadCredentialsException("Name and password do not belong together"));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
