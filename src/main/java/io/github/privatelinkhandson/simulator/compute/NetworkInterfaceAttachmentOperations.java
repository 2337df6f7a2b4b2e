package io.github.privatelinkhandson.simulator.compute;

import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * Attaches network interfaces to instances, beside their first one, and takes them off.
 */
@Component
class NetworkInterfaceAttachmentOperations implements Operations {

	private static final Set<InstanceStateName> ATTACHABLE = Set.of(InstanceStateName.RUNNING,
			InstanceStateName.STOPPED);

	AttachNetworkInterfaceResponse attachNetworkInterface(AttachNetworkInterfaceRequest request, Call call) {
		Resource<NetworkInterface> found = new NetworkInterfaceService(call).get(request.networkInterfaceId());
		Instance instance = new InstanceMapper(call).of(new InstanceService(call).get(request.instanceId()));
		check(found.model(), instance, request.deviceIndex());
		Resource<NetworkInterface> attached = call.put(new NetworkInterfaceService(call).attached(found.id(),
				instance.instanceId(), request.deviceIndex(), false));
		return AttachNetworkInterfaceResponse.builder()
			.attachmentId(attached.model().attachment().attachmentId())
			.networkCardIndex(0)
			.build();
	}

	private static void check(NetworkInterface card, Instance instance, int index) {
		if (card.attachment() != null) {
			throw AwsError.of("InvalidNetworkInterface.InUse", "Interface: [%s] in use.", card.networkInterfaceId());
		}
		if (!ATTACHABLE.contains(instance.state().name())) {
			throw AwsError.of("IncorrectState", "Instance '%s' is not 'running' or 'stopped'.", instance.instanceId());
		}
		if (!card.availabilityZone().equals(instance.placement().availabilityZone())) {
			throw AwsError.of("InvalidParameterCombination",
					"You may not attach a network interface to an instance if they are not in the same availability zone");
		}
		if (!card.vpcId().equals(instance.vpcId())) {
			throw AwsError.of("UnsupportedOperation",
					"The practice AWS attaches network interfaces to instances of their own VPC.");
		}
		if (instance.networkInterfaces().stream().anyMatch((other) -> other.attachment().deviceIndex() == index)) {
			throw AwsError.of("InvalidParameterValue",
					"Instance '%s' already has an interface attached at device index '%d'.", instance.instanceId(),
					index);
		}
		int most = TypeSpec.find(instance.instanceTypeAsString()).orElseThrow().interfaces();
		if (instance.networkInterfaces().size() >= most || index < 0) {
			throw AwsError.of("AttachmentLimitExceeded", "Interface count %d exceeds the limit for %s",
					instance.networkInterfaces().size() + 1, instance.instanceTypeAsString());
		}
	}

	void detachNetworkInterface(DetachNetworkInterfaceRequest request, Call call) {
		String id = request.attachmentId();
		Resource<NetworkInterface> found = call.mentioning(ResourceTypes.NETWORK_INTERFACE, id)
			.filter((card) -> card.model().attachment() != null && id.equals(card.model().attachment().attachmentId()))
			.findFirst()
			.orElseThrow(
					() -> AwsError.of("InvalidAttachmentID.NotFound", "The attachment ID '%s' does not exist", id));
		if (found.model().requesterManaged() || found.model().attachment().instanceId() == null) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		if (found.model().attachment().deviceIndex() == 0) {
			throw AwsError.of("OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
		}
		call.put(detached(found));
	}

	/**
	 * The network interface as it is when it is on no instance.
	 */
	static Resource<NetworkInterface> detached(Resource<NetworkInterface> card) {
		return card.with(card.model()
			.toBuilder()
			.attachment((NetworkInterfaceAttachment) null)
			.status(NetworkInterfaceStatus.AVAILABLE)
			.build());
	}

}
