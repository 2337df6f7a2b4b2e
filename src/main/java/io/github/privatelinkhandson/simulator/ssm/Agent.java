package io.github.privatelinkhandson.simulator.ssm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
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

	private static final int HTTPS = 443;

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
		boolean online = this.call.passed(Latency.AGENT_ONLINE, this.instance.instanceId(), ready.get()) && permitted()
				&& reached();
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
	 * Returns whether the agent reaches Systems Manager and one of the services by which
	 * it gets its commands.
	 */
	private boolean reached() {
		InstanceNetwork network = this.networks.of(this.call, this.instance.instanceId());
		return network.reaches(host("ssm"), HTTPS)
				&& (network.reaches(host("ssmmessages"), HTTPS) || network.reaches(host("ec2messages"), HTTPS));
	}

	private String host(String service) {
		return "%s.%s.amazonaws.com".formatted(service, this.call.region());
	}

	private boolean permitted() {
		IamInstanceProfile profile = this.instance.iamInstanceProfile();
		return profile != null && new InstanceProfileService(this.call).find(profile.arn())
			.stream()
			.flatMap((found) -> found.roles().stream())
			.anyMatch((role) -> new RoleService(this.call).permits(role.roleName(), EC2,
					"ssm:UpdateInstanceInformation", "ec2messages:GetMessages"));
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
