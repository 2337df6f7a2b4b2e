package io.github.privatelinkhandson.workshop.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * The help that participants have asked for and received, from the audit log.
 *
 * @param events the audit events of a workshop
 */
record HelpLog(List<AuditEvent> events) {

	/**
	 * Returns the successful events that concern a participant, the earliest first.
	 */
	private List<AuditEvent> of(Participant participant) {
		return this.events.stream()
			.filter(AuditEvent::done)
			.filter((event) -> (event.participant() != null) ? event.participant().equals(participant.id())
					: !event.at().isBefore(participant.joinedAt()))
			.sorted(Comparator.comparingLong(AuditEvent::seq))
			.toList();
	}

	/**
	 * Counts raised hands and hints, and adds up the time for which a hand was up before
	 * somebody claimed or lowered it.
	 */
	Help help(Participant participant) {
		int hands = 0;
		int hints = 0;
		Duration waited = Duration.ZERO;
		boolean up = false;
		@Nullable Instant waitsSince = null;
		for (AuditEvent event : of(participant)) {
			switch (event.kind()) {
				case HINT -> hints++;
				case RAISE -> {
					hands += up ? 0 : 1;
					waitsSince = up ? waitsSince : event.at();
					up = true;
				}
				case CLAIM, LOWER, REMOVE -> {
					waited = (waitsSince != null) ? waited.plus(Duration.between(waitsSince, event.at())) : waited;
					waitsSince = null;
					up = up && event.kind() == ActionType.CLAIM;
				}
				default -> {
					// no help that was asked for
				}
			}
		}
		return new Help(hands, waited.toSeconds(), hints);
	}

	/**
	 * Returns the completed stages of a lab that a facilitator built, in whole or in
	 * part.
	 */
	List<String> builtByFacilitator(Participant participant, LabView lab) {
		List<AuditEvent> all = of(participant);
		return lab.stages()
			.stream()
			.filter((stage) -> stage.completedAt()
				.filter((done) -> all.stream()
					.anyMatch((event) -> builds(event, stage.key()) && !event.at().isBefore(lab.createdAt())
							&& event.at().isBefore(done)))
				.isPresent())
			.map((stage) -> stage.key().key())
			.toList();
	}

	private static boolean builds(AuditEvent event, StageKey stage) {
		return switch (event.kind()) {
			case BUILD_STAGE ->
				StageKey.of(event.detail()).filter((through) -> stage.compareTo(through) <= 0).isPresent();
			case BUILD_STEP -> Blueprint.step(event.detail()).stage() == stage;
			case ACCEPT -> stage == StageKey.APPROVAL;
			case FIX -> stage == StageKey.REACHABILITY;
			default -> false;
		};
	}

	/**
	 * Help for one participant.
	 *
	 * @param hands how often the hand was raised
	 * @param waitedSeconds how long it was up until somebody came, in all
	 */
	record Help(int hands, long waitedSeconds, int hints) {

		static final Help NONE = new Help(0, 0, 0);

	}

}
