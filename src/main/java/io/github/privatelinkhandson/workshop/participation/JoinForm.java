package io.github.privatelinkhandson.workshop.participation;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.FittingText;
import io.github.privatelinkhandson.workshop.UserText;

/**
 * The form for joining a workshop.
 *
 * @param code the workshop's join code
 * @param name the participant's display name
 */
record JoinForm(@Nullable String code, @FittingText(max = UserText.MAX_NAME_LENGTH,
		message = "{workshop.error.name-unusable}") @Nullable String name) {

	String cleanCode() {
		return UserText.clean(this.code);
	}

}
