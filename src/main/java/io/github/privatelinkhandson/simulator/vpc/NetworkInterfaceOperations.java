package io.github.privatelinkhandson.simulator.vpc;

import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on network interfaces and their attributes.
 */
@Component
class NetworkInterfaceOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("group-id", "groups.group-id"),
			Map.entry("group-name", "groups.group-name"), Map.entry("addresses", "private-ip-addresses"),
			Map.entry("addresses.association.owner-id", "private-ip-addresses.association.ip-owner-id"),
			Map.entry("attachment.attach.time", "attachment.attach-time"));

	NetworkInterface createNetworkInterface(CreateNetworkInterfaceRequest request, Call call) {
		return new ClientTokenService(call)
			.once(ResourceTypes.NETWORK_INTERFACE, request.clientToken(), request, () -> create(call, request))
			.model();
	}

	private Resource<NetworkInterface> create(Call call, CreateNetworkInterfaceRequest request) {
		String description = (request.description() != null) ? request.description() : "";
		PrivateAddressService.Wanted addresses = PrivateAddressService.Wanted.of(request.privateIpAddress(),
				request.privateIpAddresses(), request.secondaryPrivateIpAddressCount());
		NetworkInterface made = new NetworkInterfaceService(call).create(new NetworkInterfaceService.Spec(
				request.subnetId(), NetworkInterfaceType.INTERFACE, description, request.groups(), addresses.primary(),
				null, Tags.only(request.tagSpecifications(), "network-interface")));
		new PrivateAddressService(call).addSecondary(made.networkInterfaceId(), addresses);
		new Ipv6AddressService(call).assignOnCreation(made.networkInterfaceId(),
				Ipv6AddressService.Wanted.of(request.ipv6Addresses(), request.ipv6AddressCount()));
		if (Boolean.TRUE.equals(request.enablePrimaryIpv6())) {
			new Ipv6AddressService(call).enablePrimary(made.networkInterfaceId());
		}
		return call.get(ResourceTypes.NETWORK_INTERFACE, made.networkInterfaceId());
	}

	Page<NetworkInterface> describeNetworkInterfaces(DescribeNetworkInterfacesRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.NETWORK_INTERFACE,
				new NetworkInterfaceService(call)::describe, request.networkInterfaceIds(), request, ALIASES);
	}

	void deleteNetworkInterface(DeleteNetworkInterfaceRequest request, Call call) {
		String id = request.networkInterfaceId();
		Resource<NetworkInterface> found = new NetworkInterfaceService(call).get(id);
		if (found.model().attachment() != null) {
			throw AwsError.of("InvalidParameterValue", "Network interface '%s' is currently in use.", id);
		}
		new NetworkInterfaceService(call).release(id, null);
	}

	DescribeNetworkInterfaceAttributeResponse describeNetworkInterfaceAttribute(
			DescribeNetworkInterfaceAttributeRequest request, Call call) {
		String id = request.networkInterfaceId();
		String attribute = call.require(request.attributeAsString(), "attribute");
		NetworkInterface found = new NetworkInterfaceService(call).get(id).model();
		DescribeNetworkInterfaceAttributeResponse.Builder answer = DescribeNetworkInterfaceAttributeResponse.builder()
			.networkInterfaceId(id);
		return switch (attribute) {
			case "description" -> answer.description((value) -> value.value(found.description())).build();
			case "groupSet" -> answer.groups(found.groups()).build();
			case "sourceDestCheck" -> answer.sourceDestCheck((value) -> value.value(found.sourceDestCheck())).build();
			case "attachment" -> answer.attachment(found.attachment()).build();
			default -> answer.associatePublicIpAddress(false).build();
		};
	}

	void modifyNetworkInterfaceAttribute(ModifyNetworkInterfaceAttributeRequest request, Call call) {
		String id = request.networkInterfaceId();
		NetworkInterface found = new NetworkInterfaceService(call).get(id).model();
		if (found.requesterManaged()) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		Call.requireOneAttribute(request.hasGroups() ? request.groups() : null, request.description(),
				request.sourceDestCheck(), request.attachment(), request.enablePrimaryIpv6());
		if (request.hasGroups()) {
			new NetworkInterfaceService(call).regroup(id, request.groups());
		}
		if (request.enablePrimaryIpv6() != null) {
			setPrimaryIpv6(call, found, request.enablePrimaryIpv6());
		}
		Resource<NetworkInterface> kept = new NetworkInterfaceService(call).get(id);
		NetworkInterface.Builder changed = kept.model().toBuilder();
		if (request.description() != null) {
			changed.description(request.description().value());
		}
		if (request.sourceDestCheck() != null) {
			changed.sourceDestCheck(request.sourceDestCheck().value());
		}
		if (request.attachment() != null) {
			changed.attachment(attachment(call, found, request.attachment()));
		}
		call.put(kept.with(changed.build()));
	}

	private static void setPrimaryIpv6(Call call, NetworkInterface found, boolean enabled) {
		if (enabled) {
			new Ipv6AddressService(call).enablePrimary(found.networkInterfaceId());
		}
		else if (Ipv6AddressService.primary(found) != null) {
			throw AwsError.of("InvalidParameterValue",
					"The primary IPv6 address of network interface %s cannot be disabled.", found.networkInterfaceId());
		}
	}

	private static NetworkInterfaceAttachment attachment(Call call, NetworkInterface found,
			NetworkInterfaceAttachmentChanges changes) {
		NetworkInterfaceAttachment attachment = found.attachment();
		String id = call.require(changes.attachmentId(), "attachmentId");
		boolean leaves = call.require(changes.deleteOnTermination(), "deleteOnTermination");
		if (attachment == null || !attachment.attachmentId().equals(id)) {
			throw AwsError.of("InvalidAttachmentID.NotFound", "The attachment ID '%s' does not exist", id);
		}
		return attachment.toBuilder().deleteOnTermination(leaves).build();
	}

}
