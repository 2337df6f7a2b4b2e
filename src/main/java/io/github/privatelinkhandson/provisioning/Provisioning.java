package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Stages;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;

/**
 * What can be asked of a lab: to be built, looked at, checked and tried out.
 */
@Service
public class Provisioning {

	private final Labs labs;

	private final Ledger ledger;

	private final LabViews views;

	private final Stages stages;

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

	private final AwsClientFactory clients;

	private final ReconcileScheduler scheduler;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Provisioning(Labs labs, Ledger ledger, LabViews views, Stages stages, PathAnalyses analyses,
			InstanceCommands commands, AwsClientFactory clients, ReconcileScheduler scheduler,
			ApplicationEventPublisher events, Clock clock) {
		this.labs = labs;
		this.ledger = ledger;
		this.views = views;
		this.stages = stages;
		this.analyses = analyses;
		this.commands = commands;
		this.clients = clients;
		this.scheduler = scheduler;
		this.events = events;
		this.clock = clock;
	}

	public LabView view(String lab) {
		return this.views.view(this.labs.get(lab));
	}

	/**
	 * All labs, newest first.
	 */
	public List<LabView> views() {
		return this.labs.all().stream().map(this.views::view).toList();
	}

	/**
	 * Builds a stage, or goes on with it after a failure.
	 * @throws ConflictException with code {@code stage-locked} if the stages before it
	 * are not done
	 */
	public void buildStage(String lab, StageKey stage) {
		Map<String, LedgerEntry> entries = this.ledger.entries(lab);
		stage.previous().filter((previous) -> !LabViews.done(previous, entries)).ifPresent((previous) -> {
			this.labs.get(lab).requireStanding("build");
			throw new ConflictException("stage-locked",
					"Stage " + stage + " cannot be built before stage " + previous + " is done");
		});
		run(lab, stage);
	}

	/**
	 * Builds every stage up to that one, as parallel as possible; goes on after failures.
	 * @throws ConflictException if the lab is being or has been taken down
	 */
	public void run(String lab, StageKey through) {
		this.labs.get(lab).requireStanding("build");
		this.ledger.change(lab, Blueprint.through(through).stream().map(Step::key).toList(), LedgerEntry::renewed);
		this.scheduler.wake(this.labs.change(lab, (now) -> now.buildThrough(through)));
	}

	/**
	 * Builds one step and whatever it needs, however far the lab is to be built
	 * otherwise. Analyses that only show something before a step are not waited for.
	 * @throws IllegalArgumentException if there is no such step
	 * @throws ConflictException if the lab is being or has been taken down; with code
	 * {@code analysis-running} if an analysis is still running, which a fix would spoil
	 */
	public void buildStep(String lab, String step) {
		Set<String> steps = Blueprint.needed(step);
		Lab found = this.labs.get(lab);
		found.requireStanding("build");
		Map<String, LedgerEntry> entries = this.ledger.entries(lab);
		if (steps.stream().anyMatch((each) -> each.startsWith("fix-") && !entries.get(each).ready())) {
			requireNoneRunning(lab);
		}
		this.ledger.change(lab, steps, LedgerEntry::want);
		this.scheduler.wake(found);
	}

	/**
	 * Stops what is being done with a lab; what AWS was asked for already it goes on
	 * with, and is looked at until it is settled.
	 * @throws ConflictException if nothing is being done
	 */
	public void cancel(String lab) {
		Map<String, LedgerEntry> entries = this.ledger.entries(lab);
		StageKey reached = Arrays.stream(StageKey.values())
			.takeWhile((stage) -> LabViews.done(stage, entries))
			.reduce((first, second) -> second)
			.orElse(null);
		this.scheduler.wake(this.labs.change(lab, (now) -> now.cancel(reached)));
	}

	/**
	 * The steps that a stage will take.
	 */
	public List<PlannedStep> plan(String lab, StageKey stage) {
		Lab found = this.labs.get(lab);
		StageContext context = context(found, nothing(found));
		return Blueprint.steps(stage).stream().map((step) -> planned(found, step, context)).toList();
	}

	/**
	 * Looks at the account anew and says of each step of a stage whether it is there.
	 * @throws ConflictException if the lab is being or has been taken down
	 */
	public List<CheckedStep> check(String lab, StageKey stage) {
		return check(lab, (check) -> check.check(stage));
	}

	/**
	 * Looks at the account anew and says of each step whether it is there, of all stages
	 * as far as the lab has come.
	 * @throws ConflictException if the lab is being or has been taken down
	 */
	public List<CheckedStep> check(String lab) {
		return check(lab, StepChecks::checkAll);
	}

