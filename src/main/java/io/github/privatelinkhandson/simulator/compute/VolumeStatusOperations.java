package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsRequest;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttributeName;
import software.amazon.awssdk.services.ec2.model.VolumeModification;
import software.amazon.awssdk.services.ec2.model.VolumeModificationState;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeStatusInfoStatus;
import software.amazon.awssdk.services.ec2.model.VolumeStatusItem;
import software.amazon.awssdk.services.ec2.model.VolumeStatusName;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;

/**
 * Changes of EBS volumes, and what EC2 says of their health, which is always good.
 */
@Component
class VolumeStatusOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("action.code", "actions.code"),
			Map.entry("action.description", "actions.description"), Map.entry("action.event-id", "actions.event-id"),
			Map.entry("event.description", "events.description"), Map.entry("event.event-id", "events.event-id"),
			Map.entry("event.event-type", "events.event-type"), Map.entry("event.not-after", "events.not-after"),
			Map.entry("event.not-before", "events.not-before"),
			Map.entry("volume-status.details-name", "volume-status.details.name"),
			Map.entry("volume-status.details-status", "volume-status.details.status"),
			Map.entry("operator.managed", "=false"), Map.entry("operator.principal", "="));

	private static final Map<String, String> MODIFICATION_ALIASES = Map.of("operator.managed", "=false",
			"operator.principal", "=", "originalMultiAttachEnabled", "original-multi-attach-enabled",
			"targetMultiAttachEnabled", "target-multi-attach-enabled");

	VolumeModification modifyVolume(ModifyVolumeRequest request, Call call) {
		Volume before = new VolumeService(call).get(request.volumeId());
		if (Stream.of(request.size(), request.volumeTypeAsString(), request.iops(), request.throughput())
			.allMatch(Objects::isNull)) {
			throw AwsError.of("MissingParameter", "The request must contain an attribute to modify");
		}
		if (before.state() != VolumeState.IN_USE && before.state() != VolumeState.AVAILABLE) {
			throw AwsError.of("IncorrectState", "Volume '%s' is in the '%s' state.", before.volumeId(),
					before.stateAsString());
		}
		if (request.size() != null && request.size() < before.size()) {
			throw AwsError.of("InvalidParameterValue", "New size cannot be smaller than existing size");
		}
		Volume after = new VolumeService(call).change(before.volumeId(), (it) -> changed(before, request, it));
		VolumeModification modification = VolumeModification.builder()
			.volumeId(before.volumeId())
			.modificationState(VolumeModificationState.COMPLETED)
			.originalSize(before.size())
			.originalVolumeType(before.volumeType())
			.originalIops(before.iops())
			.originalThroughput(before.throughput())
			.originalMultiAttachEnabled(false)
			.targetSize(after.size())
			.targetVolumeType(after.volumeType())
			.targetIops(after.iops())
			.targetThroughput(after.throughput())
			.targetMultiAttachEnabled(false)
			.progress(100L)
			.startTime(call.now())
			.endTime(call.now())
			.build();
		call.put(call.created(ResourceTypes.VOLUME_MODIFICATION, before.volumeId(), modification));
		return modification.toBuilder()
			.modificationState(VolumeModificationState.MODIFYING)
			.progress(0L)
			.endTime(null)
			.build();
	}

	private static void changed(Volume before, ModifyVolumeRequest request, Volume.Builder volume) {
		VolumeType type = Objects.requireNonNullElse(request.volumeType(), before.volumeType());
		boolean same = type == before.volumeType();
		Integer iops = request.iops();
		if (iops == null && VolumeLimits.hasOwnIops(type)) {
			iops = same ? before.iops() : Integer.valueOf(VolumeService.IOPS);
		}
		EbsBlockDevice disk = VolumeLimits.checked(EbsBlockDevice.builder()
			.volumeSize(Objects.requireNonNullElse(request.size(), before.size()))
			.volumeType(type)
			.iops(iops)
			.throughput((request.throughput() != null || !same) ? request.throughput() : before.throughput())
			.build());
		volume.size(disk.volumeSize())
			.volumeType(type)
			.iops(VolumeService.iops(disk))
			.throughput(VolumeService.throughput(disk));
	}

	Page<VolumeModification> describeVolumesModifications(DescribeVolumesModificationsRequest request, Call call) {
		request.volumeIds().forEach(new VolumeService(call)::get);
		AwsError.throwForAny(request.volumeIds(), (id) -> call.find(ResourceTypes.VOLUME_MODIFICATION, id).isEmpty(),
				(id) -> AwsError.of("InvalidVolumeModification.NotFound",
						"Modification for volume '%s' does not exist.", id));
		List<VolumeModification> modifications = call.models(ResourceTypes.VOLUME_MODIFICATION)
			.filter((it) -> request.volumeIds().isEmpty() || request.volumeIds().contains(it.volumeId()))
			.toList();
		return Filters.page(modifications, request, MODIFICATION_ALIASES);
	}

	Page<VolumeStatusItem> describeVolumeStatus(DescribeVolumeStatusRequest request, Call call) {
		List<VolumeStatusItem> items = new DescribeSelectionService(call)
			.selected(ResourceTypes.VOLUME, new VolumeService(call)::describe, request.volumeIds(), request)
			.stream()
			.map(VolumeStatusOperations::status)
			.toList();
		return Filters.page(items, request, ALIASES);
	}

	private static VolumeStatusItem status(Volume volume) {
		return VolumeStatusItem.builder()
			.volumeId(volume.volumeId())
			.availabilityZone(volume.availabilityZone())
			.availabilityZoneId(volume.availabilityZoneId())
			.actions(List.of())
			.events(List.of())
			.volumeStatus((status) -> status.status(VolumeStatusInfoStatus.OK)
				.details((detail) -> detail.name(VolumeStatusName.IO_ENABLED).status("passed"),
						(detail) -> detail.name(VolumeStatusName.IO_PERFORMANCE).status("not-applicable")))
			.build();
	}

	DescribeVolumeAttributeResponse describeVolumeAttribute(DescribeVolumeAttributeRequest request, Call call) {
		DescribeVolumeAttributeResponse.Builder answer = DescribeVolumeAttributeResponse.builder()
			.volumeId(new VolumeService(call).get(request.volumeId()).volumeId());
		return (request.attribute() == VolumeAttributeName.PRODUCT_CODES) ? answer.productCodes(List.of()).build()
				: answer.autoEnableIO((flag) -> flag.value(false)).build();
	}

}
