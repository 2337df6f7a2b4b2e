package io.github.privatelinkhandson.simulator.ssm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.CommandPluginStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * ListCommands, ListCommandInvocations and GetCommandInvocation.
 */
@Component
class InvocationOperations implements Operations {

	private static final int MAX_PLUGIN_OUTPUT = 2500;

	private static final int PAGE = 50;

	GetCommandInvocationResponse getCommandInvocation(GetCommandInvocationRequest request, Call call) {

		if (request.pluginName() != null && !request.pluginName().equals(InvocationRun.PLUGIN)) {
			throw AwsError.of("InvalidPluginName", "");
		}
		return call.find(ResourceTypes.COMMAND_INVOCATION, InvocationRun.id(request.commandId(), request.instanceId()))
			.map((resource) -> new InvocationRun(call, resource))
			.filter(InvocationRun::visible)
			.map(InvocationRun::model)
			.orElseThrow(() -> AwsError.of("InvocationDoesNotExist", ""));
	}

	Page<CommandInvocation> listCommandInvocations(ListCommandInvocationsRequest request, Call call) {
		boolean details = Boolean.TRUE.equals(request.details());
		List<CommandInvocation> invocations = runs(call, request.commandId(), request.instanceId()).stream()
			.filter((run) -> passes(run, request.filters()))
			.map((run) -> invocation(run, details))
			.toList();
		return Pages.of(invocations, request, PAGE);
	}

	Page<Command> listCommands(ListCommandsRequest request, Call call) {
		Map<String, List<InvocationRun>> byCommand = new LinkedHashMap<>();
		runs(call, request.commandId(), request.instanceId()).stream()
			.filter((run) -> passes(run, request.filters()))
			.forEach((run) -> byCommand.computeIfAbsent(run.resource().model().commandId(), (id) -> new ArrayList<>())
				.add(run));
		List<Command> commands = byCommand.keySet().stream().map((id) -> command(runs(call, id, null))).toList();
		return Pages.of(commands, request, PAGE);
	}

	void cancelCommand(CancelCommandRequest request, Call call) {
		List<InvocationRun> runs = runs(call, request.commandId(), null);
		if (runs.isEmpty()) {
			throw AwsError.of("InvalidCommandId", "");
		}
		runs.stream()
			.filter((run) -> request.instanceIds().isEmpty()
					|| request.instanceIds().contains(run.resource().model().instanceId()))
			.forEach(InvocationRun::cancel);
	}

	/**
	 * The newest first, as Systems Manager lists them.
	 */
	private List<InvocationRun> runs(Call call, @Nullable String commandId, @Nullable String instanceId) {
		List<InvocationRun> runs = new ArrayList<>(call.stream(ResourceTypes.COMMAND_INVOCATION)
			.map((resource) -> new InvocationRun(call, resource))
			.filter((run) -> commandId == null || commandId.equals(run.resource().model().commandId()))
			.filter((run) -> instanceId == null || instanceId.equals(run.resource().model().instanceId()))
			.toList());
		Collections.reverse(runs);
		return runs;
	}

	private static boolean passes(InvocationRun run, List<CommandFilter> filters) {
		return filters.stream().allMatch((filter) -> switch (filter.keyAsString()) {
			case "Status" -> run.status().toString().equals(filter.value());
			case "DocumentName" -> run.resource().model().documentName().equals(filter.value());
			default ->
				throw AwsError.of("InvalidFilterKey", "The specified key is not valid: %s", filter.keyAsString());
		});
	}

	private static CommandInvocation invocation(InvocationRun run, boolean details) {
		return Models.copy(run.model(), CommandInvocation.builder())
			.instanceName("")
			.requestedDateTime(run.resource().createdAt())
			.commandPlugins(details ? List.of(plugin(run)) : List.of())
			.serviceRole("")
			.build();
	}

	private static CommandPlugin plugin(InvocationRun run) {
		String output = run.out() + (run.err().isEmpty() ? "" : "\n----------ERROR-------\n" + run.err());
		return CommandPlugin.builder()
			.name(InvocationRun.PLUGIN)
			.status(CommandPluginStatus.fromValue(run.status().toString()))
			.statusDetails(run.statusDetails())
			.responseCode(run.responseCode())
			.responseStartDateTime(run.resource().createdAt())
			.responseFinishDateTime(
					Optional.of(run).filter(InvocationRun::finished).map(InvocationRun::finishedAt).orElse(null))
			.output(output.substring(0, Math.min(MAX_PLUGIN_OUTPUT, output.length())))
			.standardOutputUrl("")
			.standardErrorUrl("")
			.outputS3BucketName("")
			.outputS3KeyPrefix("")
			.build();
	}

	private static Command command(List<InvocationRun> runs) {
		long failed = runs.stream()
			.filter((run) -> run.finished() && run.status() != CommandInvocationStatus.SUCCESS)
			.count();
		long finished = runs.stream().filter(InvocationRun::finished).count();
		CommandStatus status = status(runs, finished, failed);
		return runs.get(0)
			.command()
			.toBuilder()
			.status(status)
			.statusDetails(status.toString())
			.completedCount((int) finished)
			.errorCount((int) failed)
			.build();
	}

	private static CommandStatus status(List<InvocationRun> runs, long finished, long failed) {
		if (finished < runs.size()) {
			boolean started = runs.stream().anyMatch((run) -> run.status() != CommandInvocationStatus.PENDING);
			return started ? CommandStatus.IN_PROGRESS : CommandStatus.PENDING;
		}
		return (failed == 0) ? CommandStatus.SUCCESS
				: CommandStatus.fromValue(runs.stream()
					.map((run) -> run.status().toString())
					.filter((name) -> !name.equals("Success"))
					.findFirst()
					.orElseThrow());
	}

}
