package io.github.privatelinkhandson.act;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.workshop.ActKind;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopNotFoundException;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Takes what a facilitator asks for, after a confirmation where somebody loses something
 * by it, and says what came of it.
 */
@Controller
class ActController {

	private final Interventions interventions;

	private final Workshops workshops;

	private final Participants participants;

	ActController(Interventions interventions, Workshops workshops, Participants participants) {
		this.interventions = interventions;
		this.workshops = workshops;
		this.participants = participants;
	}

	@PostMapping("/workshops/{workshop}/acts")
	ModelAndView act(@PathVariable String workshop, ActForm form, Facilitator who, RedirectAttributes attributes) {
		Workshop room = this.workshops.get(workshop);
		Order order = form.order();
		Audience audience = audience(room, form);
		this.interventions.requirePossible(room, order, who);
		if (order.kind() == ActKind.REISSUE && audience.all()) {
			throw new RefusedActException("not-for-all");
		}
		if (order.toBeConfirmed() && !form.isConfirmed()) {
			return page("act-confirm", room, order, form).addObject("audience", audience);
		}
		List<Result> results = this.interventions.carryOut(room, order, audience, who);
		if (order.kind() == ActKind.REISSUE || !results.stream().allMatch(Result::done)) {
			return answer(page("act-result", room, order, form), results);
		}
		attributes.addFlashAttribute("flash", "act-done");
		return new ModelAndView("redirect:" + back(room, form));
	}

	private Audience audience(Workshop workshop, ActForm form) {
		if (form.toAll()) {
			return new Audience(this.participants.of(workshop.id()), true);
		}
		if (form.chosen().isEmpty()) {
			throw new RefusedActException("nobody-chosen");
		}
		return new Audience(form.chosen().stream().map((id) -> participant(workshop, id)).toList(), false);
	}

	private Participant participant(Workshop workshop, String id) {
		Participant participant = this.participants.get(id);
		if (!participant.workshop().equals(workshop.id())) {
			throw new WorkshopNotFoundException("participant", id);
		}
		return participant;
	}

	/**
	 * The answer has the addresses of new personal links. What is behind the {@code #} no
	 * browser sends.
	 */
	private static ModelAndView answer(ModelAndView page, List<Result> results) {
		if (results.stream().noneMatch(Result::done)) {
			page.setStatus(HttpStatus.CONFLICT);
		}
		page.addObject("done", results.stream().filter(Result::done).toList());
		page.addObject("refused", results.stream().filter((result) -> !result.done()).toList());
		page.addObject("door", ServletUriComponentsBuilder.fromCurrentContextPath().path("/enter").toUriString());
		return page;
	}

	private static ModelAndView page(String view, Workshop workshop, Order order, ActForm form) {
		return new ModelAndView(view).addObject("workshop", workshop)
			.addObject("order", order)
			.addObject("form", form)
			.addObject("back", back(workshop, form));
	}

	private static String back(Workshop workshop, ActForm form) {
		String room = "/workshops/" + workshop.id();
		return (form.isFromParticipant() && form.chosen().size() == 1) ? room + "/participants/" + form.chosen().get(0)
				: room;
	}

}
