package io.github.privatelinkhandson.simulator.compute;

import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;

/**
 * EBS volumes: the disks of instances.
 */
@Component
class VolumeOperations implements Operations {

	Page<Volume> describeVolumes(DescribeVolumesRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.VOLUME, new VolumeService(call)::describe,
				request.volumeIds(), request, Map.of());
	}

	void deleteVolume(DeleteVolumeRequest request, Call call) {
		call.find(ResourceTypes.VOLUME, request.volumeId())
			.ifPresent((found) -> new VolumeService(call).describe(found));
		Resource<Volume> volume = call.get(ResourceTypes.VOLUME, request.volumeId());
		new VolumeService(call).describe(volume).filter((it) -> it.state() == VolumeState.IN_USE).ifPresent((it) -> {
			throw AwsError.of("VolumeInUse", "Volume %s is currently attached to %s", it.volumeId(),
					it.attachments().get(0).instanceId());
		});
		call.remove(volume);
	}

}
