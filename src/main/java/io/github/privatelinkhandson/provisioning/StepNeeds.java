package io.github.privatelinkhandson.provisioning;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Tells which steps of a lab were asked for, and what each of them waits for, by the
 * ledger's entries as they are at that moment.
 */
record StepNeeds(Lab lab, Map<String, LedgerEntry> entries) {

	/**
	 * Returns whether a step is part of what the lab is to be, or was asked for by
	 * itself.
	 */
	boolean isAsked(Step step) {
		boolean inGoal = this.lab.status().building() && this.lab.goal() != null
				&& step.stage().compareTo(this.lab.goal()) <= 0;
		return inGoal || this.entries.get(step.key()).wanted();
	}

	/**
	 * Finds the first step that has to be ready before, and is not. A step that was asked
	 * for by itself does not wait for what is to be seen before it.
	 */
	@Nullable String unready(Step step) {
		boolean wanted = this.entries.get(step.key()).wanted();
		return step.needs()
			.stream()
			.filter((need) -> !this.entries.get(need).ready())
			.filter((need) -> !(wanted && Blueprint.step(need).isAnalysis()))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns whether a step was asked for by itself and cannot start, as one that it
	 * needs has failed.
	 */
	boolean isHopeless(Step step) {
		LedgerEntry entry = this.entries.get(step.key());
		boolean needy = entry.status() == StepStatus.PENDING || entry.status() == StepStatus.WRONG;
		return entry.wanted() && needy && isBlocked(step);
	}

	private boolean isBlocked(Step step) {
		return step.needs()
			.stream()
			.filter((need) -> !this.entries.get(need).ready() && !Blueprint.step(need).isAnalysis())
			.anyMatch((need) -> isStuck(this.entries.get(need)) || isBlocked(Blueprint.step(need)));
	}

	/**
	 * Returns whether a step is neither ready nor going to be: it has failed, or is wrong
	 * and nobody has asked for its correction.
	 */
	private static boolean isStuck(LedgerEntry entry) {
		return entry.status().isStuck() && !entry.wanted();
	}

}
