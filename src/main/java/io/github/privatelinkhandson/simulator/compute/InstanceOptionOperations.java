package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.GetInstanceUefiDataRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceUefiDataResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMonitoring;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Changes what an instance shows while it runs: its detailed monitoring and its metadata
 * service; and shows its UEFI variables.
 */
@Component
class InstanceOptionOperations implements Operations {

	List<InstanceMonitoring> monitorInstances(MonitorInstancesRequest request, Call call) {
		return monitored(call, request.instanceIds(), MonitoringState.ENABLED);
	}

	List<InstanceMonitoring> unmonitorInstances(UnmonitorInstancesRequest request, Call call) {
		return monitored(call, request.instanceIds(), MonitoringState.DISABLED);
	}

	/**
	 * No instance has UEFI variables of its own: nothing in its shell writes them.
	 */
	GetInstanceUefiDataResponse getInstanceUefiData(GetInstanceUefiDataRequest request, Call call) {
		return GetInstanceUefiDataResponse.builder().instanceId(alive(call, request.instanceId()).id()).build();
	}

	private List<InstanceMonitoring> monitored(Call call, List<String> ids, MonitoringState state) {
		return new InstanceService(call).get(ids).stream().map((found) -> {
			Resource<Instance> resource = alive(call, found.id());
			call.put(resource.with(resource.model().toBuilder().monitoring((it) -> it.state(state)).build()));
			boolean enabled = state == MonitoringState.ENABLED;
			return InstanceMonitoring.builder()
				.instanceId(found.id())
				.monitoring((it) -> it.state(enabled ? MonitoringState.PENDING : MonitoringState.DISABLING))
				.build();
		}).toList();
	}

	ModifyInstanceMetadataOptionsResponse modifyInstanceMetadataOptions(ModifyInstanceMetadataOptionsRequest request,
			Call call) {
		Resource<Instance> resource = alive(call, request.instanceId());
		InstanceMetadataOptionsResponse.Builder changed = resource.model().metadataOptions().toBuilder();
		Optional.ofNullable(request.httpPutResponseHopLimit()).ifPresent(changed::httpPutResponseHopLimit);
		Optional.ofNullable(request.httpTokens()).ifPresent(changed::httpTokens);
		Optional.ofNullable(request.httpEndpoint()).ifPresent(changed::httpEndpoint);
		Optional.ofNullable(request.httpProtocolIpv6()).ifPresent(changed::httpProtocolIpv6);
		Optional.ofNullable(request.instanceMetadataTags()).ifPresent(changed::instanceMetadataTags);
		InstanceMetadataOptionsResponse options = changed.build();
		call.put(resource.with(resource.model().toBuilder().metadataOptions(options).build()));
		return ModifyInstanceMetadataOptionsResponse.builder()
			.instanceId(resource.id())
			.instanceMetadataOptions(options.toBuilder().state("pending").build())
			.build();
	}

	private Resource<Instance> alive(Call call, String id) {
		Resource<Instance> resource = new InstanceService(call).get(id);
		if (InstanceLifecycle.of(call, resource).terminated()) {
			throw AwsError.of("IncorrectInstanceState", "The instance '%s' is not in a valid state for this operation.",
					id);
		}
		return resource;
	}

}
