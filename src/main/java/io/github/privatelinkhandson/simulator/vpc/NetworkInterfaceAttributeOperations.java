package io.github.privatelinkhandson.simulator.vpc;

import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Implements EC2's operations on the attributes of a network interface.
 */
@Component
class NetworkInterfaceAttributeOperations implements Operations {

	DescribeNetworkInterfaceAttributeResponse describeNetworkInterfaceAttribute(
			DescribeNetworkInterfaceAttributeRequest request, Call call) {
		String id = call.require(request.networkInterfaceId(), "networkInterfaceId");
		String attribute = call.require(request.attributeAsString(), "attribute");
		NetworkInterface found = new NetworkInterfaceService(call).get(id).model();
		DescribeNetworkInterfaceAttributeResponse.Builder answer = DescribeNetworkInterfaceAttributeResponse.builder()
			.networkInterfaceId(id);
		return switch (attribute) {
			case "description" -> answer.description((value) -> value.value(found.description())).build();
			case "groupSet" -> answer.groups(found.groups()).build();
			case "sourceDestCheck" -> answer.sourceDestCheck((value) -> value.value(found.sourceDestCheck())).build();
			case "attachment" -> answer.attachment(found.attachment()).build();
			case "associatePublicIpAddress" -> answer.associatePublicIpAddress(false).build();
			default -> throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter attribute is invalid. Unknown attribute.", attribute);
		};
	}

	void modifyNetworkInterfaceAttribute(ModifyNetworkInterfaceAttributeRequest request, Call call) {
		String id = call.require(request.networkInterfaceId(), "networkInterfaceId");
		NetworkInterface found = new NetworkInterfaceService(call).get(id).model();
		if (found.requesterManaged()) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		checkOne(request);
		if (request.hasGroups()) {
			new NetworkInterfaceService(call).regroup(id, request.groups());
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
			changed.attachment(attachment(found, request.attachment()));
		}
		call.put(kept.with(changed.build()));
	}

	private static NetworkInterfaceAttachment attachment(NetworkInterface found,
			NetworkInterfaceAttachmentChanges changes) {
		NetworkInterfaceAttachment attachment = found.attachment();
		if (attachment == null || !attachment.attachmentId().equals(changes.attachmentId())) {
			throw AwsError.of("InvalidAttachmentID.NotFound", "The attachment ID '%s' does not exist",
					changes.attachmentId());
		}
		return attachment.toBuilder().deleteOnTermination(changes.deleteOnTermination()).build();
	}

	private static void checkOne(ModifyNetworkInterfaceAttributeRequest request) {
		long given = Stream
			.of(request.hasGroups() ? request.groups() : null, request.description(), request.sourceDestCheck(),
					request.attachment())
			.filter(Objects::nonNull)
			.count();
		if (given == 0) {
			throw AwsError.of("MissingParameter", "The request must contain an attribute to modify");
		}
		if (given > 1) {
			throw AwsError.of("InvalidParameterCombination", "Fields for multiple attribute types specified");
		}
	}

}
