package io.github.privatelinkhandson.workshop;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The audit log of facilitators' actions.
 */
@Service
public class AuditLog {

	private static final int MAX_SHOWN = 10_000;

	private final AuditEventRepository repository;

	private final Clock clock;

	AuditLog(AuditEventRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Records an action.
	 * @param participant the participant's id; null for the whole workshop
	 * @param detail a message's text, or the key of a stage or step
	 * @param outcome {@code done}, or the code of the failure
	 */
	public void record(String workshop, @Nullable String participant, String facilitator, ActionType kind,
			String detail, String outcome) {
		this.repository.insert(new AuditEvent(0, this.clock.instant(), facilitator,
				new AuditEvent.Subject(workshop, participant), new AuditEvent.Action(kind, detail), outcome));
	}

	/**
	 * Returns the workshop's events, the latest first.
	 */
	public List<AuditEvent> of(String workshop) {
		return this.repository.findLatest(workshop, MAX_SHOWN);
	}

	/**
	 * Returns the workshop's latest events, the latest first.
	 */
	public List<AuditEvent> latest(String workshop, int most) {
		return this.repository.findLatest(workshop, most);
	}

	/**
	 * Returns the times at which the workshop's stages were opened.
	 */
	public StageOpenings stageOpenings(String workshop) {
		return new StageOpenings(this.repository.findStageOpenings(workshop));
	}

	/**
	 * Returns the events of a participant and of the whole workshop, the earliest first.
	 */
	public List<AuditEvent> of(Participant participant) {
		return this.repository.findOf(participant, 0);
	}

	/**
	 * Returns the events that the participant has not marked as read, the earliest first.
	 */
	public List<AuditEvent> unread(Participant participant) {
		return this.repository.findOf(participant, participant.seenAct());
	}

}
