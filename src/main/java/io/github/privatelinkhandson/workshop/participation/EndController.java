package io.github.privatelinkhandson.workshop.participation;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Serves the page that participants find at every address once their workshop is closed,
 * or they have been removed from it.
 */
@Controller
class EndController {

	private final Workshops workshops;

	private final ParticipantPages pages;

	EndController(Workshops workshops, ParticipantPages pages) {
		this.workshops = workshops;
		this.pages = pages;
	}

	@GetMapping("/end")
	ModelAndView page(@AuthenticationPrincipal Participant participant, HttpServletRequest request) {
		return !participant.removed() && this.workshops.status(this.workshops.get(participant.workshop())).open()
				? new ModelAndView("redirect:" + ParticipantHome.PATH) : this.pages.home(participant, request);
	}

}
