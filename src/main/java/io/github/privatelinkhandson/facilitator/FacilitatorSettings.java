package io.github.privatelinkhandson.facilitator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the first facilitator and of sign-ins. With a facilitator, the console
 * requires authentication; without, it serves the local user only.
 *
 * @param name the user name of the first facilitator
 * @param password the first facilitator's password, of 12 characters or more
 * @param generate whether to generate a password at the first start, and print it once,
 * if none is given
 * @param signIn the duration of a sign-in
 * @param oidc the facilitators who sign in with an OpenID Connect provider
 */
@ConfigurationProperties("handson.facilitator")
record FacilitatorSettings(@DefaultValue("facilitator") String name, @Nullable String password,
		@DefaultValue("false") boolean generate, @DefaultValue("12h") Duration signIn,
		@DefaultValue OidcSettings oidc) {

	static final int MIN_PASSWORD_LENGTH = 12;

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofDays(366);

	/** Bcrypt ignores further bytes. */
	private static final int MAX_PASSWORD_BYTES = 72;

	FacilitatorSettings {
		if (!Facilitator.isName(name)) {
			throw new IllegalArgumentException("handson.facilitator.name is a name of at most 60 characters");
		}
		if (signIn.compareTo(SHORTEST) < 0 || signIn.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("handson.facilitator.sign-in is from 1s to 366d, not " + signIn);
		}
		if (password != null && !isPassword(password)) {
			throw new IllegalArgumentException(
					"handson.facilitator.password has %d characters or more, and at most %d bytes"
						.formatted(MIN_PASSWORD_LENGTH, MAX_PASSWORD_BYTES));
		}
	}

	static boolean isPassword(String password) {
		return password.length() >= MIN_PASSWORD_LENGTH
				&& password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES;
	}

	@Override
	public String toString() {
		return "FacilitatorSettings[" + this.name + "]";
	}

}
