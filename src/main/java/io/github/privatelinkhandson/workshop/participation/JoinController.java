package io.github.privatelinkhandson.workshop.participation;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.security.ParticipantCookie;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Signs participants in: with the join code and a name, or with the personal link. The
 * link's secret is a fragment ({@code #}), which browsers do not send; the page puts it
 * into the form.
 */
@Controller
class JoinController {

	private static final String JOIN = "workshop/join";

	private static final String ENTER = "workshop/enter";

	private final Workshops workshops;

	private final Participants participants;

	JoinController(Workshops workshops, Participants participants) {
		this.workshops = workshops;
		this.participants = participants;
	}

	@GetMapping("/join")
	ModelAndView join(JoinForm form, HttpServletRequest request) {
		ModelAndView page = new ModelAndView(JOIN);
		ParticipantCookie.secret(request)
			.flatMap(this.participants::withSecret)
			.ifPresent((participant) -> page.addObject("known", participant));
		return page;
	}

	@PostMapping("/join")
	ModelAndView join(@Valid JoinForm form, BindingResult errors, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<Workshop> workshop = this.workshops.withCode(form.cleanCode());
		if (workshop.isEmpty()) {
			errors.rejectValue("code", "workshop.error.no-such-code");
		}
		else if (!errors.hasErrors()) {
			this.participants.obstacle(workshop.get(), form.name())
				.ifPresent((code) -> errors.reject("workshop.error." + code));
		}
		if (errors.hasErrors()) {
			return new ModelAndView(JOIN, workshop.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT);
		}
		Participants.Registration joined = this.participants.join(workshop.get().id(), form.name());
		ParticipantCookie.set(request, response, joined.secret());
		return new ModelAndView("redirect:/seat");
	}

	@GetMapping("/enter")
	String enter() {
		return ENTER;
	}

	@PostMapping("/enter")
	ModelAndView enter(@RequestParam(defaultValue = "") String secret, HttpServletRequest request,
			HttpServletResponse response) {
		String trimmed = secret.strip();
		if (this.participants.withSecret(trimmed).isEmpty()) {
			ModelAndView page = new ModelAndView(ENTER, HttpStatus.NOT_FOUND);
			page.addObject("refused", true);
			return page;
		}
		ParticipantCookie.set(request, response, trimmed);
		return new ModelAndView("redirect:/seat");
	}

}
