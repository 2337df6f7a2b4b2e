package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Checks steps against what was just observed. What the learner has built by hand, with
 * the lab's tag on it, is entered into the ledger; so is what is missing.
 */
class StepChecks {

	private final BuildPass pass;

	private final Stages stages;

	private final AwsClients aws;

	private final Instant now;

	private final Duration pace;

	StepChecks(BuildPass pass, Stages stages, AwsClients aws, Instant now, Duration pace) {
		this.pass = pass;
		this.stages = stages;
		this.aws = aws;
		this.now = now;
		this.pace = pace;
	}

	List<CheckedStep> check(StageKey stage) {
		this.pass.observe(this.stages, this.now, this.pace);
		return Blueprint.steps(stage).stream().map(this::check).toList();
	}

	/**
	 * Checks all stages as far as the lab has come.
	 */
	List<CheckedStep> checkAll() {
		this.pass.observe(this.stages, this.now, this.pace);
		StageKey through = this.pass.begun().orElse(StageKey.VPC);
		return Blueprint.through(through).stream().map(this::check).toList();
	}

	private CheckedStep check(Step step) {
		StepAction action = this.stages.action(step.key());
		Optional<ReadFailure> unread = this.pass.unread(step);
		if (unread.isPresent()) {
			return new CheckedStep(step.key(), false, expected(step, StepState.absent()), unread.get().message(),
					"unread", null);
		}
		StepState state = action.assess(this.pass.context(), this.aws);
		this.pass.put(this.pass.entries().get(step.key()).observed(state, this.now, this.pace));
		boolean ok = state instanceof StepState.Ready;
		return new CheckedStep(step.key(), ok, expected(step, state), found(state), ok ? null : hint(step, state),
				(state instanceof StepState.Wrong) ? repair(action) : null);
	}

	private String expected(Step step, StepState state) {
		String name = this.pass.lab().name(step.name());
		return (state instanceof StepState.Wrong wrong) ? name + ": " + wrong.expected() : name;
	}

	private CheckedStep.Repair repair(StepAction action) {
		return action.replaces(this.pass.context()) ? CheckedStep.Repair.REPLACE : CheckedStep.Repair.CHANGE;
	}

	private static @Nullable String found(StepState state) {
		if (state instanceof StepState.Waiting waiting) {
			return (waiting.id() != null) ? waiting.id() + ": " + waiting.state() : waiting.state();
		}
		if (state instanceof StepState.Broken broken) {
			return broken.code() + ": " + broken.message();
		}
		if (state instanceof StepState.Wrong wrong) {
			return (wrong.id() != null) ? wrong.id() + ": " + wrong.found() : wrong.found();
		}
		return (state instanceof StepState.Ready ready) ? ready.id() : null;
	}

	/**
	 * The key of what to do, in the message bundles under {@code hint.}.
	 */
	private String hint(Step step, StepState state) {
		if (state instanceof StepState.Waiting waiting) {
			return waiting.state().equals("unhealthy") ? "unhealthy" : "wait";
		}
		if (state instanceof StepState.Wrong wrong) {
			return wrong.code();
		}
		if (state instanceof StepState.Broken) {
			return "broken";
		}
		boolean early = step.needs().stream().anyMatch((need) -> !this.pass.entries().get(need).ready());
		if (early) {
			return "needs-first";
		}
		return step.createsResource() ? "missing" : "not-set";
	}

}
