package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
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

	CreateNetworkInterfaceResponse createNetworkInterface(CreateNetworkInterfaceRequest request, Call call) {
		NetworkInterface made = new ClientTokenService(call)
			.earlier(ResourceTypes.NETWORK_INTERFACE, request.clientToken(), request)
			.orElseGet(() -> create(call, request))
			.model();
		return CreateNetworkInterfaceResponse.builder()
			.networkInterface(made)
			.clientToken(request.clientToken())
			.build();
	}

	private Resource<NetworkInterface> create(Call call, CreateNetworkInterfaceRequest request) {
		String description = (request.description() != null) ? request.description() : "";
		NetworkInterface made = new NetworkInterfaceService(call)
			.create(new NetworkInterfaceService.Spec(call.require(request.subnetId(), "subnetId"),
					NetworkInterfaceType.INTERFACE, description, request.groups(), request.privateIpAddress(), false,
					null, Tags.only(request.tagSpecifications(), "network-interface")));
		Resource<NetworkInterface> created = ClientTokenService.withToken(
				call.get(ResourceTypes.NETWORK_INTERFACE, made.networkInterfaceId()), request.clientToken(), request);
		call.put(created);
		return created;
	}

	DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request, Call call) {
		List<Resource<NetworkInterface>> kept = new DescribeSelectionService(call).kept(ResourceTypes.NETWORK_INTERFACE,
				request.networkInterfaceIds(), request.filters());
		List<NetworkInterface> named = new DescribeSelectionService(call).of(ResourceTypes.NETWORK_INTERFACE,
				new NetworkInterfaceService(call).describe(kept), NetworkInterface::networkInterfaceId,
				request.networkInterfaceIds());
		Page<NetworkInterface> page = Pages.of(Filters.apply(named, request.filters(), ALIASES), request.maxResults(),
				request.nextToken());
		return DescribeNetworkInterfacesResponse.builder()
			.networkInterfaces(page.items())
			.nextToken(page.next())
			.build();
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
