package io.github.privatelinkhandson.workshop.facilitation;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participants;

/**
 * Claims and lowers participants' raised hands.
 */
@Controller
@RequestMapping("/workshops/{workshop}/participants/{participant}")
class HandController {

	private final Participants participants;

	private final HelpQueue helpQueue;

	private final AuditLog auditLog;

	HandController(Participants participants, HelpQueue helpQueue, AuditLog auditLog) {
		this.participants = participants;
		this.helpQueue = helpQueue;
		this.auditLog = auditLog;
	}

	/**
	 * Claims a raised hand.
	 * @throws io.github.privatelinkhandson.problem.ConflictException if the hand is down
	 * or another facilitator is on the way
	 */
	@PostMapping("/claim")
	String claim(@PathVariable String workshop, @PathVariable String participant,
			@RequestParam(defaultValue = "") String from, @AuthenticationPrincipal Facilitator who) {
		requireParticipant(workshop, participant);
		this.helpQueue.claim(participant, who.name());
		this.auditLog.record(workshop, participant, who.name(), ActionType.CLAIM, "", AuditEvent.DONE);
		return back(workshop, participant, from);
	}

	@PostMapping("/lower")
	String lower(@PathVariable String workshop, @PathVariable String participant,
			@RequestParam(defaultValue = "") String from, @AuthenticationPrincipal Facilitator who) {
		requireParticipant(workshop, participant);
		this.helpQueue.lower(participant);
		this.auditLog.record(workshop, participant, who.name(), ActionType.LOWER, "", AuditEvent.DONE);
		return back(workshop, participant, from);
	}

	private void requireParticipant(String workshop, String participant) {
		if (!this.participants.get(participant).workshop().equals(workshop)) {
			throw new NotFoundException("participant", participant);
		}
	}

	private static String back(String workshop, String participant, String from) {
		String page = "redirect:/workshops/" + workshop;
		return from.equals(ActionForm.FROM_PARTICIPANT) ? page + "/participants/" + participant : page;
	}

}
