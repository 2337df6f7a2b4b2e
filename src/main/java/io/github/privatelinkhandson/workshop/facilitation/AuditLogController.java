package io.github.privatelinkhandson.workshop.facilitation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Shows a workshop's audit log, the latest events first.
 */
@Controller
class AuditLogController {

	private static final int MAX_SHOWN = 500;

	private final AuditLog auditLog;

	private final Workshops workshops;

	private final Participants participants;

	AuditLogController(AuditLog auditLog, Workshops workshops, Participants participants) {
		this.auditLog = auditLog;
		this.workshops = workshops;
		this.participants = participants;
	}

	@GetMapping("/workshops/{workshop}/acts")
	String acts(@PathVariable String workshop, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "") String participant, Model model) {
		Workshop selected = this.workshops.get(workshop);
		List<Participant> people = this.participants.withRemoved(workshop);
		Optional<Participant> person = people.stream().filter((each) -> each.id().equals(participant)).findFirst();
		List<AuditEvent> found = person.map(this.auditLog::of)
			.map(AuditLogController::latestFirst)
			.orElseGet(() -> this.auditLog.of(workshop))
			.stream()
			.filter((act) -> kind.isEmpty() || act.kind().key().equals(kind))
			.limit(MAX_SHOWN)
			.toList();
		model.addAttribute("workshop", selected);
		model.addAttribute("people", people);
		model.addAttribute("names", this.participants.names(workshop));
		model.addAttribute("acts", found);
		model.addAttribute("kinds", ActionType.values());
		model.addAttribute("kind", kind);
		model.addAttribute("person", person.orElse(null));
		return "workshop/acts";
	}

	static List<AuditEvent> latestFirst(List<AuditEvent> events) {
		List<AuditEvent> reversed = new ArrayList<>(events);
		Collections.reverse(reversed);
		return reversed;
	}

}
