package io.github.privatelinkhandson.stage.blueprint;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CliCommand;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;

/**
 * The actions of all stages' steps.
 */
@Component
@NamedInterface("blueprint")
public class Stages {

	private final List<Stage> stages;

	private final Map<String, StepAction> actions = new LinkedHashMap<>();

	private final Map<String, StageKey> firstUses = new HashMap<>();

	/**
	 * @throws IllegalStateException if the blueprint has a step without an action, or a
	 * stage an action without a step
	 */
	Stages(List<Stage> stages) {
		this.stages = List.copyOf(stages);
		stages.stream()
			.flatMap((stage) -> stage.actions().stream())
			.forEach((action) -> this.actions.put(action.step().key(), action));
		Set<Step> acting = this.actions.values().stream().map(StepAction::step).collect(Collectors.toSet());
		if (!acting.equals(Set.copyOf(Blueprint.steps()))) {
			throw new IllegalStateException(
					"The blueprint has the steps " + Blueprint.steps() + " and the stages actions for " + acting);
		}
		Blueprint.steps()
			.forEach((step) -> action(step.key()).request(StageContext.standIn())
				.ifPresent((request) -> this.firstUses.merge(CliCommand.of(request).operation(), step.stage(),
						BinaryOperator.minBy(Comparator.naturalOrder()))));
	}

	/**
	 * Returns the first stage with a step that is a call of the operation; empty if it
	 * belongs to no stage.
	 */
	public Optional<StageKey> stage(String operation) {
		return Optional.ofNullable(this.firstUses.get(operation));
	}

	/**
	 * The AWS CLI command for a step; empty for what comes about by itself.
	 */
	public Optional<String> command(String step, StageContext context) {
		return action(step).request(context).map((request) -> CliCommand.of(request).text());
	}

	/**
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
	 * @throws SdkException if AWS does not say
	 */
	public boolean namesTaken(AwsClients aws) {
		return this.stages.stream().flatMap((stage) -> stage.uniquelyNamed(aws).stream()).anyMatch(Stages::exists);
	}

	private static boolean exists(Supplier<?> read) {
		try {
			read.get();
			return true;
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() == AwsFailure.Kind.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

}
