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
	 * Provides the time, from which the time left to labs is counted.
	 */
	@ModelAttribute("time")
	Instant time() {
		return this.clock.instant();
	}

}
