package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.UserText;

/**
 * The form for a facilitator's action, with the values as submitted.
 *
 * @param participant the ids of the recipients
 * @param all {@code true} for all participants
 * @param minutes the minutes by which to extend leases
 * @param confirmed {@code true} once the facilitator has confirmed the action
 * @param from {@code participant} if the form was on a participant's page
 */
record ActionForm(@Nullable String kind, @Nullable List<String> participant, @Nullable String all,
		@Nullable String text, @Nullable String stage, @Nullable String step, @Nullable String minutes,
		@Nullable String confirmed, @Nullable String from) {

	private static final int MAX_MINUTES = 24 * 60;

	/**
	 * Converts the form to an action.
	 * @throws ConflictException if it makes no sense
	 */
	FacilitatorAction toAction() {
		ActionType asked = FacilitatorAction.KINDS.stream()
			.filter((each) -> each.key().equals(this.kind))
			.findFirst()
			.orElseThrow(() -> ConflictException.invalid("unknown-kind"));
		return new FacilitatorAction(asked, cleanText(asked), parsedStage(asked), parsedStep(asked),
				parsedMinutes(asked));
	}

	boolean toAll() {
		return "true".equals(this.all);
	}

	List<String> chosen() {
		return (this.participant == null) ? List.of() : this.participant.stream().distinct().toList();
	}

	boolean isConfirmed() {
		return "true".equals(this.confirmed);
	}

	boolean isFromParticipant() {
		return "participant".equals(this.from);
	}

	private String cleanText(ActionType asked) {
		if (asked != ActionType.MESSAGE && asked != ActionType.HINT) {
			return "";
		}
		String clean = UserText.clean(this.text);
		boolean prepared = asked == ActionType.HINT && clean.isEmpty();
		if (!prepared && !UserText.fits(this.text, UserText.MAX_MESSAGE_LENGTH)) {
			throw ConflictException.invalid("text-unusable");
		}
		return clean;
	}

	private @Nullable StageKey parsedStage(ActionType asked) {
		if (!Set.of(ActionType.OPEN_STAGE, ActionType.BUILD_STAGE).contains(asked)) {
			return null;
		}
		return StageKey.of(this.stage).orElseThrow(() -> ConflictException.invalid("unknown-stage"));
	}

	private @Nullable String parsedStep(ActionType asked) {
		if (asked != ActionType.BUILD_STEP) {
			return null;
		}
		return Blueprint.steps()
			.stream()
			.map(Step::key)
			.filter((key) -> key.equals(this.step))
			.findFirst()
			.orElseThrow(() -> ConflictException.invalid("unknown-step"));
	}

	private Duration parsedMinutes(ActionType asked) {
		if (asked != ActionType.EXTEND) {
			return Duration.ZERO;
		}
		String digits = (this.minutes != null) ? this.minutes.strip() : "";
		int parsed = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
		if (parsed < 1 || parsed > MAX_MINUTES) {
			throw ConflictException.invalid("minutes-unusable");
		}
		return Duration.ofMinutes(parsed);
	}

}
