package io.github.privatelinkhandson.simulator.vpc;

import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations that create, describe and delete network interfaces.
 */
@Component
class NetworkInterfaceOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("group-id", "groups.group-id"),
			Map.entry("group-name", "groups.group-name"),
			Map.entry("addresses.private-ip-address", "private-ip-addresses.private-ip-address"),
			Map.entry("addresses.primary", "private-ip-addresses.primary"),
			Map.entry("addresses.association.public-ip", "private-ip-addresses.association.public-ip"),
			Map.entry("addresses.association.owner-id", "private-ip-addresses.association.ip-owner-id"),
			Map.entry("attachment.attach.time", "attachment.attach-time"));

	NetworkInterface createNetworkInterface(CreateNetworkInterfaceRequest request, Call call) {
		return new ClientTokenService(call)
			.once(ResourceTypes.NETWORK_INTERFACE, request.clientToken(), request, () -> create(call, request))
			.model();
	}

	private Resource<NetworkInterface> create(Call call, CreateNetworkInterfaceRequest request) {
		String description = (request.description() != null) ? request.description() : "";
		NetworkInterface made = new NetworkInterfaceService(call)
			.create(new NetworkInterfaceService.Spec(call.require(request.subnetId(), "subnetId"),
					NetworkInterfaceType.INTERFACE, description, request.groups(), request.privateIpAddress(), false,
					null, Tags.only(request.tagSpecifications(), "network-interface")));
		return call.get(ResourceTypes.NETWORK_INTERFACE, made.networkInterfaceId());
	}

	Page<NetworkInterface> describeNetworkInterfaces(DescribeNetworkInterfacesRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.NETWORK_INTERFACE,
				new NetworkInterfaceService(call)::describe, request.networkInterfaceIds(), request, ALIASES);
	}

	void deleteNetworkInterface(DeleteNetworkInterfaceRequest request, Call call) {
		String id = call.require(request.networkInterfaceId(), "networkInterfaceId");
		Resource<NetworkInterface> found = new NetworkInterfaceService(call).get(id);
		if (found.model().attachment() != null) {
			throw AwsError.of("InvalidParameterValue", "Network interface '%s' is currently in use.", id);
		}
		new NetworkInterfaceService(call).release(id, null);
	}

}
