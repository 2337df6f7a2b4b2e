package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AddressAttribute;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on Elastic IP addresses and their associations with
 * instances and network interfaces.
 */
@Component
class AddressOperations implements Operations {

	AllocateAddressResponse allocateAddress(AllocateAddressRequest request, Call call) {
		if (request.domainAsString() != null && !"vpc".equals(request.domainAsString())) {
			throw AwsError.of("InvalidParameterValue", "Invalid value '%s' for domain.", request.domainAsString());
		}
		Quota.ADDRESSES.checkOneMore(call, ResourceTypes.ADDRESS);
		Address made = new AddressService(call).allocate(Tags.only(request.tagSpecifications(), "elastic-ip"));
		return Models.copy(made, AllocateAddressResponse.builder()).build();
	}

	List<Address> describeAddresses(DescribeAddressesRequest request, Call call) {
		List<Address> all = new AddressService(call).existing();
		AwsError.throwForAny(request.publicIps(),
				(ip) -> all.stream().noneMatch((address) -> ip.equals(address.publicIp())), AddressOperations::unknown);
		List<Address> named = new DescribeSelectionService(call)
			.selected(ResourceTypes.ADDRESS, new AddressService(call)::describe, request.allocationIds(), request)
			.stream()
			.filter((address) -> request.publicIps().isEmpty() || request.publicIps().contains(address.publicIp()))
			.toList();
		return Filters.apply(named, request.filters(), Map.of());
	}

	/**
	 * No address of the practice AWS has a name of its own.
	 */
	Page<AddressAttribute> describeAddressesAttribute(DescribeAddressesAttributeRequest request, Call call) {
		List<AddressAttribute> attributes = new DescribeSelectionService(call)
			.selected(ResourceTypes.ADDRESS, new AddressService(call)::describe, request.allocationIds(), request)
			.stream()
			.map((address) -> Models.copy(address, AddressAttribute.builder()).build())
			.toList();
		return Pages.of(attributes, request);
	}

	void releaseAddress(ReleaseAddressRequest request, Call call) {
		if (request.allocationId() == null) {
			call.require(request.publicIp(), "AllocationId");
			throw AwsError.of("InvalidParameterValue",
					"You must specify an allocation id when releasing a VPC elastic IP address");
		}
		Resource<Address> address = new AddressService(call).get(request.allocationId());
		if (address.model().associationId() != null) {
			throw AwsError.of("InvalidIPAddress.InUse", "Address %s is in use.", address.model().publicIp());
		}
		call.remove(address);
	}

	String associateAddress(AssociateAddressRequest request, Call call) {
		Resource<Address> address = address(call, request);
		NetworkInterface target = target(call, request);
		if (!new InternetGatewayService(call).attached(target.vpcId())) {
			throw AwsError.of("Gateway.NotAttached", "Network %s is not attached to any internet gateway",
					target.vpcId());
		}
		if (target.privateIpAddress() == null) {
			throw AwsError.of("InvalidParameterValue", "Network interface %s does not have a private IPv4 address",
					target.networkInterfaceId());
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
		return new NetworkInterfaceService(call).ofInstance(instanceId)
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
			.orElseThrow(() -> unknown(publicIp));
	}

	private static AwsError unknown(String publicIp) {
		return AwsError.of("InvalidAddress.NotFound", "Address '%s' not found.", publicIp);
	}

}
