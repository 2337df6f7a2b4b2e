package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Serves a workshop's audit log as JSON.
 */
@RestController
class AuditLogApiController {

	private final AuditLog auditLog;

	private final Workshops workshops;

	private final Participants participants;

	AuditLogApiController(AuditLog auditLog, Workshops workshops, Participants participants) {
		this.auditLog = auditLog;
		this.workshops = workshops;
		this.participants = participants;
	}

	@GetMapping("/api/workshops/{workshop}/acts")
	List<Recorded> acts(@PathVariable String workshop) {
		String id = this.workshops.get(workshop).id();
		Map<String, String> names = AuditLogController.names(this.participants.of(id));
		return this.auditLog.of(id).stream().map((event) -> Recorded.of(event, names)).toList();
	}

	/**
	 * An audit event as JSON.
	 *
	 * @param participant the id of the participant concerned; null for the whole workshop
	 * @param name the participant's name
	 * @param outcome {@code done}, or the code of the failure
	 */
	record Recorded(long seq, Instant at, String facilitator, String kind, @Nullable String participant,
			@Nullable String name, String detail, String outcome) {

		static Recorded of(AuditEvent event, Map<String, String> names) {
			@Nullable String name = (event.participant() != null) ? names.get(event.participant()) : null;
			return new Recorded(event.seq(), event.at(), event.facilitator(), event.kind().key(), event.participant(),
					name, event.detail(), event.outcome());
		}

	}

}
