package io.github.privatelinkhandson.stage.command;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A command on one of the lab's instances, and what came of it.
 *
 * @param step the step it belongs to; null for a command of the learner's own
 * @param on {@code EC2-A} or {@code EC2-B}
 * @param commandId the id that Systems Manager gave it
 */
public record CommandView(String id, @JsonIgnore String lab, @Nullable String step, String on,
		@JsonIgnore String instanceId, String command, @JsonIgnore @Nullable String commandId, CommandStatus status,
		@Nullable Integer exitCode, String stdout, String stderr, Instant startedAt) {

	public boolean running() {
		return this.status == CommandStatus.RUNNING;
	}

	public boolean succeeded() {
		return this.status == CommandStatus.SUCCEEDED;
	}

}
