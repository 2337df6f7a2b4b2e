package io.github.privatelinkhandson.workshop.dashboard;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Serves the fragment with the remaining capacity, which the page loads afterwards
 * because it needs calls to AWS.
 */
@Controller
class RemainingCapacityController {

	private final RemainingCapacity capacity;

	private final Workshops workshops;

	RemainingCapacityController(RemainingCapacity capacity, Workshops workshops) {
		this.capacity = capacity;
		this.workshops = workshops;
	}

	@GetMapping("/workshops/{workshop}/quotas")
	String left(@PathVariable String workshop, Model model) {
		model.addAttribute("report", this.capacity.of(this.workshops.get(workshop)));
		return "workshop/room-quotas";
	}

}
