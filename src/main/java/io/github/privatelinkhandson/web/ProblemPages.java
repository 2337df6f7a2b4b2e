package io.github.privatelinkhandson.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;
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

	private static final String FACILITATION = ".workshop.facilitation";

	@ExceptionHandler
	ModelAndView notFound(NotFoundException exception) {
		return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
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
	ModelAndView conflict(ConflictException exception, HttpServletRequest request, @Nullable HandlerMethod handler) {
		ModelAndView page = page(view(request, handler), status(exception), request);
		page.addObject("code", exception.code());
		return page;
	}

	@ExceptionHandler
	ModelAndView aws(RuntimeException exception, HttpServletRequest request) {
		AwsFailure failure = AwsFailure.ofAws(exception).orElseThrow(() -> exception);
		ModelAndView page = page("error/aws", HttpStatus.BAD_GATEWAY, request);
		page.addObject("failure", failure);
		return page;
	}

	private static HttpStatus status(ConflictException exception) {
		if (exception.code().equals("not-lead")) {
			return HttpStatus.FORBIDDEN;
		}
		return exception.isInvalid() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
	}

	private static String view(HttpServletRequest request, @Nullable HandlerMethod handler) {
		if (handler != null && handler.getBeanType().getPackageName().endsWith(FACILITATION)) {
			return "workshop/act-refused";
		}
		return (variable(request, "workshop") != null) ? "workshop/room-refused" : "error/409";
	}

	private static ModelAndView page(String view, HttpStatus status, HttpServletRequest request) {
		@Nullable Object lab = variable(request, "lab");
		@Nullable Object workshop = variable(request, "workshop");
		ModelAndView page = new ModelAndView(view, status);
		page.addObject("back", (lab != null) ? "/labs/" + lab : ((workshop != null) ? "/workshops/" + workshop : "/"));
		return page;
	}

	private static @Nullable Object variable(HttpServletRequest request, String name) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map) ? map.get(name) : null;
	}

}
