package io.github.privatelinkhandson.seat;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.PersonalText;

/**
 * What somebody says who wants to take part.
 *
 * @param code the workshop's join code
 * @param name under which the facilitators and the dashboard know the participant
 */
record JoinForm(@Nullable String code, @Nullable String name) {

	@AssertTrue
	public boolean isNameUsable() {
		return PersonalText.fits(this.name, PersonalText.MOST_OF_A_NAME);
	}

	String cleanCode() {
		return PersonalText.clean(this.code);
	}

}
