package io.github.privatelinkhandson.simulator.vpc;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesResponse;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Implements EC2's operations on the IPv6 addresses of network interfaces.
 */
@Component
class Ipv6AddressOperations implements Operations {

	AssignIpv6AddressesResponse assignIpv6Addresses(AssignIpv6AddressesRequest request, Call call) {
		Resource<NetworkInterface> to = own(call, request.networkInterfaceId());
		Ipv6AddressService.Wanted wanted = new Ipv6AddressService.Wanted(request.ipv6Addresses(),
				request.ipv6AddressCount());
		if (wanted.isNone()) {
			throw AwsError.of("MissingParameter",
					"The request must contain the parameter ipv6Addresses or ipv6AddressCount");
		}
		return AssignIpv6AddressesResponse.builder()
			.networkInterfaceId(to.id())
			.assignedIpv6Addresses(new Ipv6AddressService(call).assign(to, wanted))
			.build();
	}

	UnassignIpv6AddressesResponse unassignIpv6Addresses(UnassignIpv6AddressesRequest request, Call call) {
		Resource<NetworkInterface> from = own(call, request.networkInterfaceId());
		call.require(request.ipv6Addresses(), "ipv6Addresses");
		return UnassignIpv6AddressesResponse.builder()
			.networkInterfaceId(from.id())
			.unassignedIpv6Addresses(new Ipv6AddressService(call).unassign(from, request.ipv6Addresses()))
			.build();
	}

	private static Resource<NetworkInterface> own(Call call, String id) {
		Resource<NetworkInterface> found = new NetworkInterfaceService(call).get(id);
		if (found.model().requesterManaged()) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		return found;
	}

}
