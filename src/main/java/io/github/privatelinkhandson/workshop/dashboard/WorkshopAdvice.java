package io.github.privatelinkhandson.workshop.dashboard;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.workshop.WorkshopException;
import io.github.privatelinkhandson.workshop.WorkshopNotFoundException;

/**
 * Renders errors of the dashboard's controllers: unknown workshops, and operations that a
 * workshop's state does not allow.
 */
@ControllerAdvice(basePackageClasses = WorkshopAdvice.class)
class WorkshopAdvice {

	@ExceptionHandler
	Object notFound(WorkshopNotFoundException exception, HttpServletRequest request) {
		if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
					String.valueOf(exception.getMessage()));
			problem.setProperty("code", "not-found");
			return ResponseEntity.status(HttpStatus.NOT_FOUND)
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(problem);
		}
		return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler
	ModelAndView refused(WorkshopException exception, HttpServletRequest request) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		ModelAndView page = new ModelAndView("room-refused", HttpStatus.CONFLICT);
		page.addObject("code", exception.code());
		page.addObject("workshop", (variables instanceof Map<?, ?> map) ? map.get("workshop") : "");
		return page;
	}

}
