package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.UserText;

/**
 * The form for a facilitator's action. All actions share its fields, and each validates
 * those that it takes.
 *
 * @param participant the ids of the recipients
 * @param all {@code true} for all participants
 * @param minutes the minutes by which to extend leases
 * @param confirmed {@code true} once the facilitator has confirmed the action
 * @param from {@code participant} if the form was on a participant's page
 */
record ActionForm(@Nullable ActionType kind, List<String> participant, @Nullable Boolean all, @Nullable String text,
		@Nullable String stage, @Nullable String step, @Nullable Integer minutes, @Nullable Boolean confirmed,
		@Nullable String from) {

	/** The value of {@code from} in the forms on a participant's page. */
	static final String FROM_PARTICIPANT = "participant";

	private static final int MAX_MINUTES = 24 * 60;

	ActionForm {
		participant = distinct(participant);
	}

	/**
	 * Refuses a form with a value that could not be converted.
	 * @throws ConflictException with the code for the first such field
	 */
	static void requireConverted(Errors errors) {
		require(!errors.hasFieldErrors("kind"), "unknown-kind");
		require(!errors.hasFieldErrors("minutes"), "minutes-unusable");
		require(!errors.hasErrors(), "unknown-kind");
	}

	/**
	 * Converts the form to an action.
	 * @throws ConflictException if it makes no sense
	 */
	FacilitatorAction toAction() {
		if (this.kind == null || !FacilitatorAction.KINDS.contains(this.kind)) {
			throw ConflictException.invalid("unknown-kind");
		}
		return new FacilitatorAction(this.kind, cleanText(this.kind), stageOf(this.kind), stepOf(this.kind),
				durationOf(this.kind));
	}

	boolean toAll() {
		return Boolean.TRUE.equals(this.all);
	}

	boolean isConfirmed() {
		return Boolean.TRUE.equals(this.confirmed);
	}

	boolean isFromParticipant() {
		return FROM_PARTICIPANT.equals(this.from);
	}

	private String cleanText(ActionType asked) {
		if (asked != ActionType.MESSAGE && asked != ActionType.HINT) {
			return "";
		}
		String clean = UserText.clean(this.text);
		boolean prepared = asked == ActionType.HINT && clean.isEmpty();
		require(prepared || UserText.fits(this.text, UserText.MAX_MESSAGE_LENGTH), "text-unusable");
		return clean;
	}

	private @Nullable StageKey stageOf(ActionType asked) {
		if (asked != ActionType.OPEN_STAGE && asked != ActionType.BUILD_STAGE) {
			return null;
		}
		return StageKey.of(this.stage).orElseThrow(() -> ConflictException.invalid("unknown-stage"));
	}

	private @Nullable String stepOf(ActionType asked) {
		if (asked != ActionType.BUILD_STEP) {
			return null;
		}
		require(Blueprint.steps().stream().anyMatch((known) -> known.key().equals(this.step)), "unknown-step");
		return this.step;
	}

	private Duration durationOf(ActionType asked) {
		if (asked != ActionType.EXTEND) {
			return Duration.ZERO;
		}
		require(this.minutes != null && this.minutes >= 1 && this.minutes <= MAX_MINUTES, "minutes-unusable");
		return Duration.ofMinutes(this.minutes);
	}

	private static void require(boolean usable, String code) {
		if (!usable) {
			throw ConflictException.invalid(code);
		}
	}

	private static List<String> distinct(@Nullable List<String> ids) {
		return (ids != null) ? ids.stream().distinct().toList() : List.of();
	}

}
