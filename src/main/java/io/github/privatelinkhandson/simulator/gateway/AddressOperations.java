package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AddressAttribute;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that allocate, describe and release Elastic IP addresses.
 */
@Component
class AddressOperations implements Operations {

	AllocateAddressResponse allocateAddress(AllocateAddressRequest request, Call call) {
		if (request.domainAsString() != null && !"vpc".equals(request.domainAsString())) {
			throw AwsError.of("InvalidParameterValue", "Invalid value '%s' for domain.", request.domainAsString());
		}
		Quota.ADDRESSES.check(call, () -> call.resources().all(ResourceTypes.ADDRESS).size() + 1L);
		Address made = new AddressService(call).allocate(Tags.only(request.tagSpecifications(), "elastic-ip"));
		return AllocateAddressResponse.builder()
			.allocationId(made.allocationId())
			.publicIp(made.publicIp())
			.publicIpv4Pool(made.publicIpv4Pool())
			.networkBorderGroup(made.networkBorderGroup())
			.domain(made.domain())
			.build();
	}

	List<Address> describeAddresses(DescribeAddressesRequest request, Call call) {
		List<Address> all = new AddressService(call).existing();
		request.publicIps()
			.stream()
			.filter((ip) -> all.stream().noneMatch((address) -> ip.equals(address.publicIp())))
			.findFirst()
			.ifPresent((ip) -> {
				throw AwsError.of("InvalidAddress.NotFound", "Address '%s' not found.", ip);
			});
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
			.map((address) -> AddressAttribute.builder()
				.allocationId(address.allocationId())
				.publicIp(address.publicIp())
				.build())
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

}
