package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Pages of a lab's walk through the stages. Opening a page starts nothing.
 */
@Controller
@RequestMapping("/labs/{lab}")
class WizardController {

	private final LabPages pages;

	private final LabCommands commands;

	private final LabQueries queries;

	private final LabLeases leases;

	WizardController(LabPages pages, LabCommands commands, LabQueries queries, LabLeases leases) {
		this.pages = pages;
		this.commands = commands;
		this.queries = queries;
		this.leases = leases;
	}

	@GetMapping
	String current(@PathVariable String lab) {
		LabView view = this.queries.view(lab);
		return view.isTakenDown() ? Redirects.teardown(view.id()) : Redirects.stage(view.id(), view.currentStage());
	}

	@GetMapping("/stages/{stage}")
	String stage(@PathVariable String lab, @PathVariable StageKey stage, Model model) {
		model.addAttribute("page", this.pages.stage(lab, stage));
		return "lab/stage";
	}

	@GetMapping("/stages/{stage}/check")
	String check(@PathVariable String lab, @PathVariable StageKey stage, Model model) {
		model.addAttribute("page", this.pages.stage(lab, stage));
		model.addAttribute("checks", this.commands.check(lab, stage));
		return "lab/check";
	}

	/**
	 * Shows what has been changed or deleted by hand, in all stages at once.
	 */
	@GetMapping("/check")
	String check(@PathVariable String lab, Model model) {
		List<CheckedStep> checks = this.commands.check(lab);
		model.addAttribute("lab", this.queries.view(lab));
		model.addAttribute("stages", CheckedStage.of(checks));
		model.addAttribute("total", checks.size());
		model.addAttribute("bad", checks.stream().filter((check) -> !check.ok()).count());
		return "lab/lab-check";
	}

	@LabOperation(LabOperation.Kind.REPAIR)
	@PostMapping("/repair")
	String repair(@PathVariable String lab, RedirectAttributes attributes) {
		this.commands.repair(lab);
		return Redirects.stage(lab, this.queries.view(lab).currentStage(), attributes, "repair");
	}

	@LabOperation(LabOperation.Kind.BUILD_STAGE)
	@PostMapping("/stages/{stage}")
	String build(@PathVariable String lab, @PathVariable StageKey stage, RedirectAttributes attributes) {
		this.commands.buildStage(lab, stage);
		return Redirects.stage(lab, stage, attributes, "build");
	}

	/**
	 * Builds anew what a check has found missing or changed, and corrects what is wrong,
	 * in this stage and in those before it.
	 */
	@LabOperation(LabOperation.Kind.REPAIR)
	@PostMapping("/stages/{stage}/repair")
	String repair(@PathVariable String lab, @PathVariable StageKey stage, RedirectAttributes attributes) {
		this.commands.repair(lab, stage);
		return Redirects.stage(lab, stage, attributes, "repair");
	}

	@LabOperation(LabOperation.Kind.CANCEL)
	@PostMapping("/cancel")
	String cancel(@PathVariable String lab, RedirectAttributes attributes) {
		this.commands.cancel(lab);
		return Redirects.stage(lab, this.queries.view(lab).currentStage(), attributes, "cancel");
	}

	@LabOperation(LabOperation.Kind.RUN)
	@PostMapping("/run")
	String run(@PathVariable String lab, RedirectAttributes attributes) {
		this.commands.run(lab, StageKey.CONNECTION);
		return Redirects.stage(lab, this.queries.view(lab).currentStage(), attributes, "run");
	}

	@LabOperation(LabOperation.Kind.EXTEND)
	@PostMapping("/extend")
	String extend(@PathVariable String lab, RedirectAttributes attributes) {
		this.leases.extend(lab, Duration.ofHours(1));
		return Redirects.stage(lab, this.queries.view(lab).currentStage(), attributes, "extend");
	}

}
