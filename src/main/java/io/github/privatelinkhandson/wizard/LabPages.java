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
import io.github.privatelinkhandson.stage.command.Commands;
import io.github.privatelinkhandson.stage.reachability.Analyses;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.wizard.drawing.Drawing;

/**
 * Gathers what the pages of a lab show.
 */
@Service
class LabPages {

	private static final Set<String> TAKEN_DOWN = Set.of("tearing-down", "gone");

	private final Provisioning provisioning;

	private final Analyses analyses;

	private final Commands commands;

	private final Tempo tempo;

	LabPages(Provisioning provisioning, Analyses analyses, Commands commands, Tempo tempo) {
		this.provisioning = provisioning;
		this.analyses = analyses;
		this.commands = commands;
		this.tempo = tempo;
	}

	StagePage stage(String id, StageKey key) {
		LabView lab = this.provisioning.view(id);
		List<AnalysisView> analyses = this.analyses.all(id);
		List<CommandView> commands = this.commands.all(id);
		List<StepRow> rows = rows(lab, key);
		Progress progress = Progress.of(rows, this.tempo.remaining(lab, lab.stage(key.key()).steps()));
		return new StagePage(lab, key, rows, progress, this.tempo.speed(lab), Drawing.of(lab, analyses),
				Trials.of(lab, analyses), Proofs.of(lab, analyses, commands), commands);
	}

	Drawing drawing(LabView lab) {
		return Drawing.of(lab, this.analyses.all(lab.id()));
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
		return new StepRow(step, plan, this.tempo.elapsed(step),
				this.tempo.typical(lab, Blueprint.step(step.key()).typical()), awaited(lab, step).orElse(null));
	}

	private static Optional<LabView.Step> awaited(LabView lab, LabView.Step step) {
		return lab.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((other) -> other.key().equals(step.waitingFor()))
			.findFirst();
	}

}
