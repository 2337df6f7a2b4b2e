package io.github.privatelinkhandson.simulator.compute;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * An instance as DescribeInstances shows it: what is kept of it, its state, and what its
 * network interface and its volumes say.
 */
record InstanceMapper(Call call) {

	/** The id of the first network interface. */
	static final String INTERFACE = "networkInterface";

	Instance of(Resource<Instance> resource) {
		InstanceLifecycle lifecycle = InstanceLifecycle.of(this.call, resource);
		Instance.Builder shown = resource.model()
			.toBuilder()
			.state(lifecycle.model())
			.launchTime(lifecycle.launchedAt())
			.stateTransitionReason(lifecycle.transitionReason())
			.stateReason(lifecycle.reason());
		return (lifecycle.terminated() ? bare(shown) : equipped(resource, shown)).build();
	}

	Optional<NetworkInterface> networkInterface(Resource<Instance> resource) {
		return Optional.ofNullable(resource.attribute(INTERFACE))
			.flatMap((id) -> new NetworkInterfaceService(this.call).find(id))
			.filter((card) -> card.attachment() != null && resource.id().equals(card.attachment().instanceId()));
	}

	/**
	 * All network interfaces that are attached to an instance, by device index.
	 */
	Stream<Resource<NetworkInterface>> attached(String instanceId) {
		return this.call.mentioning(ResourceTypes.NETWORK_INTERFACE, instanceId)
			.filter((card) -> card.model().attachment() != null
					&& instanceId.equals(card.model().attachment().instanceId()))
			.sorted(Comparator.comparing((Resource<NetworkInterface> card) -> card.model().attachment().deviceIndex()));
	}

	private static Instance.Builder bare(Instance.Builder instance) {
		return instance.vpcId(null)
			.subnetId(null)
			.privateIpAddress(null)
			.privateDnsName("")
			.publicDnsName("")
			.iamInstanceProfile((IamInstanceProfile) null)
			.networkInterfaces(List.of())
			.securityGroups(List.of())
			.blockDeviceMappings(List.of());
	}

	private Instance.Builder equipped(Resource<Instance> resource, Instance.Builder instance) {
		instance.blockDeviceMappings(
				new VolumeService(this.call).of(resource.id()).stream().map(InstanceMapper::device).toList());
		networkInterface(resource).ifPresent((found) -> {
			NetworkInterfaceAssociation association = found.association();
			instance
				.networkInterfaces(attached(resource.id())
					.flatMap((card) -> new NetworkInterfaceService(this.call).find(card.id()).stream())
					.map(InstanceMapper::describe)
					.toList())
				.securityGroups(found.groups())
				.sourceDestCheck(found.sourceDestCheck())
				.ipv6Address(found.ipv6Address())
				.publicIpAddress((association != null) ? association.publicIp() : null)
				.publicDnsName((association != null && association.publicDnsName() != null)
						? association.publicDnsName() : "");
		});
		return instance;
	}

	private static InstanceBlockDeviceMapping device(Volume volume) {
		VolumeAttachment attachment = volume.attachments().get(0);
		return InstanceBlockDeviceMapping.builder()
			.deviceName(attachment.device())
			.ebs((ebs) -> ebs.volumeId(volume.volumeId())
				.attachTime(attachment.attachTime())
				.deleteOnTermination(attachment.deleteOnTermination())
				.status(AttachmentStatus.ATTACHED))
			.build();
	}

	private static InstanceNetworkInterface describe(NetworkInterface model) {
		return Models.copy(model, InstanceNetworkInterface.builder()).build();
	}

}
