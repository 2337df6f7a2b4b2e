package io.github.privatelinkhandson.simulator.ssm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.PlatformType;
import software.amazon.awssdk.services.ssm.model.ResourceType;
import software.amazon.awssdk.services.ssm.model.SourceType;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.compute.ImageService;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.compute.ProfileAssociationService;
import io.github.privatelinkhandson.simulator.iam.InstanceProfileService;
import io.github.privatelinkhandson.simulator.iam.RoleService;
import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The SSM Agent of an instance. It registers when the instance runs, has a role that
 * allows it, and reaches Systems Manager; once registered it is remembered.
 */
record Agent(Call call, Instance instance, InstanceNetworks networks) {

	/** Attribute with the time at which the agent was first seen registered. */
	private static final String REGISTERED = "agentRegistered";

	private static final String EC2 = "ec2.amazonaws.com";

	private static final Duration HEARTBEAT = Duration.ofMinutes(5);

	/**
	 * Returns what Systems Manager knows of the instance: empty until its agent has
	 * registered, and while it does not run.
	 */
	Optional<InstanceInformation> information() {
		Optional<Instant> ready = ready();
		if (ready.isEmpty()) {
			return Optional.empty();
		}
		boolean online = this.call.passed(Latency.AGENT_ONLINE, this.instance.instanceId(), ready.get())
				&& role().filter((role) -> admitted(role)).isPresent();
		if (online) {
			remember();
		}
		return (online || remembered())
				? Optional.of(model(ready.get(), online ? PingStatus.ONLINE : PingStatus.CONNECTION_LOST))
				: Optional.empty();
	}

	/**
	 * From when on the agent can try.
	 */
	private Optional<Instant> ready() {
		return new InstanceService(this.call).runningSince(this.instance.instanceId())
			.map((running) -> new ProfileAssociationService(this.call).since(this.instance.instanceId())
				.filter(running::isBefore)
				.orElse(running));
	}

	/**
	 * Returns whether the agent is let in by Systems Manager and one of the services by
	 * which it gets its commands: the network passes its calls, and the policies of the
	 * endpoints on their way allow them.
	 */
	private boolean admitted(Role role) {
		return isAllowed("ssm", role, "UpdateInstanceInformation",
				this.call.arn("ec2", "instance/" + this.instance.instanceId()))
				&& (isAllowed("ssmmessages", role, "CreateControlChannel", "*")
						|| isAllowed("ec2messages", role, "GetMessages", "*"));
	}

	private boolean isAllowed(String service, Role role, String action, String resource) {
		InstanceNetwork network = this.networks.of(this.call, this.instance.instanceId());
		String host = "%s.%s.amazonaws.com".formatted(service, this.call.region());
		return network.call(host,
				new RequestedAction(role.arn(), service + ":" + action, resource)) == InstanceNetwork.Access.ALLOWED;
	}

	/**
	 * The instance's role, if it allows what the agent does.
	 */
	private Optional<Role> role() {
		return Optional.ofNullable(this.instance.iamInstanceProfile())
			.flatMap((profile) -> new InstanceProfileService(this.call).find(profile.arn()))
			.stream()
			.flatMap((found) -> found.roles().stream())
			.filter((role) -> new RoleService(this.call).permits(role.roleName(), EC2, "ssm:UpdateInstanceInformation",
					"ec2messages:GetMessages"))
			.findFirst();
	}

	private boolean remembered() {
		return this.call.find(ResourceTypes.INSTANCE, this.instance.instanceId())
			.filter((resource) -> resource.time(REGISTERED) != null)
			.isPresent();
	}

	private void remember() {
		this.call.find(ResourceTypes.INSTANCE, this.instance.instanceId())
			.filter((resource) -> resource.time(REGISTERED) == null)
			.ifPresent((resource) -> this.call.put(resource.withTime(REGISTERED, this.call.now())));
	}

	private InstanceInformation model(Instant ready, PingStatus status) {
		return InstanceInformation.builder()
			.instanceId(this.instance.instanceId())
			.pingStatus(status)
			.lastPingDateTime(lastPing(ready))
			.agentVersion("3.3.2299.0")
			.isLatestVersion(true)
			.platformType(PlatformType.LINUX)
			.platformName("Amazon Linux")
			.platformVersion(new ImageService(this.call).platformVersion(this.instance.imageId()))
			.resourceType(ResourceType.EC2_INSTANCE)
			.ipAddress(this.instance.privateIpAddress())
			.computerName(this.instance.privateDnsName())
			.sourceId(this.instance.instanceId())
			.sourceType(SourceType.AWS_EC2_INSTANCE)
			.build();
	}

	/**
	 * The last of the agent's heartbeats, in wall-clock time.
	 */
	private Instant lastPing(Instant ready) {
		Instant first = this.call.time().end(Latency.AGENT_ONLINE, this.instance.instanceId(), ready);
		long wallMillis = Math.max(1, (long) (HEARTBEAT.toMillis() / this.call.time().speed()));
		long beats = Math.max(0, Duration.between(first, this.call.now()).toMillis() / wallMillis);
		return first.plusMillis(beats * wallMillis);
	}

}
