package io.github.privatelinkhandson.workshop.facilitation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Shows one participant to facilitators: the lab, the raised hand, the audit log, and the
 * available actions.
 */
@Controller
class ParticipantDetailController {

	private final Workshops workshops;

	private final Participants participants;

	private final AuditLog auditLog;

	private final LabQueries queries;

	ParticipantDetailController(Workshops workshops, Participants participants, AuditLog auditLog, LabQueries queries) {
		this.workshops = workshops;
		this.participants = participants;
		this.auditLog = auditLog;
		this.queries = queries;
	}

	@GetMapping("/workshops/{workshop}/participants/{participant}")
	String page(@PathVariable String workshop, @PathVariable String participant, Model model) {
		Participant person = this.participants.get(participant);
		if (!person.workshop().equals(workshop)) {
			throw new NotFoundException("participant", participant);
		}
		@Nullable LabView lab = (person.lab() != null) ? this.queries.view(person.lab()) : null;
		List<AuditEvent> done = this.auditLog.of(person)
			.stream()
			.filter((act) -> act.participant() != null || !act.at().isBefore(person.joinedAt()))
			.toList();
		model.addAttribute("workshop", this.workshops.get(workshop));
		model.addAttribute("person", person);
		model.addAttribute("view", lab);
		model.addAttribute("failed", (lab != null) ? lab.causes() : List.of());
		model.addAttribute("former", this.participants.formerLabs(participant));
		model.addAttribute("acts", AuditLogController.latestFirst(done));
		model.addAttribute("names", Map.of(person.id(), person.name()));
		return "workshop/act-participant";
	}

}
