package io.github.privatelinkhandson.workshop.facilitation;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Sends messages and hints, changes participants' permissions, and replaces their labs
 * and links.
 */
@Component
class ParticipantActions implements ActionHandler {

	private final Participants participants;

	private final Workshops workshops;

	private final Labs labs;

	private final PracticeAccess access;

	private final PreparedHints hints;

	ParticipantActions(Participants participants, Workshops workshops, Labs labs, PracticeAccess access,
			PreparedHints hints) {
		this.participants = participants;
		this.workshops = workshops;
		this.labs = labs;
		this.access = access;
		this.hints = hints;
	}

	@Override
	public Set<ActionType> kinds() {
		return EnumSet.of(ActionType.MESSAGE, ActionType.HINT, ActionType.OPEN_STAGE, ActionType.RESET, ActionType.LOCK,
				ActionType.UNLOCK, ActionType.REMOVE, ActionType.REISSUE);
	}

	@Override
	public Done apply(Participant participant, FacilitatorAction action) {
		switch (action.kind()) {
			case HINT -> {
				return new Done(action.text().isEmpty() ? this.hints.of(ActionHandler.lab(participant)) : action.text(),
						null);
			}
			case REISSUE -> {
				return new Done("", this.participants.reissue(participant.id()));
			}
			case OPEN_STAGE -> this.participants.open(participant.id(), action.stage());
			case RESET -> reset(participant);
			case LOCK -> lock(participant, true);
			case UNLOCK -> lock(participant, false);
			case REMOVE -> remove(participant);
			default -> {
				// a message is its record
			}
		}
		return Done.of(action);
	}

	/**
	 * Replaces the participant's lab. The access key of the old lab is blocked, as is
	 * that of the new one if the participant is locked.
	 */
	private void reset(Participant participant) {
		if (!this.workshops.status(this.workshops.get(participant.workshop())).open()) {
			throw new ConflictException("workshop-over");
		}
		if (participant.lab() != null) {
			setKeyAdmitted(participant.lab(), false);
		}
		Participant reset = this.participants.reset(participant.id());
		if (reset.locked()) {
			setKeyAdmitted(ActionHandler.lab(reset), false);
		}
	}

	/**
	 * Removes the participant, and blocks the access key of the lab.
	 */
	private void remove(Participant participant) {
		if (participant.lab() != null) {
			setKeyAdmitted(participant.lab(), false);
		}
		this.participants.remove(participant.id());
	}

	private void lock(Participant participant, boolean lock) {
		this.participants.lock(participant.id(), lock);
		if (participant.lab() != null) {
			setKeyAdmitted(participant.lab(), !lock);
		}
	}

	/**
	 * Blocks or unblocks a lab's own access key, if it has one.
	 */
	private void setKeyAdmitted(String id, boolean admitted) {
		Lab lab = this.labs.get(id);
		if (lab.mode() != CloudMode.PRACTICE) {
			return;
		}
		if (admitted) {
			this.access.unblock(lab.account());
		}
		else {
			this.access.block(lab.account());
		}
	}

}
