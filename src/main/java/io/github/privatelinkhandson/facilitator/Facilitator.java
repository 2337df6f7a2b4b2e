package io.github.privatelinkhandson.facilitator;

import java.util.List;
import java.util.regex.Pattern;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

import io.github.privatelinkhandson.security.Role;

/**
 * Somebody who runs workshops.
 */
public record Facilitator(String name, FacilitatorRole role) implements AuthenticatedPrincipal {

	/** Whoever sits at the console's machine, where nobody has to sign in. */
	public static final Facilitator LOCAL = new Facilitator("local", FacilitatorRole.FACILITATOR);

	private static final int MAX_OF_A_NAME = 60;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@+'-]*");

	/**
	 * Whether somebody can be known under that name.
	 */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches() && name.length() <= MAX_OF_A_NAME && name.equals(name.strip());
	}

	/**
	 * Whether this one may do everything.
	 */
	public boolean leads() {
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
				leads() ? List.of(Role.FACILITATOR, Role.LEAD) : List.of(Role.FACILITATOR));
	}

}
