package io.github.privatelinkhandson.facilitator;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.github.privatelinkhandson.security.SecurityLog;

/**
 * Serves the pages on which lead facilitators manage facilitators, and each one changes
 * the own password.
 */
@Controller
class FacilitatorController {

	private static final String PAGE = "facilitator/facilitators";

	private static final String PASSWORD_PAGE = "facilitator/password";

	private final Facilitators facilitators;

	private final SecurityLog log;

	FacilitatorController(Facilitators facilitators, SecurityLog log) {
		this.facilitators = facilitators;
		this.log = log;
	}

	/**
	 * A facilitator in the list.
	 *
	 * @param provider whether the facilitator signs in with a provider instead of a
	 * password
	 */
	record Row(String name, FacilitatorRole role, boolean provider, boolean self) {

	}

	/**
	 * A generated password.
	 */
	record GeneratedPassword(String name, String password) {

		@Override
		public String toString() {
			return "GeneratedPassword[" + this.name + "]";
		}

	}

	@GetMapping("/facilitators")
	ModelAndView list(@AuthenticationPrincipal Facilitator me) {
		return page(me, HttpStatus.OK);
	}

	@PostMapping("/facilitators")
	ModelAndView add(@AuthenticationPrincipal Facilitator me, @RequestParam String name,
			@RequestParam FacilitatorRole role) {
		require(me);
		String clean = name.strip();
		return showGenerated(me, clean, this.facilitators.add(clean, role), SecurityLog.Event.FACILITATOR_ADDED);
	}

	@PostMapping("/facilitators/password")
	ModelAndView resetPassword(@AuthenticationPrincipal Facilitator me, @RequestParam String name) {
		require(me);
		return showGenerated(me, name, this.facilitators.resetPassword(name), SecurityLog.Event.PASSWORD_RESET);
	}

	@PostMapping("/facilitators/remove")
	ModelAndView remove(@AuthenticationPrincipal Facilitator me, @RequestParam String name,
			RedirectAttributes attributes) {
		require(me);
		Facilitators.Outcome removal = this.facilitators.remove(name, me);
		if (removal.refused() != null) {
			return page(me, HttpStatus.UNPROCESSABLE_CONTENT).addObject("error", removal.refused());
		}
		this.log.record(SecurityLog.Event.FACILITATOR_REMOVED, me.name(), name);
		attributes.addFlashAttribute("flash", "facilitator-removed");
		return new ModelAndView("redirect:/facilitators");
	}

	@GetMapping("/password")
	String password(@AuthenticationPrincipal Facilitator me) {
		require(me);
		return PASSWORD_PAGE;
	}

	@PostMapping("/password")
	ModelAndView change(@AuthenticationPrincipal Facilitator me, @RequestParam String old,
			@RequestParam String password, RedirectAttributes attributes) {
		require(me);
		Facilitators.Outcome change = this.facilitators.change(me.name(), old, password);
		if (change.refused() != null) {
			return new ModelAndView(PASSWORD_PAGE, HttpStatus.UNPROCESSABLE_CONTENT).addObject("error",
					change.refused());
		}
		this.log.record(SecurityLog.Event.PASSWORD_CHANGED, me.name(), "");
		attributes.addFlashAttribute("flash", "password-changed");
		return new ModelAndView("redirect:/login");
	}

	/**
	 * Shows a generated password, this once.
	 */
	private ModelAndView showGenerated(Facilitator me, String name, Facilitators.Outcome outcome,
			SecurityLog.Event event) {
		if (outcome.refused() != null) {
			return page(me, HttpStatus.UNPROCESSABLE_CONTENT).addObject("error", outcome.refused());
		}
		this.log.record(event, me.name(), name);
		return page(me, HttpStatus.OK).addObject("made", new GeneratedPassword(name, outcome.password()));
	}

	private ModelAndView page(Facilitator me, HttpStatus status) {
		require(me);
		List<Row> rows = this.facilitators.all()
			.stream()
			.map((known) -> new Row(known.facilitator().name(), known.facilitator().role(), known.listedAs() != null,
					known.facilitator().name().equals(me.name())))
			.toList();
		ModelAndView page = new ModelAndView(PAGE, status);
		page.addObject("rows", rows);
		page.addObject("roles", FacilitatorRole.values());
		return page;
	}

	/**
	 * Answers 404 for the local user, as a console without sign-in has no list of
	 * facilitators.
	 */
	private static void require(Facilitator me) {
		if (Facilitator.LOCAL.equals(me)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

}
