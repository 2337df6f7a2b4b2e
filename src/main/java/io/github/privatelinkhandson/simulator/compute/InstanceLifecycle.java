package io.github.privatelinkhandson.simulator.compute;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.StateReason;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * An instance's state between pending and terminated, computed from the times at which it
 * was started, stopped and terminated.
 *
 * @param since the start of the present state or transition
 */
record InstanceLifecycle(Call call, Resource<Instance> resource, InstanceStateName state, Instant since) {

	static final String STARTED = "started";

	static final String STOPPED = "stopped";

	private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'GMT'")
		.withZone(ZoneOffset.UTC);

	static InstanceLifecycle of(Call call, Resource<Instance> resource) {
		Instant deleted = resource.time(Resource.DELETED);
		if (deleted != null) {
			return moving(call, resource, Latency.INSTANCE_TERMINATED, deleted, InstanceStateName.SHUTTING_DOWN,
					InstanceStateName.TERMINATED);
		}
		Instant started = started(resource);
		Instant stopped = resource.time(STOPPED);
		if (stopped != null && !stopped.isBefore(started)) {
			return moving(call, resource, Latency.INSTANCE_STOPPED, stopped, InstanceStateName.STOPPING,
					InstanceStateName.STOPPED);
		}
		return moving(call, resource, Latency.INSTANCE_RUNNING, started, InstanceStateName.PENDING,
				InstanceStateName.RUNNING);
	}

	private static InstanceLifecycle moving(Call call, Resource<Instance> resource, Latency latency, Instant since,
			InstanceStateName before, InstanceStateName after) {
		boolean passed = call.passed(latency, resource.id(), since);
		return new InstanceLifecycle(call, resource, passed ? after : before, since);
	}

	private static Instant started(Resource<Instance> resource) {
		Instant started = resource.time(STARTED);
		return (started != null) ? started : resource.createdAt();
	}

	boolean running() {
		return this.state == InstanceStateName.RUNNING;
	}

	boolean terminated() {
		return this.state == InstanceStateName.TERMINATED;
	}

	/**
	 * Returns whether DescribeInstances no longer lists it.
	 */
	boolean forgotten() {
		return terminated() && this.call.time().forgotten(this.since);
	}

	Instant launchedAt() {
		return started(this.resource);
	}

	/**
	 * Returns the time at which it entered {@code running}; valid for running instances
	 * only.
	 */
	Instant runningSince() {
		return this.call.time().end(Latency.INSTANCE_RUNNING, this.resource.id(), launchedAt());
	}

	InstanceState model() {
		return InstanceState.builder().name(this.state).code(code(this.state)).build();
	}

	private static int code(InstanceStateName state) {
		return switch (state) {
			case PENDING -> 0;
			case RUNNING -> 16;
			case SHUTTING_DOWN -> 32;
			case TERMINATED -> 48;
			case STOPPING -> 64;
			default -> 80;
		};
	}

	String transitionReason() {
		return switch (this.state) {
			case PENDING, RUNNING -> "";
			default -> "User initiated (" + GMT.format(this.since) + ")";
		};
	}

	@Nullable StateReason reason() {
		return switch (this.state) {
			case PENDING -> StateReason.builder().code("pending").message("pending").build();
			case RUNNING -> null;
			default -> StateReason.builder()
				.code("Client.UserInitiatedShutdown")
				.message("Client.UserInitiatedShutdown: User initiated shutdown")
				.build();
		};
	}

}
