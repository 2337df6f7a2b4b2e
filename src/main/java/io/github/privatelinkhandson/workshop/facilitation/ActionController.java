package io.github.privatelinkhandson.workshop.facilitation;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.security.SecurityLog;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Accepts a facilitator's action, asks for confirmation if it is destructive, and shows
 * its results.
 */
@Controller
class ActionController {

	private final ActionExecutor actions;

	private final Workshops workshops;

	private final Participants participants;

	private final SecurityLog log;

	ActionController(ActionExecutor actions, Workshops workshops, Participants participants, SecurityLog log) {
		this.actions = actions;
		this.workshops = workshops;
		this.participants = participants;
		this.log = log;
	}

	@PostMapping("/workshops/{workshop}/acts")
	ModelAndView execute(@PathVariable String workshop, ActionForm form, BindingResult errors,
			@AuthenticationPrincipal Facilitator who, RedirectAttributes attributes) {
		Workshop found = this.workshops.get(workshop);
		ActionForm.requireConverted(errors);
		FacilitatorAction action = form.toAction();
		Recipients recipients = recipients(found, form);
		this.actions.requireAllowed(found, action, who);
		if (action.kind() == ActionType.REISSUE && recipients.all()) {
			throw ConflictException.invalid("not-for-all");
		}
		if (action.needsConfirmation() && !form.isConfirmed()) {
			return page("workshop/act-confirm", found, action, form).addObject("audience", recipients);
		}
		List<ActionResult> results = this.actions.execute(found, action, recipients, who);
		if (action.kind() == ActionType.REISSUE) {
			results.stream()
				.filter(ActionResult::done)
				.forEach((result) -> this.log.record(SecurityLog.Event.LINK_REISSUED, who.name(),
						result.participant().id()));
		}
		if (action.kind() == ActionType.REISSUE || !results.stream().allMatch(ActionResult::done)) {
			return answer(page("workshop/act-result", found, action, form), results);
		}
		attributes.addFlashAttribute("flash", "act-done");
		attributes.addFlashAttribute("flashDetail", action.kind().key() + "." + results.size());
		return new ModelAndView("redirect:" + back(found, form));
	}

	private Recipients recipients(Workshop workshop, ActionForm form) {
		if (form.toAll()) {
			return new Recipients(this.participants.of(workshop.id()), true);
		}
		if (form.participant().isEmpty()) {
			throw ConflictException.invalid("nobody-chosen");
		}
		return new Recipients(form.participant().stream().map((id) -> participant(workshop, id)).toList(), false);
	}

	private Participant participant(Workshop workshop, String id) {
		Participant participant = this.participants.get(id);
		if (!participant.workshop().equals(workshop.id())) {
			throw new NotFoundException("participant", id);
		}
		return participant;
	}

	/**
	 * Adds the results, with the address for new personal links, whose secret is a
	 * fragment ({@code #}) that browsers do not send.
	 */
	private static ModelAndView answer(ModelAndView page, List<ActionResult> results) {
		if (results.stream().noneMatch(ActionResult::done)) {
			page.setStatus(HttpStatus.CONFLICT);
		}
		page.addObject("done", results.stream().filter(ActionResult::done).toList());
		page.addObject("refused", results.stream().filter((result) -> !result.done()).toList());
		page.addObject("door", ServletUriComponentsBuilder.fromCurrentContextPath().path("/enter").toUriString());
		return page;
	}

	private static ModelAndView page(String view, Workshop workshop, FacilitatorAction action, ActionForm form) {
		return new ModelAndView(view).addObject("workshop", workshop)
			.addObject("order", action)
			.addObject("form", form)
			.addObject("back", back(workshop, form));
	}

	private static String back(Workshop workshop, ActionForm form) {
		String page = "/workshops/" + workshop.id();
		return (form.isFromParticipant() && form.participant().size() == 1)
				? page + "/participants/" + form.participant().get(0) : page;
	}

}
