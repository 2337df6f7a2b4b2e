package io.github.privatelinkhandson.workshop.closing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
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

	ClosingStatusReader(Workshops workshops, Participants participants, Labs labs, Teardown teardown) {
		this.workshops = workshops;
		this.participants = participants;
		this.labs = labs;
		this.teardown = teardown;
	}

	ClosingStatus of(String id) {
		Workshop workshop = this.workshops.get(id);
		Map<String, String> names = new HashMap<>();
		Map<String, String> formerNames = new HashMap<>();
		for (Participant participant : this.participants.of(id)) {
			names.put(participant.lab(), participant.name());
			this.participants.formerLabs(participant.id()).forEach((lab) -> formerNames.put(lab, participant.name()));
		}
		List<LabOutcome> ends = this.labs.ofWorkshop(id).stream().map((lab) -> end(lab, names, formerNames)).toList();
		return new ClosingStatus(workshop, this.workshops.status(workshop), ends);
	}

	private LabOutcome end(Lab lab, Map<String, String> names, Map<String, String> formerNames) {
		boolean former = formerNames.containsKey(lab.id());
		String name = former ? formerNames.get(lab.id()) : names.getOrDefault(lab.id(), "");
		return new LabOutcome(name, former, lab, this.teardown.receipt(lab.id()));
	}

}
