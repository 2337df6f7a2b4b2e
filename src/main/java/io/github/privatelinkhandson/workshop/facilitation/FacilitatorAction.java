package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ActionType;

/**
 * An action that a facilitator has requested: its type and parameters.
 *
 * @param text of a message or hint; empty for the prepared hint of the current stage or
 * step
 * @param stage to open or to build; null for other actions
 * @param step to build; null for other actions
 * @param by the duration by which to extend the lease
 */
record FacilitatorAction(ActionType kind, String text, @Nullable StageKey stage, @Nullable String step, Duration by) {

	/** The actions that apply to participants. */
	static final Set<ActionType> KINDS = EnumSet.range(ActionType.MESSAGE, ActionType.REISSUE);

	private static final Set<ActionType> DESTRUCTIVE = EnumSet.of(ActionType.RESET, ActionType.TEAR_DOWN,
			ActionType.REMOVE);

	private static final Set<ActionType> ALLOWED_DURING_TEARDOWN = EnumSet.of(ActionType.MESSAGE, ActionType.HINT,
			ActionType.LOCK, ActionType.UNLOCK, ActionType.TEAR_DOWN, ActionType.REISSUE);

	/**
	 * Returns whether the action is closed to co-facilitators, who take nothing down.
	 */
	boolean isForLeads() {
		return DESTRUCTIVE.contains(this.kind);
	}

	/**
	 * Returns whether the action is the same for all participants, so that one record is
	 * enough.
	 */
	boolean isBroadcast() {
		return this.kind == ActionType.MESSAGE || this.kind == ActionType.OPEN_STAGE
				|| (this.kind == ActionType.HINT && !this.text.isEmpty());
	}

	boolean needsConfirmation() {
		return DESTRUCTIVE.contains(this.kind);
	}

	boolean isAllowedDuringTeardown() {
		return ALLOWED_DURING_TEARDOWN.contains(this.kind);
	}

	/**
	 * Returns the parameters as the audit log records them.
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
