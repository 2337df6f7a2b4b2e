package io.github.privatelinkhandson.workshop.closing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
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

	ClosingStatusReader(Workshops workshops, Participants participants, Labs labs, Teardown teardown) {
		this.workshops = workshops;
		this.participants = participants;
		this.labs = labs;
		this.teardown = teardown;
	}

	ClosingStatus of(String id) {
		Workshop workshop = this.workshops.get(id);
		Map<String, String> names = new HashMap<>();
		this.participants.of(id).forEach((participant) -> names.put(participant.lab(), participant.name()));
		Map<String, String> namesById = this.participants.names(id);
		Map<String, String> former = this.participants.formerLabsOf(id);
		former.forEach((lab, participant) -> names.put(lab, namesById.get(participant)));
		List<Lab> all = this.labs.ofWorkshop(id);
		Map<String, Receipt> receipts = this.teardown.receipts(all);
		List<LabOutcome> outcomes = all.stream()
			.map((lab) -> new LabOutcome(names.getOrDefault(lab.id(), ""), former.containsKey(lab.id()), lab,
					receipts.get(lab.id())))
			.toList();
		return new ClosingStatus(workshop, this.workshops.status(workshop), outcomes);
	}

}
