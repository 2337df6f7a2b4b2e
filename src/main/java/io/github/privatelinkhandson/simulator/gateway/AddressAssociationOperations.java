package io.github.privatelinkhandson.simulator.gateway;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * Implements EC2's operations that associate Elastic IP addresses with instances and
 * network interfaces.
 */
@Component
class AddressAssociationOperations implements Operations {

	String associateAddress(AssociateAddressRequest request, Call call) {
		Resource<Address> address = address(call, request);
		NetworkInterface target = target(call, request);
		if (!new InternetGatewayService(call).attached(target.vpcId())) {
			throw AwsError.of("Gateway.NotAttached", "Network %s is not attached to any internet gateway",
					target.vpcId());
		}
		Address earlier = address.model();
		if (target.networkInterfaceId().equals(earlier.networkInterfaceId())) {
			return earlier.associationId();
		}
		boolean moves = !Boolean.FALSE.equals(request.allowReassociation());
		boolean held = new AddressService(call).requesterManaged(earlier);
		if (earlier.associationId() != null && (held || !moves)) {
			throw AwsError.of("Resource.AlreadyAssociated", "resource %s is already associated with associate-id %s",
					earlier.allocationId(), earlier.associationId());
		}
		freeTarget(call, target, moves);
		Address made = new AddressService(call).associate(new AddressService(call).get(earlier.allocationId()), target);
		return made.associationId();
	}

	void disassociateAddress(DisassociateAddressRequest request, Call call) {
		Resource<Address> address = (request.associationId() != null) ? ofAssociation(call, request.associationId())
				: ofPublicIp(call, call.require(request.publicIp(), "AssociationId"));
		if (new AddressService(call).requesterManaged(address.model())) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		new AddressService(call).disassociate(address);
	}

	private Resource<Address> address(Call call, AssociateAddressRequest request) {
		return (request.allocationId() != null) ? new AddressService(call).get(request.allocationId())
				: ofPublicIp(call, call.require(request.publicIp(), "AllocationId"));
	}

	private NetworkInterface target(Call call, AssociateAddressRequest request) {
		if (request.networkInterfaceId() != null) {
			return new NetworkInterfaceService(call).get(request.networkInterfaceId()).model();
		}
		String instanceId = call.require(request.instanceId(), "InstanceId");
		call.get(ResourceTypes.INSTANCE, instanceId);
		return new NetworkInterfaceService(call).existing()
			.stream()
			.filter((found) -> found.attachment() != null && instanceId.equals(found.attachment().instanceId()))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidInstanceID",
					"The instance '%s' is not in a valid state for this operation.", instanceId));
	}

	/**
	 * A network interface has one address; another one replaces it, where that is
	 * allowed.
	 */
	private void freeTarget(Call call, NetworkInterface target, boolean moves) {
		new AddressService(call).find((other) -> target.networkInterfaceId().equals(other.networkInterfaceId()))
			.ifPresent((other) -> {
				if (!moves) {
					throw AwsError.of("Resource.AlreadyAssociated",
							"resource %s is already associated with associate-id %s", target.networkInterfaceId(),
							other.model().associationId());
				}
				new AddressService(call).disassociate(other);
			});
	}

	private Resource<Address> ofAssociation(Call call, String associationId) {
		return new AddressService(call).find((address) -> associationId.equals(address.associationId()))
			.orElseThrow(() -> AwsError.of("InvalidAssociationID.NotFound", "The association ID '%s' does not exist",
					associationId));
	}

	private Resource<Address> ofPublicIp(Call call, String publicIp) {
		return new AddressService(call).find((address) -> publicIp.equals(address.publicIp()))
			.orElseThrow(() -> AwsError.of("InvalidAddress.NotFound", "Address '%s' not found.", publicIp));
	}

}
