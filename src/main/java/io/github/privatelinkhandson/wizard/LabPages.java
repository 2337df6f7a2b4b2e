package io.github.privatelinkhandson.wizard;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
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

	private final LabQueries queries;

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

	private final StepDurations durations;

	LabPages(LabQueries queries, PathAnalyses analyses, InstanceCommands commands, StepDurations durations) {
		this.queries = queries;
		this.analyses = analyses;
		this.commands = commands;
		this.durations = durations;
	}

	StagePage stage(String id, StageKey key) {
		LabView lab = this.queries.view(id);
		List<AnalysisView> analyses = this.analyses.all(id);
		List<CommandView> commands = this.commands.all(id);
		List<StepRow> rows = rows(lab, key);
		Progress progress = Progress.of(rows, this.durations.remaining(lab, lab.stage(key).steps()));
		StagePage.Trials trials = new StagePage.Trials(AnalysisHistory.of(lab, analyses),
				ConnectionChecks.of(lab, analyses, commands), commands);
		return new StagePage(lab, key, rows, new StagePage.Pace(progress, this.durations.speed(lab)),
				Diagram.of(lab, analyses), trials);
	}

	Diagram drawing(LabView lab) {
		return Diagram.of(lab, this.analyses.all(lab.id()));
	}

	private List<StepRow> rows(LabView lab, StageKey key) {
		Map<String, PlannedStep> plan = this.queries.plan(lab.id(), key)
			.stream()
			.collect(Collectors.toMap(PlannedStep::step, Function.identity()));
		return lab.stage(key).steps().stream().map((step) -> row(lab, step, plan.get(step.key()))).toList();
	}

	private StepRow row(LabView lab, LabView.Step step, PlannedStep plan) {
		return new StepRow(step, plan, this.durations.elapsed(step),
				this.durations.typical(lab, Blueprint.step(step.key()).typical()),
				lab.findStep(step.waitingFor()).orElse(null));
	}

}
