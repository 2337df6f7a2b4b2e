package io.github.privatelinkhandson.workshop.participation;

import java.time.Instant;
import java.util.List;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;

/**
 * A participant's place in a workshop, and what may be done there.
 *
 * @param own whether the participant looks at it, not a facilitator, who may do
 * everything
 * @param news what facilitators have said and done since the participant last said to
 * have read it
 */
public record ParticipantLab(Participant participant, Workshop workshop, WorkshopStatus status, boolean own,
		List<AuditEvent> news) {

	/**
	 * Whether the lab can be worked on at all.
	 */
	public boolean usable() {
		return !this.own || (this.status == WorkshopStatus.RUNNING && !this.participant.locked());
	}

	/**
	 * Whether that stage may be built.
	 */
	public boolean mayBuild(StageKey stage) {
		return !this.own || (usable() && stage.compareTo(opened()) <= 0);
	}

	/**
	 * Whether several stages may be built at once.
	 */
	public boolean maySkip() {
		return !this.own || (usable() && this.workshop.rules().skipping() && opened() == StageKey.CONNECTION);
	}

	/**
	 * Whether that stage may be looked at.
	 * @param current the stage that the lab has come to
	 */
	public boolean mayLook(StageKey stage, StageKey current) {
		return !this.own || this.workshop.rules().spoilers() || stage.compareTo(current) <= 0;
	}

	/**
	 * The last of the stages that are open to the participant.
	 */
	public StageKey opened() {
		ParticipationRules rules = this.workshop.rules();
		StageKey own = this.participant.opened();
		return (own != null && own.compareTo(rules.opened()) > 0) ? own : rules.opened();
	}

	/**
	 * The latest of the news, up to which it can be called read.
	 */
	public long latest() {
		return this.news.stream().mapToLong(AuditEvent::seq).max().orElse(0);
	}

	/**
	 * When the workshop ends.
	 */
	public Instant end() {
		return this.workshop.endsAt();
	}

}