	/**
	 * Builds anew whatever is missing or was changed, as far as the lab has come.
	 * @throws ConflictException with code {@code nothing-built} if nothing of it was ever
	 * built
	 */
	public void repair(String lab) {
		Lab found = this.labs.get(lab);
		found.requireStanding("repair");
		run(lab, new BuildPass(found, nothing(found), this.ledger.entries(lab)).begun()
			.orElseThrow(() -> new ConflictException("nothing-built", "Nothing of lab " + lab + " has been built")));
	}

	/**
	 * Applies one of the two fixes.
	 * @param fix {@code nlb-security-group} or {@code cross-zone}
	 * @throws ConflictException with code {@code stage-locked} if there is no NLB yet,
	 * {@code analysis-running} if an analysis is still running, which the fix would spoil
	 */
	public void fix(String lab, String fix) {
		Lab found = this.labs.get(lab);
		found.requireStanding("fix");
		requireReady(lab, "nlb", "fix " + fix);
		requireNoneRunning(lab);
		want(found, "fix-" + fix);
	}

	/**
	 * Analyses the path from EC2-A to EC2-B: at once with the console's own engine; with
	 * Reachability Analyzer the answer is to be followed.
	 * @throws ConflictException with code {@code stage-locked} if the instances are not
	 * there yet, {@code analysis-running} if an analysis is still running
	 */
	public AnalysisView analyze(String lab, AnalysisEngine with) {
		Lab found = this.labs.get(lab);
		found.requireStanding("analyse");
		requireReady(lab, "ec2-a", "analyse");
		requireReady(lab, "ec2-b", "analyse");
		if (with == AnalysisEngine.LOCAL) {
			return this.analyses.local(context(found, this.scheduler.observe(found)));
		}
		requireNoneRunning(lab);
		AnalysisView analysis = this.analyses.queue(context(found, nothing(found)));
		want(found, "path");
		return analysis;
	}

	/**
	 * Runs a command on one of the lab's instances.
	 * @param on {@code EC2-A} or {@code EC2-B}
	 * @throws ConflictException with code {@code stage-locked} if Systems Manager does
	 * not manage that instance yet
	 */
	public CommandView command(String lab, String on, String command) {
		Lab found = this.labs.get(lab);
		found.requireStanding("run commands");
		String side = on.equals("EC2-A") ? "a" : "b";
		requireReady(lab, "managed-" + side, "run commands on " + on);
		CommandView sent = ApiCallLog.forLab(lab, () -> this.commands.send(lab, null, on,
				this.ledger.ids(lab).get("ec2-" + side), List.of(command), clients(found).once()));
		this.labs.changed(lab);
		this.scheduler.wake(found);
		return sent;
	}

	private List<CheckedStep> check(String lab, Function<StepChecks, List<CheckedStep>> what) {
		Lab found = this.labs.get(lab);
		found.requireStanding("check");
		BuildPass pass = new BuildPass(found, this.scheduler.observe(found), this.ledger.entries(lab));
		List<CheckedStep> checked = what
			.apply(new StepChecks(pass, this.stages, clients(found), this.clock.instant(), this.scheduler.pace(found)));
		this.ledger.store(lab, pass.before(), pass.entries().values());
		this.scheduler.wake(found);
		this.events.publishEvent(new LabChecked(lab, checked));
		return checked;
	}

	private void want(Lab lab, String step) {
		this.ledger.change(lab.id(), List.of(step), LedgerEntry::want);
		this.scheduler.wake(lab);
	}

	private void requireReady(String lab, String step, String what) {
		if (!this.ledger.entries(lab).get(step).ready()) {
			throw new ConflictException("stage-locked",
					"Cannot " + what + " before " + Blueprint.step(step).name() + " is there");
		}
	}

	private void requireNoneRunning(String lab) {
		if (this.analyses.anyRunning(lab)) {
			throw new ConflictException("analysis-running", "An analysis of lab " + lab + " is still running");
		}
	}

	private PlannedStep planned(Lab lab, Step step, StageContext context) {
		return new PlannedStep(step.key(), step.type(), lab.name(step.name()), step.needs(),
				this.stages.command(step.key(), context).orElse(null), step.typical().toSeconds(),
				step.price().hourly(lab.region()), step.price().once(lab.region()));
	}

	private AwsClients clients(Lab lab) {
		return this.clients.clients(lab.mode(), lab.account(), lab.region());
	}

	private Snapshot nothing(Lab lab) {
		return new Snapshot(lab.account(), lab.region(), this.clock.instant(), List.of());
	}

	private StageContext context(Lab lab, Snapshot snapshot) {
		return new BuildPass(lab, snapshot, this.ledger.entries(lab.id())).context();
	}

}
