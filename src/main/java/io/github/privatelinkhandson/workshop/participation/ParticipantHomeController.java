package io.github.privatelinkhandson.workshop.participation;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.security.ParticipantCookie;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.UserText;

/**
 * Serves a participant's home page: the lab, the personal link, and the raised hand.
 */
@Controller
@RequestMapping("/seat")
class ParticipantHomeController {

	private final Participants participants;

	private final ParticipantLabs participantLabs;

	ParticipantHomeController(Participants participants, ParticipantLabs participantLabs) {
		this.participants = participants;
		this.participantLabs = participantLabs;
	}

	/**
	 * Shows the page, after opening a lab for a participant who has none.
	 */
	@GetMapping
	ModelAndView page(Participant participant, HttpServletRequest request) {
		try {
			return page(this.participants.assignLab(participant.id()), request, null);
		}
		catch (ConflictException ex) {
			// nobody gets a lab any more; the page says where the workshop is
			return page(participant, request, null);
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.ofAws(ex).orElseThrow(() -> ex);
			return page(participant, request, failure);
		}
	}

	@PostMapping("/hand")
	Object raise(Participant participant, @RequestParam(defaultValue = "") String text,
			@RequestParam(required = false) @Nullable String stage, HttpServletRequest request) {
		if (UserText.clean(text).length() > UserText.MAX_QUESTION_LENGTH) {
			ModelAndView page = page(participant, request, null);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("refused", "question-too-long");
			return page;
		}
		this.participants.raiseHand(participant.id(), text);
		return back(participant, stage);
	}

	@PostMapping("/hand/lower")
	String lower(Participant participant, @RequestParam(required = false) @Nullable String stage) {
		this.participants.lowerHand(participant.id());
		return back(participant, stage);
	}

	/**
	 * Marks audit events as read by the participant.
	 */
	@PostMapping("/read")
	String read(Participant participant, @RequestParam long act,
			@RequestParam(required = false) @Nullable String stage) {
		this.participants.markRead(participant.id(), act);
		return back(participant, stage);
	}

	private ModelAndView page(Participant participant, HttpServletRequest request, @Nullable AwsFailure failure) {
		ModelAndView page = new ModelAndView("workshop/seat");
		page.addObject("seat", this.participantLabs.of(participant, true));
		page.addObject("failure", failure);
		page.addObject("link", ParticipantCookie.secret(request).map(ParticipantHomeController::link).orElse(null));
		return page;
	}

	/**
	 * Returns the personal link, whose secret is a fragment ({@code #}) that browsers do
	 * not send.
	 */
	private static String link(String secret) {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path("/enter").fragment(secret).toUriString();
	}

	/**
	 * Redirects to the stage whose page was open, or else to the home page.
	 */
	private static String back(Participant participant, @Nullable String stage) {
		Optional<StageKey> open = StageKey.of(stage);
		return (participant.lab() != null && open.isPresent())
				? "redirect:/labs/" + participant.lab() + "/stages/" + open.get().key() : "redirect:/seat";
	}

}
