package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.InternetGateway;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.RouteTargetService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on internet gateways.
 */
@Component
class InternetGatewayOperations implements Operations {

	InternetGateway createInternetGateway(CreateInternetGatewayRequest request, Call call) {
		Quota.INTERNET_GATEWAYS.checkOneMore(call, ResourceTypes.INTERNET_GATEWAY);
		String id = call.newId(ResourceTypes.INTERNET_GATEWAY);
		InternetGateway made = InternetGateway.builder()
			.internetGatewayId(id)
			.ownerId(call.account())
			.attachments(List.of())
			.tags(Tags.only(request.tagSpecifications(), "internet-gateway"))
			.build();
		call.put(call.created(ResourceTypes.INTERNET_GATEWAY, id, made));
		return made;
	}

	Page<InternetGateway> describeInternetGateways(DescribeInternetGatewaysRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.INTERNET_GATEWAY,
				DescribeSelectionService.each(new InternetGatewayService(call)::describe), request.internetGatewayIds(),
				request, Map.of());
	}

	void attachInternetGateway(AttachInternetGatewayRequest request, Call call) {
		String id = request.internetGatewayId();
		String vpcId = request.vpcId();
		Resource<InternetGateway> gateway = call.get(ResourceTypes.INTERNET_GATEWAY, id);
		call.get(ResourceTypes.VPC, vpcId);
		gateway.model().attachments().stream().findFirst().ifPresent((earlier) -> {
			throw AwsError.of("Resource.AlreadyAssociated", "resource %s is already attached to network %s", id,
					earlier.vpcId());
		});
		if (new InternetGatewayService(call).attached(vpcId)) {
			throw AwsError.of("InvalidParameterValue", "Network %s already has an internet gateway attached", vpcId);
		}
		call.put(gateway.with(gateway.model().toBuilder().attachments((attachment) -> attachment.vpcId(vpcId)).build())
			.withTime(RouteTargetService.ATTACHED, call.now()));
	}

	void detachInternetGateway(DetachInternetGatewayRequest request, Call call) {
		String id = request.internetGatewayId();
		String vpcId = request.vpcId();
		Resource<InternetGateway> gateway = call.get(ResourceTypes.INTERNET_GATEWAY, id);
		call.get(ResourceTypes.VPC, vpcId);
		if (gateway.model().attachments().stream().noneMatch((to) -> vpcId.equals(to.vpcId()))) {
			throw AwsError.of("Gateway.NotAttached", "resource %s is not attached to network %s", id, vpcId);
		}
		boolean mapped = new NetworkInterfaceService(call).existing()
			.stream()
			.anyMatch((found) -> vpcId.equals(found.vpcId()) && found.association() != null);
		if (mapped) {
			throw AwsError.of("DependencyViolation", "Network %s has some mapped public address(es). "
					+ "Please unmap those public address(es) before detaching the gateway.", vpcId);
		}
		call.put(gateway.with(gateway.model().toBuilder().attachments(List.of()).build()));
	}

	void deleteInternetGateway(DeleteInternetGatewayRequest request, Call call) {
		Resource<InternetGateway> gateway = call.get(ResourceTypes.INTERNET_GATEWAY, request.internetGatewayId());
		if (!gateway.model().attachments().isEmpty()) {
			throw AwsError.of("DependencyViolation", "The internetGateway '%s' has dependencies and cannot be deleted.",
					gateway.id());
		}
		call.remove(gateway);
	}

}
