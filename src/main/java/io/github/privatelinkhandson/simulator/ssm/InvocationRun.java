package io.github.privatelinkhandson.simulator.ssm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.json.SdkJson;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * One invocation of a command on one instance. What it printed is known when it is sent
 * and shown when the time that it takes has passed.
 */
record InvocationRun(Call call, Resource<GetCommandInvocationResponse> resource) {

	/** Times as Systems Manager writes them in texts, with three decimals always. */
	private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	static final String PLUGIN = "aws:runShellScript";

	/** Attribute with the duration of the commands, in AWS's time. */
	private static final String TOOK = "took";

	private static final String COMMAND = "command";

	private static final String TIMEOUT = "executionTimeout";

	private static final String CANCELLED = "cancelled";

	/** Time that an invocation waits for the agent to fetch it. */
	private static final Duration PENDING = Duration.ofMillis(300);

	private static final int MAX_OUT = 24000;

	private static final int MAX_ERR = 8000;

	private static final int KILLED = 137;

	static String id(String commandId, String instanceId) {
		return commandId + "/" + instanceId;
	}

	/**
	 * Keeps a new invocation, with as much of what it printed as is ever shown.
	 * @param finished the invocation with all that it printed
	 */
	static void keep(Call call, Command command, GetCommandInvocationResponse finished, Duration took,
			Duration executionTimeout) {
		String id = id(finished.commandId(), finished.instanceId());
		Duration whole = took.plus(Latency.COMMAND.draw(id));
		call.put(call.created(ResourceTypes.COMMAND_INVOCATION, id, finished.copy((shown) -> {
			shown.standardOutputContent(cut(finished.standardOutputContent(), MAX_OUT));
			shown.standardErrorContent(cut(finished.standardErrorContent(), MAX_ERR));
		}))
			.withAttribute(TOOK, whole.toString())
			.withAttribute(TIMEOUT, executionTimeout.toString())
			.withAttribute(COMMAND, SdkJson.write(command)));
	}

	Command command() {
		return (Command) SdkJson.read(this.resource.attributes().get(COMMAND), Command.builder());
	}

	boolean visible() {
		return this.call.strict()
				|| this.call.passed(Latency.INVOCATION_VISIBLE, this.resource.id(), this.resource.createdAt());
	}

	CommandInvocationStatus status() {
		if (this.resource.time(CANCELLED) != null) {
			return CommandInvocationStatus.CANCELLED;
		}
		Duration since = this.call.time().since(this.resource.createdAt());
		if (since.compareTo(duration()) < 0) {
			return (since.compareTo(PENDING) < 0) ? CommandInvocationStatus.PENDING
					: CommandInvocationStatus.IN_PROGRESS;
		}
		if (timedOut()) {
			return CommandInvocationStatus.TIMED_OUT;
		}
		return (this.resource.model().responseCode() == 0) ? CommandInvocationStatus.SUCCESS
				: CommandInvocationStatus.FAILED;
	}

	private boolean timedOut() {
		return Duration.parse(this.resource.attributes().get(TOOK)).compareTo(timeout()) > 0;
	}

	private Duration timeout() {
		return Duration.parse(this.resource.attributes().get(TIMEOUT));
	}

	private Duration duration() {
		return timedOut() ? timeout() : Duration.parse(this.resource.attributes().get(TOOK));
	}

	boolean finished() {
		return switch (status()) {
			case PENDING, IN_PROGRESS -> false;
			default -> true;
		};
	}

	Instant finishedAt() {
		return this.resource.createdAt().plusNanos((long) (duration().toNanos() / this.call.time().speed()));
	}

	void cancel() {
		if (!finished()) {
			this.call.put(this.resource.withTime(CANCELLED, this.call.now()));
		}
	}

	String statusDetails() {
		CommandInvocationStatus status = status();
		return (status == CommandInvocationStatus.TIMED_OUT) ? "ExecutionTimedOut" : status.toString();
	}

	int responseCode() {
		return switch (status()) {
			case SUCCESS, FAILED -> this.resource.model().responseCode();
			case TIMED_OUT -> KILLED;
			default -> -1;
		};
	}

	String out() {
		return printed(this.resource.model().standardOutputContent());
	}

	String err() {
		return printed(this.resource.model().standardErrorContent());
	}

	private static String cut(@Nullable String text, int most) {
		return (text == null) ? "" : text.substring(0, Math.min(most, text.length()));
	}

	private String printed(@Nullable String text) {
		boolean shown = status() == CommandInvocationStatus.SUCCESS || status() == CommandInvocationStatus.FAILED;
		return (!shown || text == null) ? "" : text;
	}

	GetCommandInvocationResponse model() {
		boolean started = status() != CommandInvocationStatus.PENDING;
		boolean ended = responseCode() >= 0;
		Instant start = this.resource.createdAt().truncatedTo(ChronoUnit.MILLIS);
		Instant end = ended ? finishedAt().truncatedTo(ChronoUnit.MILLIS) : start;
		return this.resource.model()
			.toBuilder()
			.status(status())
			.statusDetails(statusDetails())
			.responseCode(responseCode())
			.executionStartDateTime(started ? MILLIS.format(start) : "")
			.executionElapsedTime(ended ? Duration.between(start, end).toString() : "")
			.executionEndDateTime(ended ? MILLIS.format(end) : "")
			.standardOutputContent(out())
			.standardErrorContent(err())
			.build();
	}

}
