package io.github.privatelinkhandson.facilitator;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link OidcSettings}.
 */
class OidcSettingsTests {

	private final OidcSettings groups = new OidcSettings("groups", "email", List.of("trainers"), List.of("helpers"));

	@Test
	void groupWithMostPermissionsCounts() {
		assertThat(this.groups.best(List.of("staff", "helpers", "trainers"))).contains("trainers");
		assertThat(this.groups.best(List.of("staff", "helpers"))).contains("helpers");
		assertThat(this.groups.best(List.of("staff"))).isEmpty();
		assertThat(this.groups.best(List.of())).isEmpty();
	}

	@Test
	void groupsDifferByCaseButAddressesDoNot() {
		assertThat(this.groups.role("Trainers")).isEmpty();
		OidcSettings addresses = new OidcSettings("email", "email", List.of("a@example.com"), List.of());
		assertThat(addresses.role("A@Example.com")).contains(FacilitatorRole.FACILITATOR);
	}

	@Test
	void nothingIsListedByDefault() {
		assertThat(new OidcSettings("email", "email", List.of(), List.of()).namesAny()).isFalse();
	}

}
