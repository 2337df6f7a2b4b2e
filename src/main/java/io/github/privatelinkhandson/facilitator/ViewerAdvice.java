package io.github.privatelinkhandson.facilitator;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds the facilitator who is signed in to the model of every page.
 */
@ControllerAdvice
class ViewerAdvice {

	@ModelAttribute("facilitator")
	@Nullable Facilitator facilitator(@AuthenticationPrincipal @Nullable Facilitator facilitator) {
		return Facilitator.LOCAL.equals(facilitator) ? null : facilitator;
	}

}
