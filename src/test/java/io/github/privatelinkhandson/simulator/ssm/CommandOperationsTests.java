package io.github.privatelinkhandson.simulator.ssm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

import io.github.privatelinkhandson.simulator.compute.TestInstances;
import io.github.privatelinkhandson.simulator.iam.TestRoles;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CommandOperationsTests {

	private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

	private final TestAccount account = new TestAccount();

	private final CommandOperations commands = new CommandOperations(new TestNetworks());

	private final InvocationOperations invocations = new InvocationOperations();

	private final String instanceId = managed();

	private String managed() {
		TestRoles.create(this.account, "SSM-role");
		this.account.pass(Duration.ofSeconds(12));
		String id = TestInstances.running(this.account, "SSM-role");
		this.account.pass(Duration.ofSeconds(150));
		return id;
	}

	@Test
	void invocationIsUnknownThenRunsThenSucceeds() {
		Command sent = send("dnf install -y httpd", "systemctl start httpd",
				"curl -s -o /dev/null http://localhost; echo $?");
		assertThat(sent.commandId()).hasSize(36);
		assertThat(sent.statusAsString()).isEqualTo("Pending");
		assertThat(catchThrowableOfType(AwsError.class, () -> get(sent)).code()).isEqualTo("InvocationDoesNotExist");
		this.account.pass(Duration.ofSeconds(3));
		assertThat(get(sent)).satisfies((running) -> {
			assertThat(running.status()).isEqualTo(CommandInvocationStatus.IN_PROGRESS);
			assertThat(running.responseCode()).isEqualTo(-1);
			assertThat(running.standardOutputContent()).isEmpty();
		});
		this.account.pass(Duration.ofSeconds(19));
		assertThat(get(sent)).satisfies((done) -> {
			assertThat(done.status()).isEqualTo(CommandInvocationStatus.SUCCESS);
			assertThat(done.statusDetails()).isEqualTo("Success");
			assertThat(done.responseCode()).isZero();
			assertThat(done.standardOutputContent()).contains("Complete!").endsWith("\n0\n");
			assertThat(done.pluginName()).isEqualTo("aws:runShellScript");
			assertThat(done.documentVersion()).isEqualTo("$DEFAULT");
			assertThat(done.executionStartDateTime()).matches(MILLIS);
			assertThat(done.executionEndDateTime()).matches(MILLIS);
			assertThat(done.executionElapsedTime()).matches("PT\\d+(\\.\\d{1,3})?S");
			assertThat(Duration.between(Instant.parse(done.executionStartDateTime()),
					Instant.parse(done.executionEndDateTime())))
				.isEqualTo(Duration.parse(done.executionElapsedTime()));
			assertThat(Duration.parse(done.executionElapsedTime())).isBetween(Duration.ofSeconds(12),
					Duration.ofSeconds(22));
		});
	}

	@Test
	void failureTellsItsStatus() {
		Command sent = send("htop");
		this.account.pass(Duration.ofSeconds(2));
		GetCommandInvocationResponse done = get(sent);
		assertThat(done.status()).isEqualTo(CommandInvocationStatus.FAILED);
		assertThat(done.responseCode()).isEqualTo(127);
		assertThat(done.standardErrorContent())
			.isEqualTo("/var/lib/amazon/ssm/" + this.instanceId + "/document/orchestration/" + sent.commandId()
					+ "/awsrunShellScript/0.awsrunShellScript/_script.sh: line 1: htop: command not found\n"
					+ "failed to run commands: exit status 127");
	}

	@Test
	void whatCurlWaitsIsTimeOfTheCommand() {
		Command sent = send("curl -sS -m 5 http://10.0.0.77/");
		this.account.pass(Duration.ofSeconds(4));
		assertThat(get(sent).status()).isEqualTo(CommandInvocationStatus.IN_PROGRESS);
		this.account.pass(Duration.ofSeconds(3));
		assertThat(get(sent).responseCode()).isEqualTo(28);
	}

	@Test
	void executionTimeoutEndsTheCommand() {
		Command sent = send((it) -> it
			.parameters(Map.of("commands", List.of("sleep 100", "echo never"), "executionTimeout", List.of("10"))));
		this.account.pass(Duration.ofSeconds(11));
		GetCommandInvocationResponse ended = get(sent);
		assertThat(ended.status()).isEqualTo(CommandInvocationStatus.TIMED_OUT);
		assertThat(ended.statusDetails()).isEqualTo("ExecutionTimedOut");
		assertThat(ended.standardOutputContent()).isEmpty();
	}

	@Test
	void commandRunsInItsWorkingDirectory() {
		Command sent = send(
				(it) -> it.parameters(Map.of("commands", List.of("pwd"), "workingDirectory", List.of("/tmp"))));
		this.account.pass(Duration.ofSeconds(2));
		assertThat(get(sent).standardOutputContent()).isEqualTo("/tmp\n");
	}

	@Test
	void longOutputIsCut() {
		Command sent = send("echo " + "x".repeat(30000));
		this.account.pass(Duration.ofSeconds(2));
		assertThat(get(sent).standardOutputContent()).hasSize(24000);
	}

	@Test
	void instanceThatIsNotManagedIsRefused() {
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> send((it) -> it.instanceIds("i-0123456789abcdef0")));
		assertThat(refusal.code()).isEqualTo("InvalidInstanceId");
		assertThat(refusal)
			.hasMessage("Instances [[i-0123456789abcdef0]] not in a valid state for account 111122223333");
		TestInstances.terminate(this.account, this.instanceId);
		assertThat(catchThrowableOfType(AwsError.class, () -> send("true")).code()).isEqualTo("InvalidInstanceId");
	}

	@Test
	void wrongRequestsAreRefused() {
		assertThat(refusal((it) -> it.documentName("AWS-RunNothing"))).isEqualTo("InvalidDocument");
		assertThat(refusal((it) -> it.comment("x".repeat(101)))).isEqualTo("ValidationException");
		assertThat(refusal((it) -> it.timeoutSeconds(29))).isEqualTo("ValidationException");
		assertThat(refusal((it) -> it.parameters(Map.of()))).isEqualTo("InvalidParameters");
		assertThat(refusal((it) -> it.parameters(Map.of("command", List.of("x"))))).isEqualTo("InvalidParameters");
	}

	@Test
	void commandsAreListedNewestFirst() {
		Command first = send("true");
		this.account.pass(Duration.ofSeconds(5));
		Command second = send("false");
		this.account.pass(Duration.ofSeconds(5));
		List<Command> listed = ssm((call) -> this.invocations.listCommands(ListCommandsRequest.builder().build(), call))
			.items();
		assertThat(listed).extracting(Command::commandId).containsExactly(second.commandId(), first.commandId());
		assertThat(listed).extracting(Command::statusAsString).containsExactly("Failed", "Success");
		assertThat(listed.get(0).parameters()).isEqualTo(Map.of("commands", List.of("false")));
		CommandInvocation invocation = ssm((call) -> this.invocations.listCommandInvocations(
				ListCommandInvocationsRequest.builder().commandId(second.commandId()).details(true).build(), call))
			.items()
			.get(0);
		assertThat(invocation.commandPlugins().get(0).output())
			.isEqualTo("\n----------ERROR-------\nfailed to run commands: exit status 1");
	}

	@Test
	void cancelledCommandShowsNothing() {
		Command sent = send("sleep 60; echo done");
		this.account.pass(Duration.ofSeconds(3));
		this.account.run(AwsService.SSM, (call) -> this.invocations
			.cancelCommand(CancelCommandRequest.builder().commandId(sent.commandId()).build(), call));
		this.account.pass(Duration.ofSeconds(100));
		assertThat(get(sent).status()).isEqualTo(CommandInvocationStatus.CANCELLED);
		assertThat(get(sent).standardOutputContent()).isEmpty();
	}

	private String refusal(Consumer<SendCommandRequest.Builder> change) {
		return catchThrowableOfType(AwsError.class, () -> send(change)).code();
	}

	private Command send(String... lines) {
		return send((it) -> it.parameters(Map.of("commands", List.of(lines))));
	}

	private Command send(Consumer<SendCommandRequest.Builder> change) {
		SendCommandRequest.Builder request = SendCommandRequest.builder()
			.instanceIds(this.instanceId)
			.documentName("AWS-RunShellScript")
			.parameters(Map.of("commands", List.of("true")));
		change.accept(request);
		return ssm((call) -> this.commands.sendCommand(TestModels.checked(request.build(), call), call));
	}

	private GetCommandInvocationResponse get(Command command) {
		return ssm((call) -> this.invocations.getCommandInvocation(GetCommandInvocationRequest.builder()
			.commandId(command.commandId())
			.instanceId(this.instanceId)
			.build(), call));
	}

	private <T> T ssm(Function<Call, T> work) {
		return this.account.call(AwsService.SSM, work);
	}

}
