package io.github.privatelinkhandson.wizard;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.Fix;

/**
 * Runs the analyses, fixes and commands of the last two stages, as the learner asks for
 * them.
 */
@Controller
@RequestMapping("/labs/{lab}")
class ProofController {

	private final LabCommands commands;

	ProofController(LabCommands commands) {
		this.commands = commands;
	}

	@LabOperation(LabOperation.Kind.ANALYZE)
	@PostMapping("/analyses")
	String analyse(@PathVariable String lab, @RequestParam AnalysisEngine engine, RedirectAttributes attributes) {
		this.commands.analyze(lab, engine);
		return Redirects.stage(lab, StageKey.REACHABILITY, attributes, "analysis-" + engine.key());
	}

	@LabOperation(LabOperation.Kind.FIX)
	@PostMapping("/fixes/{fix}")
	String fix(@PathVariable String lab, @PathVariable Fix fix, RedirectAttributes attributes) {
		this.commands.fix(lab, fix);
		return Redirects.stage(lab, StageKey.REACHABILITY, attributes, "fix");
	}

	@LabOperation(LabOperation.Kind.COMMAND)
	@PostMapping("/commands")
	String command(@PathVariable String lab, @RequestParam String command, RedirectAttributes attributes) {
		this.commands.command(lab, "EC2-A", command);
		return Redirects.stage(lab, StageKey.CONNECTION, attributes, "command");
	}

}
