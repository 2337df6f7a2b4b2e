package io.github.privatelinkhandson.simulator.compute;

import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * EBS volumes: the disks of instances, and those that are made without one.
 */
@Component
class VolumeOperations implements Operations {

	CreateVolumeResponse createVolume(CreateVolumeRequest request, Call call) {
		Resource<Volume> made = new ClientTokenService(call).once(ResourceTypes.VOLUME, request.clientToken(), request,
				() -> create(call, request));
		Volume shown = new VolumeService(call).describe(made).orElseThrow();
		return Models.copy(shown, CreateVolumeResponse.builder()).build();
	}

	private static Resource<Volume> create(Call call, CreateVolumeRequest request) {
		if (request.size() == null && request.snapshotId() == null) {
			throw AwsError.of("MissingParameter", "The request must contain the parameter size/snapshot");
		}
		EbsBlockDevice disk = EbsBlockDevice.builder()
			.volumeSize(request.size())
			.snapshotId(request.snapshotId())
			.volumeType(Objects.requireNonNullElse(request.volumeType(), VolumeType.GP2))
			.iops(request.iops())
			.throughput(request.throughput())
			.encrypted(request.encrypted())
			.build();
		return new VolumeService(call).create(zone(call, request), sized(call, VolumeLimits.checked(disk)),
				Tags.only(request.tagSpecifications(), ResourceTypes.VOLUME.name()));
	}

	private static AvailabilityZone zone(Call call, CreateVolumeRequest request) {
		if (request.availabilityZone() != null && request.availabilityZoneId() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
		}
		String wanted = call.require(
				(request.availabilityZone() != null) ? request.availabilityZone() : request.availabilityZoneId(),
				"availabilityZone");
		return new ZoneService(call).find(wanted)
			.orElseThrow(() -> AwsError.of("InvalidZone.NotFound", "The zone '%s' does not exist.", wanted));
	}

	/**
	 * The disk with the size of its snapshot, where it has no other.
	 */
	private static EbsBlockDevice sized(Call call, EbsBlockDevice disk) {
		if (disk.snapshotId() == null) {
			return disk;
		}
		int size = new ImageService(call).snapshotSize(disk.snapshotId());
		if (disk.volumeSize() != null && disk.volumeSize() < size) {
			throw AwsError.of("InvalidParameterValue",
					"Volume of size %dGB is smaller than snapshot '%s', expect size >= %dGB", disk.volumeSize(),
					disk.snapshotId(), size);
		}
		return (disk.volumeSize() != null) ? disk : disk.toBuilder().volumeSize(size).build();
	}

	Page<Volume> describeVolumes(DescribeVolumesRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.VOLUME, new VolumeService(call)::describe,
				request.volumeIds(), request, Map.of());
	}

	void deleteVolume(DeleteVolumeRequest request, Call call) {
		Volume volume = new VolumeService(call).get(request.volumeId());
		if (volume.state() == VolumeState.IN_USE) {
			throw AwsError.of("VolumeInUse", "Volume %s is currently attached to %s", volume.volumeId(),
					volume.attachments().get(0).instanceId());
		}
		call.find(ResourceTypes.VOLUME_MODIFICATION, volume.volumeId()).ifPresent(call::remove);
		call.remove(call.get(ResourceTypes.VOLUME, volume.volumeId()));
	}

}
