package io.github.privatelinkhandson.workshop.participation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Finds participants' labs.
 */
@Service
class ParticipantLabs {

	/** Actions of which participants are not notified. */
	private static final Set<ActionType> HIDDEN_ACTIONS = Set.of(ActionType.CREATE, ActionType.RULES, ActionType.CLOSE,
			ActionType.CLAIM, ActionType.LOWER, ActionType.RAISE, ActionType.REISSUE);

	private final Participants participants;

	private final HelpQueue helpQueue;

	private final Workshops workshops;

	private final AuditLog auditLog;

	ParticipantLabs(Participants participants, HelpQueue helpQueue, Workshops workshops, AuditLog auditLog) {
		this.participants = participants;
		this.helpQueue = helpQueue;
		this.workshops = workshops;
		this.auditLog = auditLog;
	}

	Optional<ParticipantLab> ofLab(String lab, boolean own) {
		return this.participants.ofLab(lab).map((participant) -> of(participant, own));
	}

	/**
	 * Opens a lab for a participant who has none, while the workshop lasts.
	 * @throws LabNotOpenedException if AWS refuses
	 */
	void open(Participant participant) {
		if (participant.removed() || !this.workshops.status(this.workshops.get(participant.workshop())).open()) {
			return;
		}
		try {
			this.participants.assignLab(participant.id());
		}
		catch (RuntimeException ex) {
			throw AwsFailure.ofAws(ex)
				.<RuntimeException>map((failure) -> new LabNotOpenedException(participant, failure, ex))
				.orElse(ex);
		}
	}

	ParticipantLab of(Participant participant, boolean own) {
		Workshop workshop = this.workshops.get(participant.workshop());
		List<AuditEvent> news = this.auditLog.unread(participant)
			.stream()
			.filter((act) -> act.done() && !HIDDEN_ACTIONS.contains(act.kind()))
			.filter((act) -> act.participant() != null || !act.at().isBefore(participant.joinedAt()))
			.toList();
		return new ParticipantLab(participant, workshop, this.workshops.status(workshop), own, news,
				this.helpQueue.place(participant));
	}

}
