package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * EBS volumes of an account and region.
 */
record VolumeService(Call call) {

	private static final int IOPS = 3000;

	private static final int MEBIBYTES_PER_SECOND = 125;

	List<Volume> describe(List<Resource<Volume>> kept) {
		return kept.stream().flatMap((resource) -> describe(resource).stream()).toList();
	}

	/**
	 * The volumes that are attached to the instance, the root volume first.
	 */
	List<Volume> of(String instanceId) {
		return describe(this.call.resources().mentioning(ResourceTypes.VOLUME, instanceId)).stream()
			.filter((volume) -> volume.attachments().stream().anyMatch((it) -> it.instanceId().equals(instanceId)))
			.toList();
	}

	/**
	 * Returns the volume as it is now: empty if it was deleted with its instance,
	 * detached if the instance is terminated and DeleteOnTermination is false.
	 */
	Optional<Volume> describe(Resource<Volume> resource) {
		Volume volume = resource.model();
		boolean attached = volume.attachments()
			.stream()
			.anyMatch((it) -> this.call.find(ResourceTypes.INSTANCE, it.instanceId())
				.filter((instance) -> !InstanceLifecycle.of(this.call, instance).terminated())
				.isPresent());
		if (!attached && volume.attachments().stream().anyMatch(VolumeAttachment::deleteOnTermination)) {
			this.call.remove(resource);
			return Optional.empty();
		}
		return Optional
			.of(attached ? volume : volume.toBuilder().attachments(List.of()).state(VolumeState.AVAILABLE).build());
	}

	void create(Instance instance, String device, EbsBlockDevice ebs, List<Tag> tags) {
		String id = this.call.newId(ResourceTypes.VOLUME);
		VolumeType type = (ebs.volumeType() != null) ? ebs.volumeType() : VolumeType.GP3;
		VolumeAttachment attachment = VolumeAttachment.builder()
			.volumeId(id)
			.instanceId(instance.instanceId())
			.device(device)
			.state(VolumeAttachmentState.ATTACHED)
			.attachTime(this.call.now())
			.deleteOnTermination(!Boolean.FALSE.equals(ebs.deleteOnTermination()))
			.build();
		Volume volume = Volume.builder()
			.volumeId(id)
			.availabilityZone(instance.placement().availabilityZone())
			.size((ebs.volumeSize() != null) ? ebs.volumeSize() : 8)
			.volumeType(type)
			.iops((ebs.iops() != null) ? ebs.iops() : IOPS)
			.throughput((type != VolumeType.GP3) ? null
					: (ebs.throughput() != null) ? ebs.throughput() : MEBIBYTES_PER_SECOND)
			.snapshotId((ebs.snapshotId() != null) ? ebs.snapshotId() : "")
			.encrypted(Boolean.TRUE.equals(ebs.encrypted()))
			.multiAttachEnabled(false)
			.state(VolumeState.IN_USE)
			.createTime(this.call.now())
			.attachments(attachment)
			.tags(tags)
			.build();
		this.call.put(this.call.created(ResourceTypes.VOLUME, id, volume));
	}

}
