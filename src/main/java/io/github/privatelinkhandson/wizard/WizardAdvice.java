package io.github.privatelinkhandson.wizard;

import java.time.Clock;
import java.time.Instant;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.LabNotFoundException;
import io.github.privatelinkhandson.lab.LabStateException;

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

	@ExceptionHandler
	ModelAndView notFound(LabNotFoundException exception) {
		return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
	}

	/**
	 * Answers 404 where the name of something in the address is that of nothing.
	 */
	@ExceptionHandler
	ModelAndView notFound(MethodArgumentTypeMismatchException exception) {
		if (NestedExceptionUtils.getMostSpecificCause(exception) instanceof LabNotFoundException missing) {
			return notFound(missing);
		}
		throw exception;
	}

	@ExceptionHandler
	ModelAndView outOfOrder(LabStateException exception, HttpServletRequest request) {
		return page("error/409", HttpStatus.CONFLICT, "code", exception.code(), request);
	}

	@ExceptionHandler
	ModelAndView aws(RuntimeException exception, HttpServletRequest request) {
		AwsFailure failure = AwsFailure.ofAws(exception).orElseThrow(() -> exception);
		return page("error/aws", HttpStatus.BAD_GATEWAY, "failure", failure, request);
	}

	private static ModelAndView page(String view, HttpStatus status, String name, Object attribute,
			HttpServletRequest request) {
		ModelAndView page = new ModelAndView(view, status);
		page.addObject(name, attribute);
		page.addObject("back", back(request));
		return page;
	}

	private static String back(HttpServletRequest request) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map && map.get("lab") != null) ? "/labs/" + map.get("lab") : "/";
	}

}
