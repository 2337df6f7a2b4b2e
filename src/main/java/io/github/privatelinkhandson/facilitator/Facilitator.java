package io.github.privatelinkhandson.facilitator;

import java.util.List;
import java.util.regex.Pattern;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

import io.github.privatelinkhandson.security.SecurityRole;

/**
 * A person who runs workshops.
 */
public record Facilitator(String name, FacilitatorRole role) implements AuthenticatedPrincipal {

	/** The local user of a console without sign-in. */
	public static final Facilitator LOCAL = new Facilitator("local", FacilitatorRole.FACILITATOR);

	private static final int MAX_NAME_LENGTH = 60;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@+'-]*");

	public static boolean isName(String name) {
		return NAME.matcher(name).matches() && name.length() <= MAX_NAME_LENGTH && name.equals(name.strip());
	}

	/**
	 * Returns whether the facilitator has all permissions.
	 */
	public boolean isLead() {
		return this.role == FacilitatorRole.FACILITATOR;
	}

	@Override
	public String getName() {
		return this.name;
	}

	/**
	 * Return an authentication as this facilitator, with the roles that go with it.
	 */
	Authentication authentication() {
		return UsernamePasswordAuthenticationToken.authenticated(this, null,
				isLead() ? List.of(SecurityRole.FACILITATOR, SecurityRole.LEAD) : List.of(SecurityRole.FACILITATOR));
	}

}
