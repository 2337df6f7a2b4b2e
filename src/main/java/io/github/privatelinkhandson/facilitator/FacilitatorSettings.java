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
 */
@ConfigurationProperties("handson.facilitator")
record FacilitatorSettings(@DefaultValue("facilitator") String name, @Nullable String password,
		@DefaultValue("false") boolean generate, @DefaultValue("12h") Duration signIn) {

	private static final int SHORTEST = 12;

	/** Bcrypt reads no more. */
	private static final int LONGEST = 72;

	FacilitatorSettings {
		if (password != null
				&& (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > LONGEST)) {
			throw new IllegalArgumentException(
					"handson.facilitator.password has %d characters or more, and at most %d bytes".formatted(SHORTEST,
							LONGEST));
		}
	}

	@Override
	public String toString() {
		return "FacilitatorSettings[" + this.name + "]";
	}

}
