package io.github.privatelinkhandson.simulator.compute;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * EBS volumes of an account and region.
 */
record VolumeService(Call call) {

	private static final int GIBIBYTES = 8;

	static final int IOPS = 3000;

	private static final int LEAST_IOPS = 100;

	private static final int MOST_IOPS = 16000;

	private static final int IOPS_A_GIBIBYTE = 3;

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
			.sorted(Comparator.comparing((Volume volume) -> volume.attachments().get(0).attachTime()))
			.toList();
	}

	/**
	 * The volume of that id, as it is now.
	 */
	Volume get(@Nullable String id) {
		return describe(this.call.get(ResourceTypes.VOLUME, id))
			.orElseThrow(() -> Call.notFound(ResourceTypes.VOLUME, String.valueOf(id)));
	}

	/**
	 * Changes what is kept of a volume.
	 */
	Volume change(String id, Consumer<Volume.Builder> change) {
		Resource<Volume> kept = this.call.get(ResourceTypes.VOLUME, id);
		Volume changed = kept.model().toBuilder().applyMutation(change).build();
		this.call.put(kept.with(changed));
		return changed;
	}

	/**
	 * Returns the volume as it is now: empty if it was deleted with its instance,
	 * detached if the instance is terminated and DeleteOnTermination is false.
	 */
	Optional<Volume> describe(Resource<Volume> resource) {
		Volume volume = resource.model();
		if (volume.attachments().isEmpty()) {
			boolean made = this.call.passed(Latency.VOLUME_AVAILABLE, resource.id(), resource.createdAt());
			return Optional.of(volume.toBuilder().state(made ? VolumeState.AVAILABLE : VolumeState.CREATING).build());
		}
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

	/**
	 * A new volume, which is on no instance and not kept yet.
	 */
	Resource<Volume> create(AvailabilityZone zone, EbsBlockDevice disk, List<Tag> tags) {
		return create(zone.zoneName(), zone.zoneId(), disk, tags);
	}

	private Resource<Volume> create(String zone, String zoneId, EbsBlockDevice disk, List<Tag> tags) {
		String id = this.call.newId(ResourceTypes.VOLUME);
		Volume volume = Volume.builder()
			.volumeId(id)
			.availabilityZone(zone)
			.availabilityZoneId(zoneId)
			.size(size(disk))
			.volumeType(type(disk))
			.iops(iops(disk))
			.throughput(throughput(disk))
			.snapshotId((disk.snapshotId() != null) ? disk.snapshotId() : "")
			.encrypted(Boolean.TRUE.equals(disk.encrypted()))
			.multiAttachEnabled(false)
			.state(VolumeState.AVAILABLE)
			.createTime(this.call.now())
			.attachments(List.of())
			.tags(tags)
			.build();
		return this.call.created(ResourceTypes.VOLUME, id, volume);
	}

	void create(Instance instance, String device, EbsBlockDevice disk, List<Tag> tags) {
		Resource<Volume> made = create(instance.placement().availabilityZone(),
				instance.placement().availabilityZoneId(), disk, tags);
		VolumeAttachment attachment = attachment(made.id(), instance.instanceId(), device, this.call.now())
			.deleteOnTermination(!Boolean.FALSE.equals(disk.deleteOnTermination()))
			.build();
		this.call.put(made.with(made.model().toBuilder().attachments(attachment).state(VolumeState.IN_USE).build()));
	}

	static VolumeAttachment.Builder attachment(String volumeId, String instanceId, String device, Instant at) {
		return VolumeAttachment.builder()
			.volumeId(volumeId)
			.instanceId(instanceId)
			.device(device)
			.state(VolumeAttachmentState.ATTACHED)
			.attachTime(at);
	}

	private static VolumeType type(EbsBlockDevice disk) {
		return (disk.volumeType() != null) ? disk.volumeType() : VolumeType.GP3;
	}

	private static int size(EbsBlockDevice disk) {
		return (disk.volumeSize() != null) ? disk.volumeSize() : GIBIBYTES;
	}

	/**
	 * The IOPS of a disk: as many as were asked for, as its size gives it, or unknown.
	 */
	static @Nullable Integer iops(EbsBlockDevice disk) {
		return switch (type(disk)) {
			case GP2 -> Math.min(MOST_IOPS, Math.max(LEAST_IOPS, IOPS_A_GIBIBYTE * size(disk)));
			case GP3, IO1, IO2 -> (disk.iops() != null) ? disk.iops() : IOPS;
			default -> null;
		};
	}

	static @Nullable Integer throughput(EbsBlockDevice disk) {
		return (type(disk) != VolumeType.GP3) ? null
				: (disk.throughput() != null) ? disk.throughput() : MEBIBYTES_PER_SECOND;
	}

}
