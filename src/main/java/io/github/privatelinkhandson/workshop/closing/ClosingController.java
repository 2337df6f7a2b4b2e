package io.github.privatelinkhandson.workshop.closing;

import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;

/**
 * Serves the pages for a workshop's teardown and closing.
 */
@Controller
@RequestMapping("/workshops/{workshop}")
class ClosingController {

	private static final String PAGE = "workshop/closing";

	private static final int LABS_ON_A_PAGE = 50;

	private final WorkshopClosing closing;

	private final ClosingStatusReader statuses;

	ClosingController(WorkshopClosing closing, ClosingStatusReader statuses) {
		this.closing = closing;
		this.statuses = statuses;
	}

	@GetMapping("/closing")
	String page(@PathVariable String workshop, @RequestParam(defaultValue = "1") int page,
			@AuthenticationPrincipal Facilitator who, Model model) {
		ClosingStatus status = this.statuses.of(workshop);
		model.addAttribute("page", status);
		model.addAttribute("shown", shown(status, page));
		model.addAttribute("lead", who.isLead());
		return PAGE;
	}

	@PostMapping("/teardown")
	ModelAndView tearDown(@PathVariable String workshop, @RequestParam(defaultValue = "") String name,
			@AuthenticationPrincipal Facilitator who) {
		return answer(workshop, who, this.closing.tearDown(workshop, name, who));
	}

	@PostMapping("/close")
	ModelAndView close(@PathVariable String workshop, @RequestParam(defaultValue = "") String reason,
			@AuthenticationPrincipal Facilitator who) {
		return answer(workshop, who, this.closing.close(workshop, reason, who));
	}

	private ModelAndView answer(String workshop, Facilitator who, Optional<String> missing) {
		if (missing.isEmpty()) {
			return new ModelAndView("redirect:/workshops/{workshop}/closing");
		}
		ModelAndView page = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
		ClosingStatus status = this.statuses.of(workshop);
		page.addObject("page", status);
		page.addObject("shown", shown(status, 1));
		page.addObject("lead", who.isLead());
		page.addObject("refused", missing.get());
		return page;
	}

	private static Paged<LabOutcome> shown(ClosingStatus status, int page) {
		return new Paging(page, LABS_ON_A_PAGE).cut(status.labs());
	}

}
