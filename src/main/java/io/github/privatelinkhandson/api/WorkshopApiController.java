package io.github.privatelinkhandson.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshops;
import io.github.privatelinkhandson.workshop.closing.ReportService;
import io.github.privatelinkhandson.workshop.closing.WorkshopReport;
import io.github.privatelinkhandson.workshop.dashboard.Dashboard;
import io.github.privatelinkhandson.workshop.dashboard.DashboardService;

/**
 * Serves a workshop's dashboard, audit log and report.
 */
@RestController
@RequestMapping("/api/workshops/{workshop}")
class WorkshopApiController {

	private final Workshops workshops;

	private final Participants participants;

	private final DashboardService dashboards;

	private final AuditLog auditLog;

	private final ReportService reports;

	WorkshopApiController(Workshops workshops, Participants participants, DashboardService dashboards,
			AuditLog auditLog, ReportService reports) {
		this.workshops = workshops;
		this.participants = participants;
		this.dashboards = dashboards;
		this.auditLog = auditLog;
		this.reports = reports;
	}

	@GetMapping("/board")
	Dashboard board(@PathVariable String workshop) {
		return this.dashboards.of(workshop);
	}

	@GetMapping("/report")
	WorkshopReport report(@PathVariable String workshop) {
		return this.reports.of(workshop);
	}

	@GetMapping("/acts")
	List<Recorded> acts(@PathVariable String workshop) {
		String id = this.workshops.get(workshop).id();
		Map<String, String> names = this.participants.names(id);
		return this.auditLog.of(id).stream().map((event) -> Recorded.of(event, names)).toList();
	}

	/**
	 * An audit event.
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
