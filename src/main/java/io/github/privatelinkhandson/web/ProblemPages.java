package io.github.privatelinkhandson.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Pages for requests that cannot be met: the target does not exist, the state does not
 * allow it, or AWS refuses it. The JSON interface has an advice of its own, which comes
 * first.
 */
@ControllerAdvice
class ProblemPages {

	@ExceptionHandler
	ModelAndView notFound(NotFoundException exception) {
		return ErrorPages.page("404", HttpStatus.NOT_FOUND);
	}

	/**
	 * Answers 404 where a name in the address is unknown.
	 */
	@ExceptionHandler
	ModelAndView notFound(MethodArgumentTypeMismatchException exception) {
		if (NestedExceptionUtils.getMostSpecificCause(exception) instanceof NotFoundException missing) {
			return notFound(missing);
		}
		throw exception;
	}

	@ExceptionHandler
	ModelAndView conflict(ConflictException exception, HttpServletRequest request) {
		HttpStatus status = status(exception);
		return back(ErrorPages.page(String.valueOf(status.value()), status), request).addObject("code",
				exception.code());
	}

	@ExceptionHandler
	ModelAndView aws(RuntimeException exception, HttpServletRequest request) {
		AwsFailure failure = AwsFailure.ofAws(exception).orElseThrow(() -> exception);
		return back(ErrorPages.page("aws", HttpStatus.BAD_GATEWAY), request).addObject("failure", failure);
	}

	private static HttpStatus status(ConflictException exception) {
		if (exception.code().equals("not-lead")) {
			return HttpStatus.FORBIDDEN;
		}
		return exception.isInvalid() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
	}

	/**
	 * Leads back to the lab or workshop in the address.
	 */
	private static ModelAndView back(ModelAndView page, HttpServletRequest request) {
		@Nullable Object lab = variable(request, "lab");
		@Nullable Object workshop = variable(request, "workshop");
		if (lab != null) {
			page.addObject("back", "/labs/" + lab).addObject("backText", "back.lab");
		}
		else if (workshop != null) {
			page.addObject("back", "/workshops/" + workshop).addObject("backText", "seat.to-room");
		}
		return page;
	}

	private static @Nullable Object variable(HttpServletRequest request, String name) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map) ? map.get(name) : null;
	}

}
