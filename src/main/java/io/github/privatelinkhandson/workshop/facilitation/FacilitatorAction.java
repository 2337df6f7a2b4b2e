package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ActionType;

/**
 * What a facilitator asks for: a kind of act, and what it takes.
 *
 * @param text of a message or hint; empty for the hint that is prepared for where
 * somebody is
 * @param stage to open or to build; null for other acts
 * @param step to build; null for other acts
 * @param by for how much longer a lab is to last
 */
record FacilitatorAction(ActionType kind, String text, @Nullable StageKey stage, @Nullable String step, Duration by) {

	/** What can be done on participants. */
	static final Set<ActionType> KINDS = EnumSet.range(ActionType.MESSAGE, ActionType.REISSUE);

	private static final Set<ActionType> CONFIRMED = EnumSet.of(ActionType.RESET, ActionType.TEAR_DOWN);

	/** What can be done while the whole room is being taken down. */
	private static final Set<ActionType> AT_THE_END = EnumSet.of(ActionType.MESSAGE, ActionType.HINT, ActionType.LOCK,
			ActionType.UNLOCK, ActionType.TEAR_DOWN, ActionType.REISSUE);

	/**
	 * Whether it is the same for everybody, so that it can be said once to all.
	 */
	boolean alike() {
		return this.kind == ActionType.MESSAGE || this.kind == ActionType.OPEN_STAGE
				|| (this.kind == ActionType.HINT && !this.text.isEmpty());
	}

	/**
	 * Whether somebody loses something by it, so that it is to be asked for twice.
	 */
	boolean toBeConfirmed() {
		return CONFIRMED.contains(this.kind);
	}

	/**
	 * Whether it can be done while the whole room is being taken down.
	 */
	boolean possibleAtTheEnd() {
		return AT_THE_END.contains(this.kind);
	}

	/**
	 * What the record says of it beside its kind.
	 */
	String detail() {
		return switch (this.kind) {
			case MESSAGE, HINT -> this.text;
			case OPEN_STAGE, BUILD_STAGE -> String.valueOf(this.stage);
			case BUILD_STEP -> String.valueOf(this.step);
			case EXTEND -> String.valueOf(this.by.toMinutes());
			default -> "";
		};
	}

}
