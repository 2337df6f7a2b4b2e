package io.github.privatelinkhandson.act;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ActKind;

/**
 * What a facilitator asks for: a kind of act, and what it takes.
 *
 * @param text of a message or hint; empty for the hint that is prepared for where
 * somebody is
 * @param stage to open or to build; null for other acts
 * @param step to build; null for other acts
 * @param by for how much longer a lab is to last
 */
record Order(ActKind kind, String text, @Nullable StageKey stage, @Nullable String step, Duration by) {

	/** What can be done on participants. */
	static final Set<ActKind> KINDS = EnumSet.range(ActKind.MESSAGE, ActKind.REISSUE);

	private static final Set<ActKind> CONFIRMED = EnumSet.of(ActKind.RESET, ActKind.TEAR_DOWN);

	/** What can be done while the whole room is being taken down. */
	private static final Set<ActKind> AT_THE_END = EnumSet.of(ActKind.MESSAGE, ActKind.HINT, ActKind.LOCK,
			ActKind.UNLOCK, ActKind.TEAR_DOWN, ActKind.REISSUE);

	/**
	 * Whether it is the same for everybody, so that it can be said once to all.
	 */
	boolean alike() {
		return this.kind == ActKind.MESSAGE || this.kind == ActKind.OPEN_STAGE
				|| (this.kind == ActKind.HINT && !this.text.isEmpty());
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
