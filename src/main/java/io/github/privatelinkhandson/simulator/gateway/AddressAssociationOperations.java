package io.github.privatelinkhandson.simulator.gateway;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * Plays EC2's calls that associate Elastic IP addresses with instances and network
 * interfaces.
 */
@Component
class AddressAssociationOperations implements Operations {

	AssociateAddressResponse associateAddress(AssociateAddressRequest request, Call call) {
		Resource<Address> address = address(call, request);
		NetworkInterface target = target(call, request);
		if (!InternetGatewayService.attached(call, target.vpcId())) {
			throw AwsError.of("Gateway.NotAttached", "Network %s is not attached to any internet gateway",
					target.vpcId());
		}
		Address earlier = address.model();
		if (target.networkInterfaceId().equals(earlier.networkInterfaceId())) {
			return AssociateAddressResponse.builder().associationId(earlier.associationId()).build();
		}
		boolean moves = !Boolean.FALSE.equals(request.allowReassociation());
		boolean held = AddressService.requesterManaged(call, earlier);
		if (earlier.associationId() != null && (held || !moves)) {
			throw AwsError.of("Resource.AlreadyAssociated", "resource %s is already associated with associate-id %s",
					earlier.allocationId(), earlier.associationId());
		}
		freeTarget(call, target, moves);
		Address made = AddressService.associate(call, AddressService.get(call, earlier.allocationId()), target);
		return AssociateAddressResponse.builder().associationId(made.associationId()).build();
	}

	DisassociateAddressResponse disassociateAddress(DisassociateAddressRequest request, Call call) {
		Resource<Address> address = (request.associationId() != null) ? ofAssociation(call, request.associationId())
				: ofPublicIp(call, call.require(request.publicIp(), "AssociationId"));
		if (AddressService.requesterManaged(call, address.model())) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		AddressService.disassociate(call, address);
		return DisassociateAddressResponse.builder().build();
	}

	private static Resource<Address> address(Call call, AssociateAddressRequest request) {
		return (request.allocationId() != null) ? AddressService.get(call, request.allocationId())
				: ofPublicIp(call, call.require(request.publicIp(), "AllocationId"));
	}

	private static NetworkInterface target(Call call, AssociateAddressRequest request) {
		if (request.networkInterfaceId() != null) {
			return NetworkInterfaceService.get(call, request.networkInterfaceId()).model();
		}
		String instanceId = call.require(request.instanceId(), "InstanceId");
		call.get(ResourceTypes.INSTANCE, instanceId);
		return NetworkInterfaceService.current(call)
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
	private static void freeTarget(Call call, NetworkInterface target, boolean moves) {
		AddressService.find(call, (other) -> target.networkInterfaceId().equals(other.networkInterfaceId()))
			.ifPresent((other) -> {
				if (!moves) {
					throw AwsError.of("Resource.AlreadyAssociated",
							"resource %s is already associated with associate-id %s", target.networkInterfaceId(),
							other.model().associationId());
				}
				AddressService.disassociate(call, other);
			});
	}

	private static Resource<Address> ofAssociation(Call call, String associationId) {
		return AddressService.find(call, (address) -> associationId.equals(address.associationId()))
			.orElseThrow(() -> AwsError.of("InvalidAssociationID.NotFound", "The association ID '%s' does not exist",
					associationId));
	}

	private static Resource<Address> ofPublicIp(Call call, String publicIp) {
		return AddressService.find(call, (address) -> publicIp.equals(address.publicIp()))
			.orElseThrow(() -> AwsError.of("InvalidAddress.NotFound", "Address '%s' not found.", publicIp));
	}

}
