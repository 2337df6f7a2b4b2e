package io.github.privatelinkhandson.workshop.participation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;

/**
 * A participant's lab in a workshop, with the permissions on it.
 *
 * @param own whether the viewer is the participant; facilitators have all permissions
 * @param news the audit events that the participant has not marked as read
 * @param place the place of the raised hand among those for whom nobody is on the way
 * yet, from 1; 0 if it is not one of them
 */
public record ParticipantLab(Participant participant, Workshop workshop, WorkshopStatus status, boolean own,
		List<AuditEvent> news, long place) {

	private static final String WORKSHOP_OVER = "workshop-over";

	/**
	 * Returns the code of why the lab cannot be changed at present; null if it can.
	 */
	public @Nullable String obstacle() {
		if (!this.own || (this.status == WorkshopStatus.RUNNING && !this.participant.locked())) {
			return null;
		}
		if (this.participant.locked()) {
			return "seat-locked";
		}
		return (this.status == WorkshopStatus.PLANNED) ? "workshop-not-started" : WORKSHOP_OVER;
	}

	/**
	 * Returns the code of why a stage cannot be built at present, whether or not those
	 * before it are done; null if it can.
	 */
	public @Nullable String obstacle(StageKey stage) {
		return (this.own && usable() && stage.compareTo(opened()) > 0) ? "stage-not-opened" : obstacle();
	}

	/**
	 * Returns the code of why the participant cannot take the lab down at present; null
	 * if that can be done, also after the end.
	 */
	public @Nullable String teardownObstacle() {
		@Nullable String code = obstacle();
		return WORKSHOP_OVER.equals(code) ? null : code;
	}

	/**
	 * Returns whether the lab can be changed at all.
	 */
	public boolean usable() {
		return obstacle() == null;
	}

	public boolean mayBuild(StageKey stage) {
		return obstacle(stage) == null;
	}

	/**
	 * Returns whether several stages may be built at once.
	 */
	public boolean maySkip() {
		return !this.own || (usable() && this.workshop.rules().skipping() && opened() == StageKey.CONNECTION);
	}

	public boolean mayView(StageKey stage, StageKey current) {
		return !this.own || this.workshop.rules().spoilers() || stage.compareTo(current) <= 0;
	}

	/**
	 * Returns the last stage that is open to the participant.
	 */
	public StageKey opened() {
		ParticipationRules rules = this.workshop.rules();
		StageKey own = this.participant.opened();
		return (own != null && own.compareTo(rules.opened()) > 0) ? own : rules.opened();
	}

	/**
	 * Returns the news to show to a participant who has come to a stage, the latest
	 * first: of opened stages only the latest, and none that is behind.
	 */
	public List<AuditEvent> notices(StageKey current) {
		long lastOpening = this.news.stream()
			.filter((event) -> event.kind() == ActionType.OPEN_STAGE)
			.mapToLong(AuditEvent::seq)
			.max()
			.orElse(0);
		return this.news.stream()
			.filter((event) -> event.kind() != ActionType.OPEN_STAGE
					|| (event.seq() == lastOpening && !isBehind(event, current)))
			.sorted(Comparator.comparingLong(AuditEvent::seq).reversed())
			.toList();
	}

	private static boolean isBehind(AuditEvent opening, StageKey current) {
		return StageKey.of(opening.detail()).filter((stage) -> stage.compareTo(current) < 0).isPresent();
	}

	/**
	 * Returns the number of the latest unread event, up to which events can be marked as
	 * read; 0 if there is none.
	 */
	public long latest() {
		return this.news.stream().mapToLong(AuditEvent::seq).max().orElse(0);
	}

	public Instant end() {
		return this.workshop.endsAt();
	}

}
