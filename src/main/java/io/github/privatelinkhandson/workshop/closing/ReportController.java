package io.github.privatelinkhandson.workshop.closing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * A workshop's report: to print, and as a table for spreadsheets.
 */
@Controller
class ReportController {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final ReportService reports;

	private final Workshops workshops;

	private final Participants participants;

	private final AuditLog auditLog;

	private final Clock clock;

	ReportController(ReportService reports, Workshops workshops, Participants participants, AuditLog auditLog,
			Clock clock) {
		this.reports = reports;
		this.workshops = workshops;
		this.participants = participants;
		this.auditLog = auditLog;
		this.clock = clock;
	}

	@GetMapping("/workshops/{workshop}/report")
	String page(@PathVariable String workshop, Model model) {
		model.addAttribute("report", this.reports.of(workshop));
		model.addAttribute("workshop", this.workshops.get(workshop));
		model.addAttribute("acts", this.auditLog.of(workshop));
		model.addAttribute("names", this.participants.names(workshop));
		model.addAttribute("stages", StageKey.values());
		model.addAttribute("zone", this.clock.getZone());
		return "workshop/report";
	}

	@GetMapping("/workshops/{workshop}/report.csv")
	ResponseEntity<String> csv(@PathVariable String workshop) {
		WorkshopReport report = this.reports.of(workshop);
		return ResponseEntity.ok()
			.contentType(CSV)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("workshop-" + report.workshop() + ".csv")
						.build()
						.toString())
			.body(CsvReport.of(report));
	}

}
