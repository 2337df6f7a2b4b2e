package io.github.privatelinkhandson.facilitator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first facilitator. With one, the console is open to those who sign in or have been
 * let in; without, it is for whoever sits at its machine.
 *
 * @param name under which the first facilitator signs in
 * @param password the first facilitator's password, of 12 characters or more
 * @param generate whether a password is made up at the first start, and printed once, if
 * none is given
 * @param signIn how long a facilitator stays signed in
 * @param oidc who else is a facilitator, known by an OpenID Connect provider
 */
@ConfigurationProperties("handson.facilitator")
record FacilitatorSettings(@DefaultValue("facilitator") String name, @Nullable String password,
		@DefaultValue("false") boolean generate, @DefaultValue("12h") Duration signIn,
		@DefaultValue OidcSettings oidc) {

	static final int SHORTEST = 12;

	/** Bcrypt reads no more. */
	private static final int LONGEST = 72;

	FacilitatorSettings {
		if (!Facilitator.isName(name)) {
			throw new IllegalArgumentException("handson.facilitator.name is a name of at most 60 characters");
		}
		if (password != null && !isPassword(password)) {
			throw new IllegalArgumentException(
					"handson.facilitator.password has %d characters or more, and at most %d bytes".formatted(SHORTEST,
							LONGEST));
		}
	}

	/**
	 * Whether a password is long enough, and not longer than can be told from others.
	 */
	static boolean isPassword(String password) {
		return password.length() >= SHORTEST && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
	}

	@Override
	public String toString() {
		return "FacilitatorSettings[" + this.name + "]";
	}

}
