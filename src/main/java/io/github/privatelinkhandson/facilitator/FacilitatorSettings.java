package io.github.privatelinkhandson.facilitator;

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

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofDays(366);

	FacilitatorSettings {
		if (!Facilitator.isName(name)) {
			throw new IllegalArgumentException("handson.facilitator.name is a name of at most 60 characters");
		}
		if (signIn.compareTo(SHORTEST) < 0 || signIn.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("handson.facilitator.sign-in is from 1s to 366d, not " + signIn);
		}
		if (password != null && PasswordRules.refusal(password).isPresent()) {
			throw new IllegalArgumentException(
					"handson.facilitator.password has %d characters or more, and at most %d bytes; it is none that is tried first, such as common words and keyboard rows"
						.formatted(PasswordRules.MIN_LENGTH, PasswordRules.MAX_BYTES));
		}
	}

	@Override
	public String toString() {
		return "FacilitatorSettings[" + this.name + "]";
	}

}
