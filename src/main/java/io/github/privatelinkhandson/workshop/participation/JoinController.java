package io.github.privatelinkhandson.workshop.participation;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

import io.github.privatelinkhandson.security.ParticipantCookie;
import io.github.privatelinkhandson.security.SecurityLog;
import io.github.privatelinkhandson.security.WrongCodes;
import io.github.privatelinkhandson.workshop.Participant;
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

	/** The cookie of the language that was chosen. */
	private static final String CHOSEN_LANGUAGE = "lang";

	private static final Pattern PARTICIPANTS_PAGE = Pattern.compile("/seat|/labs/[0-9a-f]{12}[a-z0-9/-]*");

	private final Workshops workshops;

	private final Participants participants;

	private final ParticipantLabs participantLabs;

	private final RequestCache requestedPages;

	private final SecurityLog log;

	JoinController(Workshops workshops, Participants participants, ParticipantLabs participantLabs,
			RequestCache requestedPages, SecurityLog log) {
		this.workshops = workshops;
		this.participants = participants;
		this.participantLabs = participantLabs;
		this.requestedPages = requestedPages;
		this.log = log;
	}

	@GetMapping("/join")
	ModelAndView join(JoinForm form, HttpServletRequest request) {
		ModelAndView page = new ModelAndView(JOIN);
		ParticipantCookie.secret(request)
			.ifPresent((secret) -> this.participants.withSecret(secret)
				.ifPresentOrElse((participant) -> page.addObject("known", participant.removed() ? null : participant),
						() -> page.addObject("replaced", true)));
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
			this.participants.obstacle(workshop.get(), form.name(), request.getRemoteAddr())
				.ifPresent((code) -> errors.reject("workshop.error." + code));
		}
		if (errors.hasErrors()) {
			this.log.record(SecurityLog.Event.JOIN_REFUSED, null, workshop.map(Workshop::id).orElse("no such code"));
			return new ModelAndView(JOIN, refusal(workshop, errors, request));
		}
		Participants.Registration joined = this.participants.join(workshop.get().id(), form.name(),
				request.getRemoteAddr());
		this.log.record(SecurityLog.Event.JOINED, joined.participant().name(), workshop.get().id());
		ParticipantCookie.set(request, response, joined.secret());
		useLanguage(workshop.get(), request, response);
		this.participantLabs.open(joined.participant());
		return new ModelAndView("redirect:/seat");
	}

	private static HttpStatus refusal(Optional<Workshop> workshop, BindingResult errors, HttpServletRequest request) {
		if (workshop.isEmpty()) {
			return WrongCodes.status(request);
		}
		return errors.getGlobalErrors()
			.stream()
			.anyMatch((error) -> ("workshop.error." + Participants.TOO_MANY_FROM_ADDRESS).equals(error.getCode()))
					? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
	}

	@GetMapping("/enter")
	String enter() {
		return ENTER;
	}

	/**
	 * Signs a participant in.
	 * @param secret the secret of the personal link, or the whole link
	 */
	@PostMapping("/enter")
	ModelAndView enter(@RequestParam(defaultValue = "") String secret, HttpServletRequest request,
			HttpServletResponse response) {
		String code = secret.substring(secret.lastIndexOf('#') + 1).strip();
		Optional<Participant> participant = this.participants.withSecret(code);
		if (participant.isEmpty()) {
			this.log.record(SecurityLog.Event.LINK_REFUSED, null, "no such link");
			ModelAndView page = new ModelAndView(ENTER, WrongCodes.status(request));
			page.addObject("refused", true);
			return page;
		}
		this.log.record(SecurityLog.Event.LINK_USED, participant.get().name(), participant.get().workshop());
		ParticipantCookie.set(request, response, code);
		useLanguage(this.workshops.get(participant.get().workshop()), request, response);
		this.participantLabs.open(participant.get());
		return new ModelAndView("redirect:" + requestedPage(request, response).orElse(ParticipantHome.PATH));
	}

	/**
	 * Switches to the workshop's language, unless another one was chosen before.
	 */
	private static void useLanguage(Workshop workshop, HttpServletRequest request, HttpServletResponse response) {
		@Nullable LocaleResolver languages = RequestContextUtils.getLocaleResolver(request);
		if (workshop.language() != null && languages != null && WebUtils.getCookie(request, CHOSEN_LANGUAGE) == null) {
			languages.setLocale(request, response, Locale.forLanguageTag(workshop.language()));
		}
	}

	/**
	 * Returns the participants' page that was asked for before, if there is one, and
	 * forgets it.
	 */
	private Optional<String> requestedPage(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> page = Optional.ofNullable(this.requestedPages.getRequest(request, response))
			.map((saved) -> URI.create(saved.getRedirectUrl())
				.getRawPath()
				.substring(request.getContextPath().length()))
			.filter((path) -> PARTICIPANTS_PAGE.matcher(path).matches());
		page.ifPresent((path) -> this.requestedPages.removeRequest(request, response));
		return page;
	}

}
