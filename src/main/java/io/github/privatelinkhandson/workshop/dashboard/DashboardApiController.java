package io.github.privatelinkhandson.workshop.dashboard;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the dashboard's data as JSON.
 */
@RestController
class DashboardApiController {

	private final DashboardStream events;

	DashboardApiController(DashboardStream events) {
		this.events = events;
	}

	@GetMapping("/api/workshops/{workshop}/board")
	Dashboard board(@PathVariable String workshop) {
		return this.events.current(workshop).dashboard();
	}

}
