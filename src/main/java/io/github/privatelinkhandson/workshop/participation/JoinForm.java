package io.github.privatelinkhandson.workshop.participation;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.UserText;

/**
 * What somebody says who wants to take part.
 *
 * @param code the workshop's join code
 * @param name under which the facilitators and the dashboard know the participant
 */
record JoinForm(@Nullable String code, @Nullable String name) {

	@AssertTrue
	public boolean isNameUsable() {
		return UserText.fits(this.name, UserText.MAX_OF_A_NAME);
	}

	String cleanCode() {
		return UserText.clean(this.code);
	}

}
