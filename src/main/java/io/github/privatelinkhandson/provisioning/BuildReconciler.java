package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Builds labs: every step as soon as what it needs is ready.
 */
@Component
class BuildReconciler implements LabReconciler {

	private static final Logger logger = LoggerFactory.getLogger(BuildReconciler.class);

	private final Labs labs;

	private final Ledger ledger;

	private final Stages stages;

	private final TrialReconciler trials;

	private final ReconcileExecutor executor;

	private final WorkScope scope;

	private final Clock clock;

	BuildReconciler(Labs labs, Ledger ledger, Stages stages, TrialReconciler trials, ReconcileExecutor executor,
			WorkScope scope, Clock clock) {
		this.labs = labs;
		this.ledger = ledger;
		this.stages = stages;
		this.trials = trials;
		this.executor = executor;
		this.scope = scope;
		this.clock = clock;
	}

	@Override
	public List<Lab> pending(List<Lab> all) {
		List<Lab> labs = this.scope.seen(all);
		List<String> others = labs.stream().filter((lab) -> !lab.status().building()).map(Lab::id).toList();
		Set<String> followed = this.trials.running(others);
		followed.addAll(this.ledger.wanted(standing(labs)));
		followed.addAll(this.ledger.inFlight(idle(labs)));
		return labs.stream().filter((lab) -> lab.status().building() || followed.contains(lab.id())).toList();
	}

	@Override
	public LabPlan advance(Lab lab, Snapshot snapshot, AwsClients aws, PollingPolicy pace) {
		Instant now = this.clock.instant();
		if (!this.scope.has(lab)) {
			return LabPlan.at(now.plus(pace.interval()));
		}
		BuildPass pass = new BuildPass(lab, snapshot, this.ledger.entries(lab.id()));
		if (this.trials.isDue(lab, now, pace)
				&& ApiCallLog.forLab(lab.id(), () -> this.trials.follow(pass, aws, now))) {
			this.labs.changed(lab.id());
		}
		LabPlan trial = this.trials.next(lab.id(), pace).map(LabPlan::at).orElse(null);
		if (!lab.status().isActive()) {
			return (trial != null) ? trial : LabPlan.at(now.plus(pace.interval()));
		}
		pass.observe(this.stages, now, pace.soon());
		this.ledger.outputs(lab.id(), pass.outputs());
		boolean standing = this.labs.get(lab.id()).status().isActive();
		List<LedgerEntry> intended = standing ? pass.intend(this.stages, this.clock.instant(), now.minus(pace.old()))
				: List.of();
		Set<String> stored = this.ledger.store(lab.id(), pass.before(), pass.entries().values());
		List<LedgerEntry> intents = intended.stream().filter((entry) -> stored.contains(entry.step())).toList();
		act(pass, intents, aws, pace.soon());
		settle(lab, pass);
		LabPlan plan = pass.plan(this.stages, !intents.isEmpty(), this.clock.instant(), pace);
		return (trial != null) ? plan.and(trial) : plan;
	}

	private void act(BuildPass pass, List<LedgerEntry> intents, AwsClients aws, Duration pace) {
		StageContext context = pass.context();
		List<CompletableFuture<LedgerEntry>> answers = intents.stream()
			.map((intent) -> this.executor.submit(aws,
					() -> ApiCallLog.forLab(pass.lab().id(), () -> act(intent, context, aws.once(), pace))))
			.toList();
		ReconcileExecutor.await(answers).forEach(pass::put);
	}

	/**
	 * Asks AWS for one step. Its intent is stored already; so is, at once, what AWS
	 * answers.
	 */
	private LedgerEntry act(LedgerEntry intent, StageContext context, AwsClients aws, Duration pace) {
		StepAction action = this.stages.action(intent.step());
		StepState state = action.assess(context);
		LedgerEntry answer;
		try {
			if (state instanceof StepState.Wrong) {
				answer = action.correct(context, aws) ? intent.replaced()
						: intent.answered(intent.id(), this.clock.instant());
				logger.info("Lab {}: step {} corrected", context.lab().id(), intent.step());
			}
			else {
				String id = action.act(context, aws);
				logger.info("Lab {}: step {} asked for, id {}", context.lab().id(), intent.step(), id);
				answer = intent.answered(id, this.clock.instant());
			}
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex).afterCreation();
			logger.info("Lab {}: step {} refused: {} {}", context.lab().id(), intent.step(), failure.code(),
					failure.message());
			answer = (state instanceof StepState.Wrong wrong)
					? intent.uncorrected(wrong, failure, this.clock.instant(), pace)
					: intent.refused(failure, this.clock.instant(), pace);
		}
		this.ledger.record(context.lab().id(), intent, answer);
		return answer;
	}

	/**
	 * Says how far the lab has come, by the ledger as it is now, unless something else
	 * was asked of the lab in the meantime.
	 */
	private void settle(Lab lab, BuildPass pass) {
		if (pass.status() != lab.status()) {
			this.labs.change(lab.id(), (now) -> {
				LabStatus reached = pass.over(now, this.ledger.entries(lab.id())).status();
				return (unchanged(lab, now) && reached != now.status()) ? now.reached(reached) : now;
			});
		}
	}

	private static List<String> standing(List<Lab> labs) {
		return labs.stream().filter((lab) -> lab.status().isActive() && !lab.status().building()).map(Lab::id).toList();
	}

	/**
	 * Labs that are not being built, because that was stopped or has come to its end, and
	 * of which nothing is being or was to be taken down.
	 */
	private static List<String> idle(List<Lab> labs) {
		return labs.stream()
			.filter((lab) -> lab.status() == LabStatus.NEW || lab.status() == LabStatus.READY
					|| (lab.status() == LabStatus.FAILED && lab.goal() != null))
			.map(Lab::id)
			.toList();
	}

	private static boolean unchanged(Lab lab, Lab now) {
		return now.status() == lab.status() && now.goal() == lab.goal();
	}

}
