package io.github.privatelinkhandson.api;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.Provisioning;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;

/**
 * Serves path analyses, fixes, and commands on a lab's instances.
 */
@RestController
@RequestMapping("/api/labs/{lab}")
class AnalysisController {

	private static final int MAX_COMMAND = 4000;

	private final Labs labs;

	private final Provisioning provisioning;

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

	AnalysisController(Labs labs, Provisioning provisioning, PathAnalyses analyses, InstanceCommands commands) {
		this.labs = labs;
		this.provisioning = provisioning;
		this.analyses = analyses;
		this.commands = commands;
	}

	@PostMapping("/analyses")
	@ResponseStatus(HttpStatus.ACCEPTED)
	AnalysisView analyze(@PathVariable String lab, @RequestBody NewAnalysis body) {
		return this.provisioning.analyze(lab, body.parsedEngine());
	}

	@GetMapping("/analyses")
	List<AnalysisView> analyses(@PathVariable String lab) {
		return this.analyses.all(this.labs.get(lab).id());
	}

	@GetMapping("/analyses/{analysis}")
	AnalysisView analysis(@PathVariable String lab, @PathVariable String analysis) {
		return this.analyses.get(this.labs.get(lab).id(), analysis);
	}

	@PostMapping("/fixes/{fix}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView fix(@PathVariable String lab, @PathVariable String fix,
			@RequestBody(required = false) LabController.Nothing body) {
		if (!Set.of("nlb-security-group", "cross-zone").contains(fix)) {
			throw new NotFoundException("fix", fix);
		}
		this.provisioning.fix(lab, fix);
		return this.provisioning.view(lab);
	}

	@PostMapping("/commands")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CommandView command(@PathVariable String lab, @RequestBody NewCommand body) {
		return this.provisioning.command(lab, body.parsedOn(), body.parsedCommand());
	}

	@GetMapping("/commands")
	List<CommandView> commands(@PathVariable String lab) {
		return this.commands.all(this.labs.get(lab).id());
	}

	@GetMapping("/commands/{command}")
	CommandView command(@PathVariable String lab, @PathVariable String command) {
		return this.commands.get(this.labs.get(lab).id(), command);
	}

	/**
	 * The request for a path analysis.
	 *
	 * @param engine {@code local} or {@code aws}
	 */
	record NewAnalysis(@Nullable String engine) {

		AnalysisEngine parsedEngine() {
			return AnalysisEngine.of(String.valueOf(this.engine))
				.orElseThrow(() -> new IllegalArgumentException("engine is local or aws, not " + this.engine));
		}

	}

	/**
	 * The request for a command.
	 *
	 * @param on {@code EC2-A} or {@code EC2-B}
	 */
	record NewCommand(@Nullable String on, @Nullable String command) {

		String parsedOn() {
			if (!"EC2-A".equals(this.on) && !"EC2-B".equals(this.on)) {
				throw new IllegalArgumentException("on is EC2-A or EC2-B, not " + this.on);
			}
			return this.on;
		}

		String parsedCommand() {
			if (this.command == null || this.command.isBlank() || this.command.length() > MAX_COMMAND) {
				throw new IllegalArgumentException("command is 1 to " + MAX_COMMAND + " characters long");
			}
			return this.command;
		}

	}

}
