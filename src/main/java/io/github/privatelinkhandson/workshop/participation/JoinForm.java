package io.github.privatelinkhandson.workshop.participation;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.UserText;

/**
 * The form for joining a workshop.
 *
 * @param code the workshop's join code
 * @param name the participant's display name
 */
record JoinForm(@Nullable String code, @Nullable String name) {

	@AssertTrue
	public boolean isNameUsable() {
		return UserText.fits(this.name, UserText.MAX_NAME_LENGTH);
	}

	String cleanCode() {
		return UserText.clean(this.code);
	}

}
