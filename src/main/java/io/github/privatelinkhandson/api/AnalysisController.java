package io.github.privatelinkhandson.api;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.Fix;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;

/**
 * Serves path analyses, fixes, and commands on a lab's instances.
 */
@RestController
@RequestMapping("/api/labs/{lab}")
class AnalysisController {

	private static final int MAX_COMMAND = 4000;

	private final Labs labs;

	private final LabCommands commands;

	private final LabQueries queries;

	private final PathAnalyses analyses;

	private final InstanceCommands instanceCommands;

	AnalysisController(Labs labs, LabCommands commands, LabQueries queries, PathAnalyses analyses,
			InstanceCommands instanceCommands) {
		this.labs = labs;
		this.commands = commands;
		this.queries = queries;
		this.analyses = analyses;
		this.instanceCommands = instanceCommands;
	}

	@LabOperation(LabOperation.Kind.ANALYZE)
	@PostMapping("/analyses")
	@ResponseStatus(HttpStatus.ACCEPTED)
	AnalysisView analyze(@PathVariable String lab, @RequestBody NewAnalysis body) {
		return this.commands.analyze(lab, body.requiredEngine());
	}

	@GetMapping("/analyses")
	List<AnalysisView> analyses(@PathVariable String lab) {
		return this.analyses.all(this.labs.get(lab).id());
	}

	@GetMapping("/analyses/{analysis}")
	AnalysisView analysis(@PathVariable String lab, @PathVariable String analysis) {
		return this.analyses.get(this.labs.get(lab).id(), analysis);
	}

	@LabOperation(LabOperation.Kind.FIX)
	@PostMapping("/fixes/{fix}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView fix(@PathVariable String lab, @PathVariable Fix fix,
			@RequestBody(required = false) LabController.Nothing body) {
		this.commands.fix(lab, fix);
		return this.queries.view(lab);
	}

	@LabOperation(LabOperation.Kind.COMMAND)
	@PostMapping("/commands")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CommandView command(@PathVariable String lab, @RequestBody NewCommand body) {
		return this.commands.command(lab, body.parsedOn(), body.parsedCommand());
	}

	@GetMapping("/commands")
	List<CommandView> commands(@PathVariable String lab) {
		return this.instanceCommands.all(this.labs.get(lab).id());
	}

	@GetMapping("/commands/{command}")
	CommandView command(@PathVariable String lab, @PathVariable String command) {
		return this.instanceCommands.get(this.labs.get(lab).id(), command);
	}

	/**
	 * A path analysis to be run.
	 */
	record NewAnalysis(@Nullable AnalysisEngine engine) {

		AnalysisEngine requiredEngine() {
			if (this.engine == null) {
				throw new IllegalArgumentException("engine is local or aws, not null");
			}
			return this.engine;
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
