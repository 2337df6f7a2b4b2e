package io.github.privatelinkhandson.stage.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * A step that is a command on EC2-A or EC2-B: ready when the command has succeeded.
 *
 * @param instance the step of EC2-A or EC2-B
 * @param lines the lines of shell
 */
public record CommandStep(Step step, Step instance, Function<StageContext, List<String>> lines,
		InstanceCommands commands) implements StepAction {

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional
			.of(InstanceCommands.request(this.instance.name(), context.id(this.instance), this.lines.apply(context)));
	}

	@Override
	public StepState observe(StageContext context) {
		return context.knownId(this.instance)
			.flatMap((id) -> this.commands.newest(context.lab().id(), this.step.key(), id, this.lines.apply(context)))
			.filter((command) -> counts(command, context))
			.map(CommandStep::state)
			.orElseGet(StepState::absent);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		return this.commands
			.send(context.lab().id(), this.step.key(), this.instance.name(), context.id(this.instance),
					this.lines.apply(context), aws)
			.id();
	}

	/**
	 * Returns whether the command is the one in the ledger, or can take its place: one
	 * that was sent when the console was stopped.
	 */
	private boolean counts(CommandView command, StageContext context) {
		boolean known = context.knownId(this.step).filter(command.id()::equals).isPresent();
		return known || command.succeeded() || (command.running() && command.commandId() != null);
	}

	private static StepState state(CommandView command) {
		if (command.running()) {
			return StepState.waiting(command.id(), "InProgress");
		}
		return command.succeeded() ? StepState.ready(command.id()) : new StepState.Broken(command.id(), "CommandFailed",
				"ResponseCode: %s; %s".formatted(command.exitCode(), command.stderr().strip()));
	}

}
