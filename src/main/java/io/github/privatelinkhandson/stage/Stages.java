package io.github.privatelinkhandson.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.CliCommand;
import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;

/**
 * The actions of all stages' steps.
 */
@Component
public class Stages {

	private final Map<String, StepAction> actions = new LinkedHashMap<>();

	/**
	 * @throws IllegalStateException if a step of the blueprint has no action
	 */
	Stages(List<Stage> services) {
		services.forEach((service) -> service.actions().forEach((action) -> this.actions.put(action.step(), action)));
		for (Step step : Blueprint.steps()) {
			if (!this.actions.containsKey(step.key())) {
				throw new IllegalStateException("No stage has an action for step " + step.key());
			}
		}
	}

	/**
	 * The AWS CLI command for a step; empty for what comes about by itself.
	 */
	public Optional<String> command(String step, StageContext context) {
		return action(step).request(context).map((request) -> CliCommand.of(request).text());
	}

	public StepAction action(String step) {
		return this.actions.get(Blueprint.step(step).key());
	}

}
