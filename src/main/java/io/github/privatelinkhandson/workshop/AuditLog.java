package io.github.privatelinkhandson.workshop;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The record of what facilitators have done.
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
	 * Records an act.
	 * @param participant the participant's id; null for the whole workshop
	 * @param detail a message's text, or the key of a stage or step
	 * @param outcome {@code done}, or the code of what was in the way
	 */
	public void record(String workshop, @Nullable String participant, String facilitator, ActionType kind,
			String detail, String outcome) {
		this.repository
			.insert(new AuditEvent(0, workshop, participant, this.clock.instant(), facilitator, kind, detail, outcome));
	}

	/**
	 * The workshop's acts, the latest first.
	 */
	public List<AuditEvent> of(String workshop) {
		return this.repository.findLatest(workshop, MAX_SHOWN);
	}

	/**
	 * The workshop's latest acts, the latest first.
	 */
	public List<AuditEvent> latest(String workshop, int most) {
		return this.repository.findLatest(workshop, most);
	}

	/**
	 * What was done on a participant, or on all, in the order in which it was.
	 */
	public List<AuditEvent> of(Participant participant) {
		return this.repository.findOf(participant, 0);
	}

	/**
	 * The same, but for what the participant has read.
	 */
	public List<AuditEvent> unseen(Participant participant) {
		return this.repository.findOf(participant, participant.seenAct());
	}

}
