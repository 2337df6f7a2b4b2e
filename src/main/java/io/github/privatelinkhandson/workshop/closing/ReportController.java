package io.github.privatelinkhandson.workshop.closing;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * A workshop's report: to print, and as a table for spreadsheets.
 */
@Controller
class ReportController {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final ReportService reports;

	ReportController(ReportService reports) {
		this.reports = reports;
	}

	@GetMapping("/workshops/{workshop}/report")
	String page(@PathVariable String workshop, Model model) {
		model.addAttribute("report", this.reports.of(workshop));
		model.addAttribute("stages", StageKey.values());
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
