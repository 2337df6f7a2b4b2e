package io.github.privatelinkhandson.workshop.facilitation;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.workshop.WorkshopException;
import io.github.privatelinkhandson.workshop.WorkshopNotFoundException;

/**
 * Renders the error pages of facilitators' actions.
 */
@ControllerAdvice(
		assignableTypes = { ActionController.class, AuditLogController.class, ParticipantDetailController.class })
class ActionAdvice {

	@ExceptionHandler
	ModelAndView notFound(WorkshopNotFoundException exception) {
		return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler
	ModelAndView senseless(ActionRefusedException exception, HttpServletRequest request) {
		return page(HttpStatus.UNPROCESSABLE_CONTENT, exception.code(), request);
	}

	@ExceptionHandler
	ModelAndView outOfOrder(WorkshopException exception, HttpServletRequest request) {
		return page(HttpStatus.CONFLICT, exception.code(), request);
	}

	private static ModelAndView page(HttpStatus status, String code, HttpServletRequest request) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		String workshop = (variables instanceof Map<?, ?> map) ? String.valueOf(map.get("workshop")) : "";
		ModelAndView page = new ModelAndView("act-refused", status);
		page.addObject("code", code);
		page.addObject("back", "/workshops/" + workshop);
		return page;
	}

}
