package io.github.privatelinkhandson.simulator.ssm;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.Target;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.shell.Host;
import io.github.privatelinkhandson.simulator.shell.Shell;
import io.github.privatelinkhandson.simulator.shell.ShellResult;

/**
 * SendCommand. What the commands do is done at once; what they print comes to light with
 * time.
 */
@Component
class CommandOperations implements Operations {

	private static final String DOCUMENT = "AWS-RunShellScript";

	private static final int TIMEOUT = 3600;

	private static final List<String> PARAMETERS = List.of("commands", "workingDirectory", "executionTimeout");

	private final InstanceNetworks networks;

	CommandOperations() {
		this(InstanceNetworks.DATA_PLANE);
	}

	CommandOperations(InstanceNetworks networks) {
		this.networks = networks;
	}

	Command sendCommand(SendCommandRequest request, Call call) {
		check(request);
		new UserDataService(call).run(this.networks);
		List<Instance> instances = targets(call, request);
		Command command = command(call, request, instances);
		instances.forEach((instance) -> run(call, command, instance));
		return command;
	}

	private static void check(SendCommandRequest request) {
		String document = request.documentName();
		if (!document.replaceFirst("^arn:aws:ssm:[^:]*:[^:]*:document/", "").equals(DOCUMENT)) {
			throw AwsError.of("InvalidDocument", "Document with name %s does not exist.", document);
		}
		AwsError.throwForAny(request.parameters().keySet(), (name) -> !PARAMETERS.contains(name),
				(name) -> AwsError.of("InvalidParameters", "Parameter %s is not defined in the document", name));
		if (request.parameters().getOrDefault("commands", List.of()).isEmpty()) {
			throw AwsError.of("InvalidParameters", "Parameter commands is required");
		}
		String timeout = first(request.parameters(), "executionTimeout");
		if (!timeout.isEmpty() && !timeout.matches("[1-9]\\d{0,5}")) {
			throw AwsError.of("InvalidParameters", "Parameter executionTimeout does not match the allowed pattern");
		}
	}

	private List<Instance> targets(Call call, SendCommandRequest request) {
		List<Instance> all = new InstanceService(call).existing();
		List<String> wanted = Stream
			.concat(request.instanceIds().stream(),
					request.targets()
						.stream()
						.filter((target) -> target.key().equalsIgnoreCase("InstanceIds"))
						.flatMap((target) -> target.values().stream()))
			.distinct()
			.toList();
		List<Target> byTag = request.targets().stream().filter((target) -> target.key().startsWith("tag:")).toList();
		if (wanted.isEmpty() && byTag.isEmpty()) {
			throw AwsError.of("InvalidInstanceId", "");
		}
		List<Instance> named = all.stream().filter((instance) -> wanted.contains(instance.instanceId())).toList();
		List<String> online = online(call, named);
		if (!wanted.stream().allMatch(online::contains)) {
			throw AwsError.of("InvalidInstanceId", "Instances [%s] not in a valid state for account %s",
					wanted.stream().filter((id) -> !online.contains(id)).toList(), call.account());
		}
		List<Instance> targets = new ArrayList<>(named);
		if (!byTag.isEmpty()) {
			List<Instance> tagged = all.stream()
				.filter((instance) -> byTag.stream()
					.allMatch((target) -> ManagedInstanceOperations.tagged(instance, target.key(), target.values())))
				.toList();
			List<String> reached = online(call, tagged);
			tagged.stream().filter((instance) -> reached.contains(instance.instanceId())).forEach(targets::add);
		}
		return targets;
	}

	private List<String> online(Call call, List<Instance> instances) {
		return ManagedInstanceOperations.information(call, instances, this.networks)
			.stream()
			.filter((information) -> information.pingStatus() == PingStatus.ONLINE)
			.map(InstanceInformation::instanceId)
			.toList();
	}

	private Command command(Call call, SendCommandRequest request, List<Instance> instances) {
		int timeout = (request.timeoutSeconds() != null) ? request.timeoutSeconds() : TIMEOUT;
		return Command.builder()
			.commandId(call.newUuid())
			.documentName(request.documentName())
			.documentVersion((request.documentVersion() != null) ? request.documentVersion() : "$DEFAULT")
			.comment((request.comment() != null) ? request.comment() : "")
			.expiresAfter(call.now().plus(timeout + TIMEOUT, ChronoUnit.SECONDS))
			.parameters(request.parameters())
			.instanceIds(instances.stream().map(Instance::instanceId).toList())
			.targets(request.targets())
			.requestedDateTime(call.now())
			.status(CommandStatus.PENDING)
			.statusDetails("Pending")
			.outputS3Region(request.outputS3Region())
			.outputS3BucketName((request.outputS3BucketName() != null) ? request.outputS3BucketName() : "")
			.outputS3KeyPrefix((request.outputS3KeyPrefix() != null) ? request.outputS3KeyPrefix() : "")
			.maxConcurrency((request.maxConcurrency() != null) ? request.maxConcurrency() : "50")
			.maxErrors((request.maxErrors() != null) ? request.maxErrors() : "0")
			.targetCount(instances.size())
			.completedCount(0)
			.errorCount(0)
			.deliveryTimedOutCount(0)
			.serviceRole("")
			.timeoutSeconds(timeout)
			.build();
	}

	private void run(Call call, Command command, Instance instance) {
		String script = "/var/lib/amazon/ssm/%s/document/orchestration/%s/awsrunShellScript/0.awsrunShellScript/_script.sh"
			.formatted(instance.instanceId(), command.commandId());
		Host host = new Host(Objects.requireNonNullElse(instance.privateIpAddress(), instance.ipv6Address()),
				instance.privateDnsName(), instance.architectureAsString(), call.region(), script, call.now());
		ShellResult result = new Shell(Machine.of(call, instance.instanceId()),
				this.networks.of(call, instance.instanceId()), host)
			.run(String.join("\n", command.parameters().get("commands")),
					first(command.parameters(), "workingDirectory"));
		String failure = (result.exitCode() == 0) ? "" : "failed to run commands: exit status " + result.exitCode();
		GetCommandInvocationResponse finished = GetCommandInvocationResponse.builder()
			.commandId(command.commandId())
			.instanceId(instance.instanceId())
			.comment(command.comment())
			.documentName(command.documentName())
			.documentVersion(command.documentVersion())
			.pluginName(InvocationRun.PLUGIN)
			.responseCode(result.exitCode())
			.standardOutputContent(result.stdout())
			.standardErrorContent(result.stderr() + failure)
			.standardOutputUrl("")
			.standardErrorUrl("")
			.cloudWatchOutputConfig((logs) -> logs.cloudWatchLogGroupName("").cloudWatchOutputEnabled(false))
			.build();
		String timeout = first(command.parameters(), "executionTimeout");
		InvocationRun.keep(call, command, finished, result.took(),
				Duration.ofSeconds(timeout.isEmpty() ? TIMEOUT : Integer.parseInt(timeout)));
	}

	private static String first(Map<String, List<String>> parameters, String name) {
		return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
	}

}
