package io.github.privatelinkhandson.wizard;

import java.util.Arrays;
import java.util.List;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Result of a check of the whole lab for one stage.
 */
record CheckedStage(StageKey stage, List<CheckedStep> checks) {

	static List<CheckedStage> of(List<CheckedStep> checks) {
		return Arrays.stream(StageKey.values())
			.map((stage) -> new CheckedStage(stage,
					checks.stream().filter((check) -> Blueprint.step(check.step()).stage() == stage).toList()))
			.filter((checked) -> !checked.checks().isEmpty())
			.toList();
	}

	public List<CheckedStep> bad() {
		return this.checks.stream().filter((check) -> !check.ok()).toList();
	}

}
