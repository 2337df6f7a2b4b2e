package io.github.privatelinkhandson.wizard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.provisioning.Provisioning;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.wizard.diagram.Diagram;

/**
 * Gathers what the pages of a lab show.
 */
@Service
class LabPages {

	private static final Set<String> TAKEN_DOWN = Set.of("tearing-down", "gone");

	private final Provisioning provisioning;

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

	private final StepDurations durations;

	LabPages(Provisioning provisioning, PathAnalyses analyses, InstanceCommands commands, StepDurations durations) {
		this.provisioning = provisioning;
		this.analyses = analyses;
		this.commands = commands;
		this.durations = durations;
	}

	StagePage stage(String id, StageKey key) {
		LabView lab = this.provisioning.view(id);
		List<AnalysisView> analyses = this.analyses.all(id);
		List<CommandView> commands = this.commands.all(id);
		List<StepRow> rows = rows(lab, key);
		Progress progress = Progress.of(rows, this.durations.remaining(lab, lab.stage(key.key()).steps()));
		return new StagePage(lab, key, rows, progress, this.durations.speed(lab), Diagram.of(lab, analyses),
				AnalysisHistory.of(lab, analyses), ConnectionChecks.of(lab, analyses, commands), commands);
	}

	Diagram drawing(LabView lab) {
		return Diagram.of(lab, this.analyses.all(lab.id()));
	}

	/**
	 * The stage that a lab has come to: the first that is not done, or the last.
	 */
	static StageKey current(LabView lab) {
		return lab.stages()
			.stream()
			.filter((stage) -> !stage.status().equals("done"))
			.findFirst()
			.flatMap((stage) -> StageKey.of(stage.key()))
			.orElse(StageKey.CONNECTION);
	}

	static boolean takenDown(LabView lab) {
		return TAKEN_DOWN.contains(lab.status());
	}

	private List<StepRow> rows(LabView lab, StageKey key) {
		Map<String, PlannedStep> plan = this.provisioning.plan(lab.id(), key)
			.stream()
			.collect(Collectors.toMap(PlannedStep::step, Function.identity()));
		return lab.stage(key.key()).steps().stream().map((step) -> row(lab, step, plan.get(step.key()))).toList();
	}

	private StepRow row(LabView lab, LabView.Step step, PlannedStep plan) {
		return new StepRow(step, plan, this.durations.elapsed(step),
				this.durations.typical(lab, Blueprint.step(step.key()).typical()), awaited(lab, step).orElse(null));
	}

	private static Optional<LabView.Step> awaited(LabView lab, LabView.Step step) {
		return lab.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((other) -> other.key().equals(step.waitingFor()))
			.findFirst();
	}

}
