package io.github.privatelinkhandson.act;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.privatelinkhandson.workshop.Act;
import io.github.privatelinkhandson.workshop.ActKind;
import io.github.privatelinkhandson.workshop.Acts;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Shows what facilitators have done in a workshop, the latest first.
 */
@Controller
class RecordController {

	private static final int MOST_SHOWN = 500;

	private final Acts acts;

	private final Workshops workshops;

	private final Participants participants;

	RecordController(Acts acts, Workshops workshops, Participants participants) {
		this.acts = acts;
		this.workshops = workshops;
		this.participants = participants;
	}

	@GetMapping("/workshops/{workshop}/acts")
	String acts(@PathVariable String workshop, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "") String participant, Model model) {
		Workshop room = this.workshops.get(workshop);
		List<Participant> people = this.participants.of(workshop);
		Optional<Participant> person = people.stream().filter((each) -> each.id().equals(participant)).findFirst();
		List<Act> found = person.map(this.acts::of)
			.map(RecordController::latestFirst)
			.orElseGet(() -> this.acts.of(workshop))
			.stream()
			.filter((act) -> kind.isEmpty() || act.kind().key().equals(kind))
			.limit(MOST_SHOWN)
			.toList();
		model.addAttribute("workshop", room);
		model.addAttribute("people", people);
		model.addAttribute("names", names(people));
		model.addAttribute("acts", found);
		model.addAttribute("kinds", ActKind.values());
		model.addAttribute("kind", kind);
		model.addAttribute("person", person.orElse(null));
		return "acts";
	}

	static List<Act> latestFirst(List<Act> acts) {
		List<Act> reversed = new ArrayList<>(acts);
		Collections.reverse(reversed);
		return reversed;
	}

	static Map<String, String> names(List<Participant> people) {
		return people.stream().collect(Collectors.toMap(Participant::id, Participant::name));
	}

}
