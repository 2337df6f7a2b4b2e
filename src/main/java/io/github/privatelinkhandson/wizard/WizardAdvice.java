package io.github.privatelinkhandson.wizard;

import java.time.Clock;
import java.time.Instant;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Attributes common to the wizard's pages.
 */
@ControllerAdvice(basePackageClasses = WizardAdvice.class)
class WizardAdvice {

	private final Clock clock;

	WizardAdvice(Clock clock) {
		this.clock = clock;
	}

	/**
	 * What time it is, for how long labs last from now on.
	 */
	@ModelAttribute("time")
	Instant time() {
		return this.clock.instant();
	}

}
