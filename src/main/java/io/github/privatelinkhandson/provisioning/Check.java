package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.Stages;
import io.github.privatelinkhandson.stage.StepState;

/**
 * Checks a stage against what was just observed. What the learner has built by hand, with
 * the lab's tag on it, is entered into the ledger.
 */
class Check {

	private final LabRun run;

	private final Ledger ledger;

	private final Stages stages;

	Check(Lab lab, Snapshot snapshot, Ledger ledger, Stages stages, Instant now) {
		this.run = new LabRun(lab, snapshot, ledger.entries(lab.id()));
		this.ledger = ledger;
		this.stages = stages;
		this.run.observe(stages, now, Duration.ZERO);
	}

	List<CheckedStep> check(StageKey stage) {
		this.ledger.store(this.run.lab().id(), this.run.before(), this.run.entries());
		return Blueprint.steps(stage).stream().map(this::check).toList();
	}

	private CheckedStep check(Step step) {
		StepState state = this.stages.action(step.key()).observe(this.run.context());
		boolean ok = state instanceof StepState.Ready;
		return new CheckedStep(step.key(), ok, this.run.lab().name(step.name()), found(state),
				ok ? null : hint(step, state));
	}

	private static @Nullable String found(StepState state) {
		if (state instanceof StepState.Waiting waiting) {
			return (waiting.id() != null) ? waiting.id() + ": " + waiting.state() : waiting.state();
		}
		if (state instanceof StepState.Broken broken) {
			return broken.code() + ": " + broken.message();
		}
		return (state instanceof StepState.Ready ready) ? ready.id() : null;
	}

	/**
	 * The key of what to do, in the message bundles under {@code hint.}.
	 */
	private String hint(Step step, StepState state) {
		if (state instanceof StepState.Waiting) {
			return "wait";
		}
		if (state instanceof StepState.Broken) {
			return "broken";
		}
		boolean early = step.needs().stream().anyMatch((need) -> !this.run.entries().get(need).ready());
		if (early) {
			return "needs-first";
		}
		return step.createsResource() ? "missing" : "not-set";
	}

}
