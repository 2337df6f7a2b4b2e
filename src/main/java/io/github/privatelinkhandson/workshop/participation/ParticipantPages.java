package io.github.privatelinkhandson.workshop.participation;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.security.ParticipantCookie;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Builds a participant's home page, and the page that takes its place after the end of
 * the workshop.
 */
@Component
class ParticipantPages {

	private final ParticipantLabs participantLabs;

	private final LabQueries queries;

	private final Teardown teardown;

	ParticipantPages(ParticipantLabs participantLabs, LabQueries queries, Teardown teardown) {
		this.participantLabs = participantLabs;
		this.queries = queries;
		this.teardown = teardown;
	}

	ModelAndView home(Participant participant, HttpServletRequest request) {
		ParticipantLab seat = this.participantLabs.of(participant, true);
		if (participant.removed() || !seat.status().open()) {
			return end(seat);
		}
		ModelAndView page = new ModelAndView("workshop/seat");
		page.addObject("seat", seat);
		page.addObject("labStage", (seat.participant().lab() != null)
				? this.queries.view(seat.participant().lab()).currentStage() : StageKey.VPC);
		page.addObject("link", ParticipantCookie.secret(request).map(ParticipantPages::link).orElse(null));
		return page;
	}

	private ModelAndView end(ParticipantLab seat) {
		ModelAndView page = new ModelAndView("workshop/end");
		page.addObject("seat", seat);
		if (seat.participant().lab() != null) {
			page.addObject("progress", this.queries.view(seat.participant().lab()));
			page.addObject("receipt", this.teardown.receipt(seat.participant().lab()));
		}
		return page;
	}

	/**
	 * Returns the personal link, whose secret is a fragment ({@code #}) that browsers do
	 * not send.
	 */
	private static String link(String secret) {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path("/enter").fragment(secret).toUriString();
	}

}
