package io.github.privatelinkhandson.stage.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * A step that is a command on EC2-A or EC2-B: ready when the command has succeeded.
 *
 * @param on {@code EC2-A} or {@code EC2-B}
 * @param lines the lines of shell
 */
public record CommandStep(String step, String on, Function<StageContext, List<String>> lines,
		Commands commands) implements StepAction {

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(Commands.request(this.on, instance(context), this.lines.apply(context)));
	}

	@Override
	public StepState observe(StageContext context) {
		return context.knownId(this.step)
			.flatMap((id) -> this.commands.all(context.lab().id())
				.stream()
				.filter((command) -> id.equals(command.id()))
				.findFirst())
			.map(CommandStep::state)
			.orElseGet(StepState::absent);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		return this.commands
			.send(context.lab().id(), this.step, this.on, instance(context), this.lines.apply(context), aws)
			.id();
	}

	private String instance(StageContext context) {
		return context.id(this.on.equals("EC2-A") ? "ec2-a" : "ec2-b");
	}

	private static StepState state(CommandView command) {
		if (command.running()) {
			return StepState.waiting(command.id(), "InProgress");
		}
		return command.succeeded() ? StepState.ready(command.id()) : new StepState.Broken(command.id(), "CommandFailed",
				"exit code %s: %s".formatted(command.exitCode(), command.stderr().strip()));
	}

}
