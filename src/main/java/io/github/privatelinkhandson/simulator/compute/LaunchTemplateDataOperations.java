package io.github.privatelinkhandson.simulator.compute;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreditSpecification;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecification;
import software.amazon.awssdk.services.ec2.model.Monitoring;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * GetLaunchTemplateData: what a launch template would need to launch an instance again.
 */
@Component
class LaunchTemplateDataOperations implements Operations {

	ResponseLaunchTemplateData getLaunchTemplateData(GetLaunchTemplateDataRequest request, Call call) {
		Resource<Instance> resource = new InstanceService(call).get(request.instanceId());
		Instance instance = new InstanceMapper(call).of(resource);
		String credits = resource.attribute(InstanceAttributeOperations.CPU_CREDITS);
		String behavior = resource.attribute(InstanceAttributeOperations.SHUTDOWN_BEHAVIOR);
		return Models.copy(alike(instance), ResponseLaunchTemplateData.builder())
			.monitoring((it) -> it.enabled(instance.monitoring().state() == MonitoringState.ENABLED))
			.userData(resource.attribute(InstanceAttributeOperations.USER_DATA))
			.disableApiTermination(InstanceAttributeOperations.protectedFromTermination(resource))
			.disableApiStop(InstanceAttributeOperations.protectedFromStop(resource))
			.instanceInitiatedShutdownBehavior((behavior != null) ? behavior : "stop")
			.creditSpecification((credits != null) ? CreditSpecification.builder().cpuCredits(credits).build() : null)
			.blockDeviceMappings(
					new VolumeService(call).of(resource.id()).stream().map(LaunchTemplateDataOperations::disk).toList())
			.networkInterfaces(instance.networkInterfaces().stream().map(LaunchTemplateDataOperations::card).toList())
			.tagSpecifications(tags(instance))
			.build();
	}

	/**
	 * The instance without what its template says in another way.
	 */
	private static Instance alike(Instance instance) {
		return instance.toBuilder()
			.monitoring((Monitoring) null)
			.blockDeviceMappings((Collection<InstanceBlockDeviceMapping>) null)
			.networkInterfaces((Collection<InstanceNetworkInterface>) null)
			.securityGroups((Collection<GroupIdentifier>) null)
			.build();
	}

	private static LaunchTemplateBlockDeviceMapping disk(Volume volume) {
		VolumeAttachment attachment = volume.attachments().get(0);
		boolean chosen = VolumeLimits.hasOwnIops(volume.volumeType());
		return LaunchTemplateBlockDeviceMapping.builder()
			.deviceName(attachment.device())
			.ebs((ebs) -> ebs.deleteOnTermination(attachment.deleteOnTermination())
				.volumeSize(volume.size())
				.volumeType(volume.volumeType())
				.iops(chosen ? volume.iops() : null)
				.throughput(volume.throughput())
				.encrypted(volume.encrypted())
				.snapshotId(volume.snapshotId().isEmpty() ? null : volume.snapshotId()))
			.build();
	}

	private static LaunchTemplateInstanceNetworkInterfaceSpecification card(InstanceNetworkInterface card) {
		return LaunchTemplateInstanceNetworkInterfaceSpecification.builder()
			.deviceIndex(card.attachment().deviceIndex())
			.deleteOnTermination(card.attachment().deleteOnTermination())
			.description(card.description())
			.subnetId(card.subnetId())
			.groups(card.groups().stream().map(GroupIdentifier::groupId).toList())
			.privateIpAddresses(card.privateIpAddresses()
				.stream()
				.map((address) -> PrivateIpAddressSpecification.builder()
					.primary(address.primary())
					.privateIpAddress(address.privateIpAddress())
					.build())
				.toList())
			.ipv6Addresses(card.ipv6Addresses()
				.stream()
				.map((address) -> InstanceIpv6Address.builder().ipv6Address(address.ipv6Address()).build())
				.toList())
			.build();
	}

	private static List<LaunchTemplateTagSpecification> tags(Instance instance) {
		List<Tag> tags = instance.tags().stream().filter((tag) -> !tag.key().startsWith("aws:")).toList();
		return tags.isEmpty() ? List.of() : List
			.of(LaunchTemplateTagSpecification.builder().resourceType(ResourceType.INSTANCE).tags(tags).build());
	}

}
