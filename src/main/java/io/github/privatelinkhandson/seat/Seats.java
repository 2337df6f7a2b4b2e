package io.github.privatelinkhandson.seat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.workshop.Act;
import io.github.privatelinkhandson.workshop.ActKind;
import io.github.privatelinkhandson.workshop.Acts;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Finds participants' places.
 */
@Service
class Seats {

	/** What is done on all of a workshop and does not concern those in it. */
	private static final Set<ActKind> UNTOLD = Set.of(ActKind.CREATE, ActKind.RULES, ActKind.CLOSE, ActKind.CLAIM,
			ActKind.LOWER, ActKind.REISSUE);

	private final Participants participants;

	private final Workshops workshops;

	private final Acts acts;

	Seats(Participants participants, Workshops workshops, Acts acts) {
		this.participants = participants;
		this.workshops = workshops;
		this.acts = acts;
	}

	/**
	 * The place that a lab belongs to, if it is one of a workshop.
	 */
	Optional<Seat> ofLab(String lab, boolean own) {
		return this.participants.ofLab(lab).map((participant) -> of(participant, own));
	}

	Seat of(Participant participant, boolean own) {
		Workshop workshop = this.workshops.get(participant.workshop());
		List<Act> news = this.acts.unseen(participant)
			.stream()
			.filter((act) -> act.done() && !UNTOLD.contains(act.kind()))
			.filter((act) -> act.participant() != null || !act.at().isBefore(participant.joinedAt()))
			.toList();
		return new Seat(participant, workshop, this.workshops.status(workshop), own, news);
	}

}
