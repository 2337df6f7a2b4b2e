package io.github.privatelinkhandson.provisioning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.Fix;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.stage.reachability.ReachabilityBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Takes orders for a lab: to be built, checked, repaired and tried out.
 */
@Service
public class LabCommands {

	private final Labs labs;

	private final Ledger ledger;

	private final LabInspection inspection;

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

	private final ReconcileScheduler scheduler;

	LabCommands(Labs labs, Ledger ledger, LabInspection inspection, PathAnalyses analyses, InstanceCommands commands,
			ReconcileScheduler scheduler) {
		this.labs = labs;
		this.ledger = ledger;
		this.inspection = inspection;
		this.analyses = analyses;
		this.commands = commands;
		this.scheduler = scheduler;
	}

	/**
	 * Builds a stage, or goes on with it after a failure.
	 * @throws ConflictException with code {@code stage-locked} if the stages before it
	 * are not done
	 */
	public void buildStage(String lab, StageKey stage) {
		Map<String, LedgerEntry> entries = this.ledger.entries(lab);
		stage.previous().filter((previous) -> !LabViews.done(previous, entries)).ifPresent((previous) -> {
			this.labs.get(lab).requireActive("build");
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
		this.labs.get(lab).requireActive("build");
		run(lab, through, LedgerEntry::retry);
	}

	private void run(String lab, StageKey through, UnaryOperator<LedgerEntry> begin) {
		this.ledger.change(lab, Blueprint.through(through).stream().map(Step::key).toList(), begin);
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
		found.requireActive("build");
		Map<String, LedgerEntry> entries = this.ledger.entries(lab);
		if (Arrays.stream(Fix.values())
			.map(Fix::step)
			.anyMatch((fix) -> steps.contains(fix) && !entries.get(fix).ready())) {
			requireNoneRunning(lab);
		}
		this.ledger.change(lab, steps, LedgerEntry::request);
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
	 * Builds anew whatever is missing or was changed, and corrects what is wrong, as far
	 * as the lab has come.
	 * @throws ConflictException with code {@code nothing-built} if nothing of it was ever
	 * built
	 */
	public void repair(String lab) {
		Lab found = this.labs.get(lab);
		found.requireActive("repair");
		run(lab, this.inspection.unseen(found)
			.begun()
			.orElseThrow(() -> new ConflictException("nothing-built", "Nothing of lab " + lab + " has been built")),
				LedgerEntry::repair);
	}

	/**
	 * Builds anew whatever is missing or was changed in that stage and those before it,
	 * and corrects what is wrong there.
	 * @throws ConflictException if the lab is being or has been taken down
	 */
	public void repair(String lab, StageKey through) {
		this.labs.get(lab).requireActive("repair");
		run(lab, through, LedgerEntry::repair);
	}

	/**
	 * Applies one of the two fixes.
	 * @throws ConflictException with code {@code stage-locked} if there is no NLB yet,
	 * {@code analysis-running} if an analysis is still running, which the fix would spoil
	 */
	public void fix(String lab, Fix fix) {
		Lab found = this.labs.get(lab);
		found.requireActive("fix");
		requireReady(lab, LoadBalancerBlueprint.NLB, "fix " + fix);
		requireNoneRunning(lab);
		want(found, fix.step());
	}

	/**
	 * Analyses the path from EC2-A to EC2-B: at once with the console's own engine; with
	 * Reachability Analyzer the answer is to be followed.
	 * @throws ConflictException with code {@code stage-locked} if the instances are not
	 * there yet, {@code analysis-running} if an analysis is still running
	 */
	public AnalysisView analyze(String lab, AnalysisEngine with) {
		Lab found = this.labs.get(lab);
		found.requireActive("analyse");
		requireReady(lab, ServersBlueprint.EC2_A, "analyse");
		requireReady(lab, ServersBlueprint.EC2_B, "analyse");
		if (with == AnalysisEngine.LOCAL) {
			return this.analyses.local(this.inspection.network(found));
		}
		requireNoneRunning(lab);
		AnalysisView analysis = this.analyses.queue(this.inspection.unseen(found).context());
		want(found, ReachabilityBlueprint.PATH.key());
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
		found.requireActive("run commands");
		boolean consumer = on.equals(ServersBlueprint.EC2_A.name());
		Step instance = consumer ? ServersBlueprint.EC2_A : ServersBlueprint.EC2_B;
		requireReady(lab, consumer ? ServersBlueprint.MANAGED_A : ServersBlueprint.MANAGED_B, "run commands on " + on);
		CommandView sent = ApiCallLog.forLab(lab, () -> this.commands.send(lab, null, on,
				this.ledger.ids(lab).get(instance.key()), List.of(command), this.inspection.clients(found).once()));
		this.labs.changed(lab);
		this.scheduler.wake(found);
		return sent;
	}

	private List<CheckedStep> check(String lab, Function<StepChecks, List<CheckedStep>> what) {
		Lab found = this.labs.get(lab);
		found.requireActive("check");
		return this.inspection.check(found, what);
	}

	private void want(Lab lab, String step) {
		this.ledger.change(lab.id(), List.of(step), LedgerEntry::request);
		this.scheduler.wake(lab);
	}

	private void requireReady(String lab, Step step, String what) {
		if (!this.ledger.entries(lab).get(step.key()).ready()) {
			throw new ConflictException("stage-locked", "Cannot " + what + " before " + step.name() + " is there");
		}
	}

	private void requireNoneRunning(String lab) {
		if (this.analyses.anyRunning(lab)) {
			throw new ConflictException("analysis-running", "An analysis of lab " + lab + " is still running");
		}
	}

}
