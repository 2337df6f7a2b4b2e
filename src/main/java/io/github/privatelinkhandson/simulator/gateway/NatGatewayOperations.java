package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * Implements EC2's operations on NAT gateways.
 */
@Component
class NatGatewayOperations implements Operations {

	NatGateway createNatGateway(CreateNatGatewayRequest request, Call call) {
		return new ClientTokenService(call).earlier(ResourceTypes.NAT_GATEWAY, request.clientToken(), request)
			.map((earlier) -> new NatGatewayService(call).describe(earlier))
			.orElseGet(() -> create(call, request));
	}

	/**
	 * The answer does not yet say which interface and addresses it has.
	 */
	private NatGateway create(Call call, CreateNatGatewayRequest request) {
		NatGateway made = new NatGatewayService(call).describe(new NatGatewayCreation(call, request).create());
		List<NatGatewayAddress> addresses = made.natGatewayAddresses()
			.stream()
			.filter((address) -> address.allocationId() != null)
			.map((address) -> NatGatewayAddress.builder()
				.allocationId(address.allocationId())
				.isPrimary(true)
				.status(address.status())
				.build())
			.toList();
		return made.toBuilder().natGatewayAddresses(addresses).build();
	}

	Page<NatGateway> describeNatGateways(DescribeNatGatewaysRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.NAT_GATEWAY, new NatGatewayService(call)::describe,
				request.natGatewayIds(), request, Map.of());
	}

	String deleteNatGateway(DeleteNatGatewayRequest request, Call call) {
		String id = request.natGatewayId();
		new NatGatewayService(call).existing();
		Resource<NatGateway> nat = call.get(ResourceTypes.NAT_GATEWAY, id);
		if (!nat.deleted()) {
			nat.model()
				.natGatewayAddresses()
				.stream()
				.filter((address) -> address.networkInterfaceId() != null)
				.forEach((address) -> new NetworkInterfaceService(call).release(address.networkInterfaceId(),
						Latency.NAT_GATEWAY_DELETED, id));
			call.put(nat.with(nat.model().toBuilder().deleteTime(call.now()).build())
				.withTime(Resource.DELETED, call.now()));
		}
		return id;
	}

}
