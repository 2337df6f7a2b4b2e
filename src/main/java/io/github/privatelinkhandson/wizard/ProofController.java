package io.github.privatelinkhandson.wizard;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.Provisioning;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;

/**
 * Runs the analyses, fixes and commands of the last two stages, as the learner asks for
 * them.
 */
@Controller
@RequestMapping("/labs/{lab}")
class ProofController {

	private final Provisioning provisioning;

	ProofController(Provisioning provisioning) {
		this.provisioning = provisioning;
	}

	@PostMapping("/analyses")
	String analyse(@PathVariable String lab, @RequestParam String engine, RedirectAttributes attributes) {
		AnalysisEngine wanted = AnalysisEngine.of(engine).orElseThrow(() -> new NotFoundException("engine", engine));
		this.provisioning.analyze(lab, wanted);
		return Redirects.stage(lab, StageKey.REACHABILITY, attributes, "analysis-" + wanted.key());
	}

	@PostMapping("/fixes/{fix}")
	String fix(@PathVariable String lab, @PathVariable String fix, RedirectAttributes attributes) {
		if (!AnalysisHistory.FIXES.contains(fix)) {
			throw new NotFoundException("fix", fix);
		}
		this.provisioning.fix(lab, fix);
		return Redirects.stage(lab, StageKey.REACHABILITY, attributes, "fix");
	}

	@PostMapping("/commands")
	String command(@PathVariable String lab, @RequestParam String command, RedirectAttributes attributes) {
		this.provisioning.command(lab, "EC2-A", command);
		return Redirects.stage(lab, StageKey.CONNECTION, attributes, "command");
	}

}
