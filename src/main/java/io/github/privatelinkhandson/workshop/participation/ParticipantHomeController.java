package io.github.privatelinkhandson.workshop.participation;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
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

	private final HelpQueue helpQueue;

	private final ParticipantLabs participantLabs;

	private final ParticipantPages pages;

	private final LabQueries queries;

	private final AuditLog auditLog;

	ParticipantHomeController(Participants participants, HelpQueue helpQueue, ParticipantLabs participantLabs,
			ParticipantPages pages, LabQueries queries, AuditLog auditLog) {
		this.participants = participants;
		this.helpQueue = helpQueue;
		this.participantLabs = participantLabs;
		this.pages = pages;
		this.queries = queries;
		this.auditLog = auditLog;
	}

	@GetMapping
	ModelAndView page(@AuthenticationPrincipal Participant participant, HttpServletRequest request) {
		return this.pages.home(participant, request);
	}

	/**
	 * Opens a lab for a participant who has none, because it could not be opened before.
	 */
	@PostMapping
	String open(@AuthenticationPrincipal Participant participant) {
		this.participantLabs.open(participant);
		return "redirect:/seat";
	}

	/**
	 * Leads from a lab that a facilitator has replaced to the new one.
	 */
	@GetMapping("/fresh")
	String fresh(@AuthenticationPrincipal Participant participant, RedirectAttributes attributes) {
		@Nullable String lab = participant.lab();
		if (lab == null) {
			return "redirect:/seat";
		}
		attributes.addFlashAttribute("flash", "fresh-lab");
		return "redirect:/labs/" + lab + "/stages/" + this.queries.view(lab).currentStage().key();
	}

	@PostMapping("/hand")
	Object raise(@AuthenticationPrincipal Participant participant, @RequestParam(defaultValue = "") String text,
			@RequestParam(required = false) @Nullable String stage, HttpServletRequest request) {
		if (UserText.clean(text).length() > UserText.MAX_QUESTION_LENGTH) {
			ModelAndView page = this.pages.home(participant, request);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("refused", "question-too-long");
			return page;
		}
		Participant.@Nullable Hand before = participant.hand();
		Participant.@Nullable Hand raised = this.helpQueue.raise(participant.id(), text).hand();
		if (raised != null && (before == null || !before.text().equals(raised.text()))) {
			record(participant, ActionType.RAISE, raised.text());
		}
		return back(participant, stage);
	}

	@PostMapping("/hand/lower")
	String lower(@AuthenticationPrincipal Participant participant,
			@RequestParam(required = false) @Nullable String stage) {
		if (participant.hand() != null) {
			this.helpQueue.lower(participant.id());
			record(participant, ActionType.LOWER, "");
		}
		return back(participant, stage);
	}

	/**
	 * Marks audit events as read by the participant.
	 */
	@PostMapping("/read")
	String read(@AuthenticationPrincipal Participant participant, @RequestParam long act,
			@RequestParam(required = false) @Nullable String stage) {
		this.participants.markRead(participant.id(), act);
		return back(participant, stage);
	}

	/**
	 * Records what a participant has done with the raised hand.
	 */
	private void record(Participant participant, ActionType kind, String detail) {
		this.auditLog.record(participant.workshop(), participant.id(), participant.name(), kind, detail,
				AuditEvent.DONE);
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
