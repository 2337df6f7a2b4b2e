package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;

/**
 * Attaches volumes to instances and takes them off.
 */
@Component
class VolumeAttachmentOperations implements Operations {

	private static final Set<InstanceStateName> ATTACHABLE = Set.of(InstanceStateName.RUNNING,
			InstanceStateName.STOPPED);

	AttachVolumeResponse attachVolume(AttachVolumeRequest request, Call call) {
		Volume volume = new VolumeService(call).get(request.volumeId());
		Instance instance = new InstanceMapper(call).of(new InstanceService(call).get(request.instanceId()));
		if (volume.state() == VolumeState.IN_USE) {
			throw AwsError.of("VolumeInUse", "%s is already attached to an instance", volume.volumeId());
		}
		if (volume.state() != VolumeState.AVAILABLE) {
			throw AwsError.of("IncorrectState", "%s is not 'available'.", volume.volumeId());
		}
		if (!ATTACHABLE.contains(instance.state().name())) {
			throw AwsError.of("IncorrectState", "Instance '%s' is not 'running'.", instance.instanceId());
		}
		if (!volume.availabilityZone().equals(instance.placement().availabilityZone())) {
			throw AwsError.of("InvalidVolume.ZoneMismatch",
					"The volume '%s' is not in the same availability zone as instance '%s'", volume.volumeId(),
					instance.instanceId());
		}
		if (instance.blockDeviceMappings().stream().anyMatch((it) -> it.deviceName().equals(request.device()))) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value '%1$s' for unixDevice. Attachment point %1$s is already in use", request.device());
		}
		VolumeAttachment attachment = VolumeService
			.attachment(volume.volumeId(), instance.instanceId(), request.device(), call.now())
			.deleteOnTermination(false)
			.build();
		new VolumeService(call).change(volume.volumeId(), (it) -> it.attachments(attachment).state(VolumeState.IN_USE));
		return Models.copy(attachment, AttachVolumeResponse.builder()).state(VolumeAttachmentState.ATTACHING).build();
	}

	DetachVolumeResponse detachVolume(DetachVolumeRequest request, Call call) {
		Volume volume = new VolumeService(call).get(request.volumeId());
		if (volume.state() != VolumeState.IN_USE) {
			throw AwsError.of("IncorrectState", "Volume '%s' is in the '%s' state.", volume.volumeId(),
					volume.stateAsString());
		}
		VolumeAttachment attachment = volume.attachments()
			.stream()
			.filter((it) -> request.instanceId() == null || request.instanceId().equals(it.instanceId()))
			.filter((it) -> request.device() == null || request.device().equals(it.device()))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidAttachment.NotFound",
					"Volume '%s' is not attached to the given instance and device.", volume.volumeId()));
		Instance instance = new InstanceMapper(call).of(new InstanceService(call).get(attachment.instanceId()));
		boolean root = attachment.device().equals(instance.rootDeviceName());
		if (root && instance.state().name() != InstanceStateName.STOPPED) {
			throw AwsError.of("OperationNotPermitted", "Unable to detach root volume '%s' from instance '%s'",
					attachment.device(), instance.instanceId());
		}
		new VolumeService(call).change(volume.volumeId(),
				(it) -> it.attachments(List.of()).state(VolumeState.AVAILABLE));
		return Models.copy(attachment, DetachVolumeResponse.builder()).state(VolumeAttachmentState.DETACHING).build();
	}

}
