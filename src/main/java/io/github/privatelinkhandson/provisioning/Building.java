package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CallLog;
import io.github.privatelinkhandson.blueprint.Step;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Stages;
import io.github.privatelinkhandson.stage.command.Commands;
import io.github.privatelinkhandson.stage.reachability.Analyses;

/**
 * Builds labs: every step as soon as what it needs is ready.
 */
@Component
class Building implements LabAdvance {

	private static final Logger logger = LoggerFactory.getLogger(Building.class);

	private final Labs labs;

	private final Ledger ledger;

	private final Stages stages;

	private final Analyses analyses;

	private final Commands commands;

	private final Outputs outputs;

	private final Workers workers;

	private final Clock clock;

	Building(Labs labs, Ledger ledger, Stages stages, Analyses analyses, Commands commands, Outputs outputs,
			Workers workers, Clock clock) {
		this.labs = labs;
		this.ledger = ledger;
		this.stages = stages;
		this.analyses = analyses;
		this.commands = commands;
		this.outputs = outputs;
		this.workers = workers;
		this.clock = clock;
	}

	@Override
	public boolean concerns(Lab lab) {
		return switch (lab.status()) {
			case BUILDING, WAITING -> true;
			case TEARING_DOWN, GONE -> false;
			default -> followed(lab) || this.ledger.entries(lab.id())
				.values()
				.stream()
				.anyMatch((entry) -> entry.wanted() && entry.status() != StepStatus.FAILED);
		};
	}

	@Override
	public boolean advance(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		LabRun run = new LabRun(lab, snapshot, this.ledger.entries(lab.id()));
		boolean changed = CallLog.forLab(lab.id(), () -> refresh(run, aws));
		run.observe(this.stages, this.clock.instant(), pace.multipliedBy(15));
		List<Step> startable = run.startable(this.clock.instant());
		startable.forEach((step) -> run.put(run.entries().get(step.key()).intended(this.clock.instant())));
		changed |= this.ledger.store(lab.id(), run.before(), run.entries());
		changed |= this.outputs.store(run.context());
		if (changed) {
			this.labs.changed(lab.id());
		}
		boolean acted = act(run, startable, aws, pace);
		settle(lab, run);
		return acted;
	}

	/**
	 * Shows what keeps the account from being observed at the first step that waits for
	 * it, unless it will pass.
	 */
	@Override
	public void hindered(Lab lab, AwsFailure failure) {
		if (!failure.passing()) {
			LabRun run = new LabRun(lab, new Snapshot(lab.account(), lab.region(), this.clock.instant(), List.of()),
					this.ledger.entries(lab.id()));
			run.firstUnready()
				.ifPresent((step) -> this.ledger.change(lab.id(), step.key(),
						(entry) -> entry.failed(failure.code(), failure.message())));
			this.labs.change(lab.id(), (
					now) -> now.status().working() && now.goal() == lab.goal() && now.status() != LabStatus.TEARING_DOWN
							? now.reached(LabStatus.FAILED) : now);
		}
	}

	private boolean refresh(LabRun run, AwsClients aws) {
		boolean ended = this.analyses.refresh(run.context(), aws);
		return this.commands.refresh(run.lab().id(), aws) || ended;
	}

	private boolean act(LabRun run, List<Step> steps, AwsClients aws, Duration pace) {
		StageContext context = run.context();
		List<CompletableFuture<LedgerEntry>> answers = steps.stream()
			.map((step) -> this.workers.submit(
					() -> CallLog.forLab(run.lab().id(), () -> act(run.entries().get(step.key()), context, aws, pace))))
			.toList();
		answers.forEach((answer) -> run.put(answer.join()));
		if (!steps.isEmpty()) {
			this.labs.changed(run.lab().id());
		}
		return !steps.isEmpty();
	}

	/**
	 * Asks AWS for one step. Its intent is stored already; so is, at once, what AWS
	 * answers.
	 */
	private LedgerEntry act(LedgerEntry intended, StageContext context, AwsClients aws, Duration pace) {
		LedgerEntry answer;
		try {
			String id = this.stages.action(intended.step()).act(context, aws);
			logger.info("Lab {}: step {} asked for, id {}", context.lab().id(), intended.step(), id);
			answer = intended.answered(id, this.clock.instant());
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex).afterCreation();
			logger.info("Lab {}: step {} refused: {} {}", context.lab().id(), intended.step(), failure.code(),
					failure.message());
			answer = intended.refused(failure, this.clock.instant(), pace);
		}
		this.ledger.store(context.lab().id(), Map.of(intended.step(), intended), Map.of(answer.step(), answer));
		return answer;
	}

	private void settle(Lab lab, LabRun run) {
		LabStatus reached = run.status();
		this.labs.change(lab.id(),
				(now) -> (now.status() == lab.status() && now.goal() == lab.goal() && now.status() != reached)
						? now.reached(reached) : now);
	}

	private boolean followed(Lab lab) {
		return this.analyses.anyRunning(lab.id()) || this.commands.anyRunning(lab.id());
	}

}
