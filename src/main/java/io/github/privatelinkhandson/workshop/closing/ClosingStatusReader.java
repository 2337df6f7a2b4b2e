package io.github.privatelinkhandson.workshop.closing;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Reads the teardown progress of a workshop's labs.
 */
@Service
class ClosingStatusReader {

	private final Workshops workshops;

	private final Participants participants;

	private final Labs labs;

	private final Teardown teardown;

	private final Clock clock;

	ClosingStatusReader(Workshops workshops, Participants participants, Labs labs, Teardown teardown, Clock clock) {
		this.workshops = workshops;
		this.participants = participants;
		this.labs = labs;
		this.teardown = teardown;
		this.clock = clock;
	}

	ClosingStatus of(String id) {
		Workshop workshop = this.workshops.get(id);
		Map<String, Participant> people = this.participants.withRemoved(id)
			.stream()
			.collect(Collectors.toMap(Participant::id, Function.identity()));
		Map<String, Participant> owners = new HashMap<>();
		people.values().forEach((participant) -> owners.put(participant.lab(), participant));
		Map<String, String> former = this.participants.formerLabsOf(id);
		former.forEach((lab, participant) -> owners.put(lab, people.get(participant)));
		List<Lab> all = this.labs.ofWorkshop(id);
		Map<String, Receipt> receipts = this.teardown.receipts(all);
		Map<String, Integer> expected = this.teardown.expected(all);
		List<LabOutcome> outcomes = all.stream()
			.map((lab) -> new LabOutcome(owners.get(lab.id()), former.containsKey(lab.id()), lab,
					receipts.get(lab.id()), expected.getOrDefault(lab.id(), 0)))
			.toList();
		return new ClosingStatus(workshop, this.workshops.status(workshop), outcomes, this.clock.instant());
	}

}
