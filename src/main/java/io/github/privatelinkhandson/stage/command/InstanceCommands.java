package io.github.privatelinkhandson.stage.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Runs commands on the lab's instances through Systems Manager, and keeps what came of
 * them.
 */
@Service
public class InstanceCommands {

	private static final Set<String> UNFINISHED = Set.of("Pending", "InProgress", "Delayed", "Cancelling");

	/**
	 * Time limit for waiting for a command whose sending was interrupted, or that Systems
	 * Manager does not know.
	 */
	private static final Duration WAIT_LIMIT = Duration.ofMinutes(2);

	private final CommandRepository repository;

	private final Clock clock;

	InstanceCommands(CommandRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * The request that runs lines of shell on an instance.
	 */
	static SendCommandRequest request(String on, String instanceId, List<String> lines) {
		return SendCommandRequest.builder()
			.documentName("AWS-RunShellScript")
			.instanceIds(instanceId)
			.comment(on)
			.parameters(Map.of("commands", lines))
			.build();
	}

	/**
	 * Sends a command.
	 * @param step the step that it belongs to, if any
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS refuses it; it is
	 * then kept as failed
	 */
	public CommandView send(String lab, @Nullable String step, String on, String instanceId, List<String> lines,
			AwsClients aws) {
		CommandView command = new CommandView(UUID.randomUUID().toString(), lab, step, on, instanceId, text(lines),
				null, CommandStatus.RUNNING, null, "", "", this.clock.instant());
		this.repository.insert(command);
		try {
			String commandId = aws.ssm().sendCommand(request(on, instanceId, lines)).command().commandId();
			this.repository.sent(command.id(), commandId);
			return get(lab, command.id());
		}
		catch (RuntimeException ex) {
			fail(command, AwsFailure.of(ex).message());
			throw ex;
		}
	}

	/**
	 * Asks after the lab's running commands.
	 * @return whether one of them has ended
	 */
	public boolean refresh(String lab, AwsClients aws) {
		boolean ended = false;
		for (CommandView command : this.repository.findRunning(lab)) {
			ended |= refresh(command, aws);
		}
		return ended;
	}

	/**
	 * Ends the lab's running commands, because the lab is gone.
	 * @return whether there were any
	 */
	public boolean abandon(String lab) {
		List<CommandView> running = this.repository.findRunning(lab);
		running.forEach((command) -> fail(command, "LabTakenDown"));
		return !running.isEmpty();
	}

	/**
	 * The times at which the lab's running commands were sent.
	 */
	public Stream<Instant> runningSince(String lab) {
		return this.repository.findRunning(lab).stream().map(CommandView::startedAt);
	}

	/**
	 * Those of the labs in which a command is running.
	 */
	public Set<String> running(Collection<String> labs) {
		return this.repository.findLabsWithRunning(labs);
	}

	/**
	 * @throws NotFoundException if the lab has no such command
	 */
	public CommandView get(String lab, String id) {
		return this.repository.find(lab, id).orElseThrow(() -> new NotFoundException("command", id));
	}

	/**
	 * All of the lab's commands, oldest first.
	 */
	public List<CommandView> all(String lab) {
		return this.repository.findAll(lab);
	}

	/**
	 * The newest command that ran a step's lines on that instance.
	 */
	Optional<CommandView> newest(String lab, String step, String instanceId, List<String> lines) {
		return this.repository.findNewest(lab, step, instanceId, text(lines));
	}

	private boolean refresh(CommandView command, AwsClients aws) {
		try {
			if (command.commandId() == null) {
				return giveUpIfOld(command, "The console was stopped while the command was being sent.");
			}
			GetCommandInvocationResponse invocation = aws.ssm()
				.getCommandInvocation(
						(request) -> request.commandId(command.commandId()).instanceId(command.instanceId()));
			return finishIfOver(command, invocation);
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex);
			boolean known = failure.kind() != AwsFailure.Kind.NOT_YET;
			return !(known && failure.isRetryable()) && giveUpIfOld(command, failure.message());
		}
	}

	private boolean finishIfOver(CommandView command, GetCommandInvocationResponse invocation) {
		String status = invocation.statusAsString();
		if (UNFINISHED.contains(status)) {
			return false;
		}
		CommandStatus outcome = switch (status) {
			case "Success" -> CommandStatus.SUCCEEDED;
			case "TimedOut" -> CommandStatus.TIMED_OUT;
			default -> CommandStatus.FAILED;
		};
		this.repository.finish(command.id(), outcome, invocation.responseCode(), invocation.standardOutputContent(),
				invocation.standardErrorContent());
		return true;
	}

	private boolean giveUpIfOld(CommandView command, String reason) {
		if (command.startedAt().plus(WAIT_LIMIT).isAfter(this.clock.instant())) {
			return false;
		}
		fail(command, reason);
		return true;
	}

	private void fail(CommandView command, String reason) {
		this.repository.finish(command.id(), CommandStatus.FAILED, null, "", reason);
	}

	private static String text(List<String> lines) {
		return String.join("\n", lines);
	}

}
