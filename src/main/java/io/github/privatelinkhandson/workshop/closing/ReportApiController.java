package io.github.privatelinkhandson.workshop.closing;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The report of a workshop in the JSON interface.
 */
@RestController
class ReportApiController {

	private final ReportService reports;

	ReportApiController(ReportService reports) {
		this.reports = reports;
	}

	@GetMapping("/api/workshops/{workshop}/report")
	WorkshopReport report(@PathVariable String workshop) {
		return this.reports.of(workshop);
	}

}
