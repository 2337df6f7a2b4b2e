package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelection;

/**
 * EBS volumes: the disks of instances.
 */
@Component
public final class VolumeOperations implements Operations {

	private static final int IOPS = 3000;

	private static final int MEBIBYTES_PER_SECOND = 125;

	private static final Map<String, String> ALIASES = Map.of("attachment.delete-on-termination",
			"attachments.delete-on-termination", "attachment.device", "attachments.device", "attachment.instance-id",
			"attachments.instance-id", "attachment.status", "attachments.state", "status", "state");

	VolumeOperations() {
	}

	/**
	 * The volumes that exist now.
	 */
	public static List<Volume> current(Call call) {
		return shown(call, call.resources().all(ResourceTypes.VOLUME));
	}

	private static List<Volume> shown(Call call, List<Resource<Volume>> kept) {
		return kept.stream().flatMap((resource) -> shown(call, resource).stream()).toList();
	}

	/**
	 * The volumes that are attached to the instance, the root volume first.
	 */
	static List<Volume> of(Call call, String instanceId) {
		return shown(call, call.resources().mentioning(ResourceTypes.VOLUME, instanceId)).stream()
			.filter((volume) -> volume.attachments().stream().anyMatch((it) -> it.instanceId().equals(instanceId)))
			.toList();
	}

	/**
	 * What becomes of a volume whose instance is terminated: it goes with it, or it stays
	 * alone.
	 */
	private static Optional<Volume> shown(Call call, Resource<Volume> resource) {
		Volume volume = resource.model();
		boolean attached = volume.attachments()
			.stream()
			.anyMatch((it) -> call.resources()
				.find(ResourceTypes.INSTANCE, it.instanceId())
				.filter((instance) -> !InstanceLifecycle.of(call, instance).terminated())
				.isPresent());
		if (!attached && volume.attachments().stream().anyMatch(VolumeAttachment::deleteOnTermination)) {
			call.resources().remove(resource);
			return Optional.empty();
		}
		return Optional
			.of(attached ? volume : volume.toBuilder().attachments(List.of()).state(VolumeState.AVAILABLE).build());
	}

	static void create(Call call, Instance instance, String device, EbsBlockDevice ebs, List<Tag> tags) {
		String id = call.newId(ResourceTypes.VOLUME);
		VolumeType type = (ebs.volumeType() != null) ? ebs.volumeType() : VolumeType.GP3;
		VolumeAttachment attachment = VolumeAttachment.builder()
			.volumeId(id)
			.instanceId(instance.instanceId())
			.device(device)
			.state(VolumeAttachmentState.ATTACHED)
			.attachTime(call.now())
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
			.createTime(call.now())
			.attachments(attachment)
			.tags(tags)
			.build();
		call.resources().put(Resource.created(ResourceTypes.VOLUME, id, volume, call.now()));
	}

	DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request, Call call) {
		List<Resource<Volume>> kept = DescribeSelection.kept(call, ResourceTypes.VOLUME, request.volumeIds(),
				request.filters());
		List<Volume> volumes = DescribeSelection.of(call, ResourceTypes.VOLUME, shown(call, kept), Volume::volumeId,
				request.volumeIds());
		Page<Volume> page = Pages.of(Filters.apply(volumes, request.filters(), ALIASES), request.maxResults(),
				request.nextToken());
		return DescribeVolumesResponse.builder().volumes(page.items()).nextToken(page.next()).build();
	}

	DeleteVolumeResponse deleteVolume(DeleteVolumeRequest request, Call call) {
		call.resources().find(ResourceTypes.VOLUME, request.volumeId()).ifPresent((found) -> shown(call, found));
		Resource<Volume> volume = call.get(ResourceTypes.VOLUME, request.volumeId());
		shown(call, volume).filter((it) -> it.state() == VolumeState.IN_USE).ifPresent((it) -> {
			throw AwsError.of("VolumeInUse", "Volume %s is currently attached to %s", it.volumeId(),
					it.attachments().get(0).instanceId());
		});
		call.resources().remove(volume);
		return DeleteVolumeResponse.builder().build();
	}

}
