package io.github.privatelinkhandson.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import io.github.privatelinkhandson.facilitator.Facilitator;

/**
 * Tells every page which facilitator looks at it.
 */
@ControllerAdvice
class ViewerAdvice {

	@ModelAttribute("facilitator")
	@Nullable Facilitator facilitator(@Nullable Authentication authentication) {
		return (authentication != null && authentication.getPrincipal() instanceof Facilitator facilitator)
				? facilitator : null;
	}

}
