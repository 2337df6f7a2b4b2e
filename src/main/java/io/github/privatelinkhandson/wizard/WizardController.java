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
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.Provisioning;

/**
 * A lab's walk through the stages. Opening a page starts nothing.
 */
@Controller
@RequestMapping("/labs/{lab}")
class WizardController {

	private final LabPages pages;

	private final Provisioning provisioning;

	private final LabLeases leases;

	WizardController(LabPages pages, Provisioning provisioning, LabLeases leases) {
		this.pages = pages;
		this.provisioning = provisioning;
		this.leases = leases;
	}

	@GetMapping
	String current(@PathVariable String lab) {
		LabView view = this.provisioning.view(lab);
		return LabPages.takenDown(view) ? Redirects.teardown(view.id())
				: Redirects.stage(view.id(), LabPages.current(view));
	}

	@GetMapping("/stages/{stage}")
	String stage(@PathVariable String lab, @PathVariable String stage, Model model) {
		model.addAttribute("page", this.pages.stage(lab, key(stage)));
		return "stage";
	}

	/**
	 * The parts of the page that change, for a page that follows the lab.
	 */
	@GetMapping("/stages/{stage}/live")
	String live(@PathVariable String lab, @PathVariable String stage, Model model) {
		model.addAttribute("page", this.pages.stage(lab, key(stage)));
		return "stage-live";
	}

	@GetMapping("/stages/{stage}/check")
	String check(@PathVariable String lab, @PathVariable String stage, Model model) {
		model.addAttribute("page", this.pages.stage(lab, key(stage)));
		model.addAttribute("checks", this.provisioning.check(lab, key(stage)));
		return "check";
	}

	/**
	 * What has been changed or deleted by hand, in all stages at once.
	 */
	@GetMapping("/check")
	String check(@PathVariable String lab, Model model) {
		List<CheckedStep> checks = this.provisioning.check(lab);
		model.addAttribute("lab", this.provisioning.view(lab));
		model.addAttribute("stages", CheckedStage.of(checks));
		model.addAttribute("total", checks.size());
		model.addAttribute("bad", checks.stream().filter((check) -> !check.ok()).count());
		return "lab-check";
	}

	@PostMapping("/repair")
	String repair(@PathVariable String lab, RedirectAttributes attributes) {
		this.provisioning.repair(lab);
		return Redirects.stage(lab, LabPages.current(this.provisioning.view(lab)), attributes, "repair");
	}

	@PostMapping("/stages/{stage}")
	String build(@PathVariable String lab, @PathVariable String stage, RedirectAttributes attributes) {
		this.provisioning.buildStage(lab, key(stage));
		return Redirects.stage(lab, key(stage), attributes, "build");
	}

	/**
	 * Builds anew what a check has found missing or changed, in this stage and in those
	 * before it.
	 */
	@PostMapping("/stages/{stage}/repair")
	String repair(@PathVariable String lab, @PathVariable String stage, RedirectAttributes attributes) {
		this.provisioning.run(lab, key(stage));
		return Redirects.stage(lab, key(stage), attributes, "repair");
	}

	@PostMapping("/cancel")
	String cancel(@PathVariable String lab, RedirectAttributes attributes) {
		this.provisioning.cancel(lab);
		return Redirects.stage(lab, LabPages.current(this.provisioning.view(lab)), attributes, "cancel");
	}

	@PostMapping("/run")
	String run(@PathVariable String lab, RedirectAttributes attributes) {
		this.provisioning.run(lab, StageKey.CONNECTION);
		return Redirects.stage(lab, LabPages.current(this.provisioning.view(lab)), attributes, "run");
	}

	/**
	 * The lab's bar, for a page on which nothing else changes.
	 */
	@GetMapping("/bar")
	String bar(@PathVariable String lab, Model model) {
		model.addAttribute("lab", this.provisioning.view(lab));
		return "bar";
	}

	@PostMapping("/extend")
	String extend(@PathVariable String lab, RedirectAttributes attributes) {
		this.leases.extend(lab, Duration.ofHours(1));
		return Redirects.stage(lab, LabPages.current(this.provisioning.view(lab)), attributes, "extend");
	}

	private static StageKey key(String stage) {
		return StageKey.of(stage).orElseThrow(() -> new NotFoundException("stage", stage));
	}

}
