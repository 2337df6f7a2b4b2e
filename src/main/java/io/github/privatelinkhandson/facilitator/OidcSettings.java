package io.github.privatelinkhandson.facilitator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The users of an OpenID Connect provider who are facilitators.
 *
 * @param claim the claim to match: an e-mail address, or one or several groups
 * @param name the claim used as the facilitator's name
 * @param facilitators the claim's values for facilitators with all permissions
 * @param coFacilitators the claim's values for co-facilitators
 */
record OidcSettings(@DefaultValue(OidcSettings.EMAIL) String claim, @DefaultValue(OidcSettings.EMAIL) String name,
		@DefaultValue List<String> facilitators, @DefaultValue List<String> coFacilitators) {

	static final String EMAIL = "email";

	OidcSettings {
		require("claim", List.of(claim));
		require("name", List.of(name));
		require("facilitators", facilitators);
		require("co-facilitators", coFacilitators);
	}

	private static void require(String setting, List<String> values) {
		if (values.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("handson.facilitator.oidc.%s is empty".formatted(setting));
		}
	}

	boolean namesAny() {
		return !this.facilitators.isEmpty() || !this.coFacilitators.isEmpty();
	}

	Optional<FacilitatorRole> role(String value) {
		if (contains(this.facilitators, value)) {
			return Optional.of(FacilitatorRole.FACILITATOR);
		}
		return contains(this.coFacilitators, value) ? Optional.of(FacilitatorRole.CO_FACILITATOR) : Optional.empty();
	}

	/**
	 * Returns the value with the most permissions; empty if none is listed.
	 */
	Optional<String> best(List<String> values) {
		return Stream.of(FacilitatorRole.values())
			.flatMap((role) -> values.stream().filter((value) -> role(value).filter(role::equals).isPresent()))
			.findFirst();
	}

	private boolean contains(List<String> listed, String value) {
		return EMAIL.equals(this.claim) ? listed.stream().anyMatch(value::equalsIgnoreCase) : listed.contains(value);
	}

}
