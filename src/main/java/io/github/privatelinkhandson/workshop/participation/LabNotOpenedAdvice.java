package io.github.privatelinkhandson.workshop.participation;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows a participant whose lab could not be opened the reason, and how to try again.
 */
@ControllerAdvice(assignableTypes = { JoinController.class, ParticipantHomeController.class })
@Order(1)
class LabNotOpenedAdvice {

	private final ParticipantPages pages;

	LabNotOpenedAdvice(ParticipantPages pages) {
		this.pages = pages;
	}

	@ExceptionHandler
	ModelAndView notOpened(LabNotOpenedException exception, HttpServletRequest request) {
		ModelAndView page = this.pages.home(exception.participant(), request);
		page.setStatus(HttpStatus.BAD_GATEWAY);
		page.addObject("failure", exception.failure());
		return page;
	}

}
