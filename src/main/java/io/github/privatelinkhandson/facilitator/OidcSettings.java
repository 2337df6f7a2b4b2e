package io.github.privatelinkhandson.facilitator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which users of an OpenID Connect provider are facilitators.
 *
 * @param claim the claim that says so: an e-mail address, or one or several groups
 * @param name the claim under whose value somebody is known here
 * @param facilitators the claim's values of those who may do everything
 * @param coFacilitators the claim's values of those who may not take down a room
 */
record OidcSettings(@DefaultValue(OidcSettings.EMAIL) String claim, @DefaultValue(OidcSettings.EMAIL) String name,
		@DefaultValue List<String> facilitators, @DefaultValue List<String> coFacilitators) {

	static final String EMAIL = "email";

	boolean namesAny() {
		return !this.facilitators.isEmpty() || !this.coFacilitators.isEmpty();
	}

	/**
	 * The role of those whose claim has that value; empty if it is on no list.
	 */
	Optional<FacilitatorRole> role(String value) {
		if (contains(this.facilitators, value)) {
			return Optional.of(FacilitatorRole.FACILITATOR);
		}
		return contains(this.coFacilitators, value) ? Optional.of(FacilitatorRole.CO_FACILITATOR) : Optional.empty();
	}

	/**
	 * That of the values that opens most.
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
