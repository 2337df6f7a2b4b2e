package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;
import io.github.privatelinkhandson.workshop.dashboard.DashboardService;
import io.github.privatelinkhandson.workshop.dashboard.ParticipantRow;

/**
 * Shows one participant to facilitators: the lab, what happens there, the raised hand,
 * the audit log, and the actions that fit.
 */
@Controller
class ParticipantDetailController {

	/** So many calls by hand are shown. */
	private static final int CALLS = 10;

	private final Workshops workshops;

	private final Participants participants;

	private final AuditLog auditLog;

	private final LabQueries queries;

	private final DashboardService dashboards;

	private final ApiCallLog calls;

	private final Clock clock;

	ParticipantDetailController(Workshops workshops, Participants participants, AuditLog auditLog, LabQueries queries,
			DashboardService dashboards, ApiCallLog calls, Clock clock) {
		this.workshops = workshops;
		this.participants = participants;
		this.auditLog = auditLog;
		this.queries = queries;
		this.dashboards = dashboards;
		this.calls = calls;
		this.clock = clock;
	}

	@GetMapping("/workshops/{workshop}/participants/{participant}")
	String page(@PathVariable String workshop, @PathVariable String participant, Model model) {
		Participant person = this.participants.get(participant);
		if (!person.workshop().equals(workshop)) {
			throw new NotFoundException("participant", participant);
		}
		Workshop room = this.workshops.get(workshop);
		@Nullable LabView lab = (person.lab() != null) ? this.queries.view(person.lab()) : null;
		model.addAttribute("workshop", room);
		model.addAttribute("person", person);
		model.addAttribute("view", lab);
		model.addAttribute("failed", (lab != null) ? lab.causes() : List.of());
		model.addAttribute("acceptable", lab != null && LabActions.isAcceptable(lab));
		model.addAttribute("proposed", proposed(room.rules(), person, lab));
		model.addAttribute("row", row(room, person).orElse(null));
		model.addAttribute("calls", (lab != null) ? this.calls.latestByHand(lab.id(), CALLS) : List.of());
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("former", this.participants.formerLabs(participant));
		model.addAttribute("acts", acts(person));
		model.addAttribute("names", this.participants.names(workshop));
		return "workshop/act-participant";
	}

	private Optional<ParticipantRow> row(Workshop workshop, Participant person) {
		return this.dashboards.of(workshop.id()).rows(List.of(person.id())).stream().findFirst();
	}

	/**
	 * Returns the audit events that concern the participant, the latest first.
	 */
	private List<AuditEvent> acts(Participant person) {
		return AuditLogController.latestFirst(this.auditLog.of(person)
			.stream()
			.filter((act) -> act.participant() != null || !act.at().isBefore(person.joinedAt()))
			.toList());
	}

	/**
	 * Returns the stage to open next, or where all are open the one that is under way.
	 */
	private static StageKey proposed(ParticipationRules rules, Participant person, @Nullable LabView lab) {
		@Nullable StageKey own = person.opened();
		StageKey opened = (own != null && own.compareTo(rules.opened()) > 0) ? own : rules.opened();
		return opened.next().orElse((lab != null) ? lab.currentStage() : StageKey.VPC);
	}

}
