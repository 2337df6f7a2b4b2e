package io.github.privatelinkhandson.workshop.participation;

import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.practice.KeyRule;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Lets a practice lab's access key change what the pages would: while the lab stands, and
 * in a workshop while that runs, within the stages that are open. Reading is always
 * allowed, as is changing what belongs to no stage.
 */
@Component
class PracticeKeyRule implements KeyRule {

	private final Labs labs;

	private final ParticipantLabs participantLabs;

	private final Stages stages;

	PracticeKeyRule(Labs labs, ParticipantLabs participantLabs, Stages stages) {
		this.labs = labs;
		this.participantLabs = participantLabs;
		this.stages = stages;
	}

	@Override
	public Optional<String> refusal(String account, String operation) {
		return ApiCall.isReading(operation) ? Optional.empty()
				: this.labs.in(account)
					.stream()
					.filter((lab) -> lab.mode() == CloudMode.PRACTICE)
					.min(Comparator.comparing((lab) -> lab.status() == LabStatus.GONE))
					.flatMap((lab) -> Optional.ofNullable(refusal(lab, operation)));
	}

	private @Nullable String refusal(Lab lab, String operation) {
		if (!lab.status().isActive()) {
			return (lab.status() == LabStatus.GONE) ? "The lab has been taken down." : "The lab is being taken down.";
		}
		Optional<ParticipantLab> seat = this.participantLabs.ofLab(lab.id(), true);
		if (seat.isEmpty()) {
			return (lab.workshop() != null) ? "The lab is nobody's in its workshop." : null;
		}
		Optional<StageKey> stage = this.stages.stage(operation);
		@Nullable String code = stage.isPresent() ? seat.get().obstacle(stage.get()) : seat.get().obstacle();
		return (code != null) ? sentence(code, stage) : null;
	}

	private static String sentence(String code, Optional<StageKey> stage) {
		return switch (code) {
			case "workshop-not-started" -> "The workshop has not started yet.";
			case "stage-not-opened" ->
				"The stage %s of the workshop is not open yet.".formatted(stage.map(StageKey::key).orElseThrow());
			case "seat-locked" -> "The lab is locked by the facilitator.";
			default -> "The workshop is over.";
		};
	}

}
