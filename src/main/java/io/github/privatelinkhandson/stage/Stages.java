package io.github.privatelinkhandson.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CliCommand;

/**
 * The actions of all stages' steps.
 */
@Component
public class Stages {

	private final List<Stage> stages;

	private final Map<String, StepAction> actions = new LinkedHashMap<>();

	/**
	 * @throws IllegalStateException if a stage has a step without an action, or an action
	 * without a step
	 */
	Stages(List<Stage> stages) {
		this.stages = List.copyOf(stages);
		for (Stage stage : stages) {
			stage.actions().forEach((action) -> this.actions.put(action.step().key(), action));
			Set<Step> steps = Set.copyOf(stage.steps());
			Set<Step> acting = stage.actions().stream().map(StepAction::step).collect(Collectors.toSet());
			if (!steps.equals(acting)) {
				throw new IllegalStateException(
						"Stage " + stage.stage() + " declares the steps " + steps + " and has actions for " + acting);
			}
		}
	}

	/**
	 * The AWS CLI command for a step; empty for what comes about by itself.
	 */
	public Optional<String> command(String step, StageContext context) {
		return action(step).request(context).map((request) -> CliCommand.of(request).text());
	}

	/**
	 * Returns the action of a step.
	 * @throws IllegalArgumentException if there is no step of that key
	 */
	public StepAction action(String step) {
		StepAction action = this.actions.get(step);
		if (action == null) {
			throw new IllegalArgumentException("No stage has a step " + step);
		}
		return action;
	}

	/**
	 * Returns whether an account already has a resource with one of those names of the
	 * hands-on that only one resource of an account can have.
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not say
	 */
	public boolean namesTaken(AwsClients aws) {
		return this.stages.stream().anyMatch((stage) -> stage.namesTaken(aws));
	}

}
