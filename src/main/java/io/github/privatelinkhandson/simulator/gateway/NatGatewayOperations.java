package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.ClientTokens;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaces;
import io.github.privatelinkhandson.simulator.vpc.Selection;
import io.github.privatelinkhandson.simulator.wire.Call;
import io.github.privatelinkhandson.simulator.wire.Filters;
import io.github.privatelinkhandson.simulator.wire.Operations;
import io.github.privatelinkhandson.simulator.wire.Page;
import io.github.privatelinkhandson.simulator.wire.Pages;

/**
 * Plays EC2's calls on NAT gateways.
 */
@Component
class NatGatewayOperations implements Operations {

	CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request, Call call) {
		NatGateway made = ClientTokens.earlier(call, Kinds.NAT_GATEWAY, request.clientToken(), request)
			.map((earlier) -> NatGateways.shown(call, earlier))
			.orElseGet(() -> create(call, request));
		return CreateNatGatewayResponse.builder().natGateway(made).clientToken(request.clientToken()).build();
	}

	/**
	 * The answer does not yet say which interface and addresses it has.
	 */
	private static NatGateway create(Call call, CreateNatGatewayRequest request) {
		NatGateway made = NatGateways.shown(call, new NatGatewayCreation(call, request).create());
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

	DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request, Call call) {
		List<NatGateway> named = Selection.of(call, Kinds.NAT_GATEWAY, NatGateways.current(call),
				NatGateway::natGatewayId, request.natGatewayIds());
		Page<NatGateway> page = Pages.of(Filters.apply(named, request.filter(), Map.of()), request.maxResults(),
				request.nextToken());
		return DescribeNatGatewaysResponse.builder().natGateways(page.items()).nextToken(page.next()).build();
	}

	DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request, Call call) {
		String id = call.require(request.natGatewayId(), "NatGatewayId");
		NatGateways.current(call);
		Resource<NatGateway> nat = call.get(Kinds.NAT_GATEWAY, id);
		if (!nat.deleted()) {
			nat.model()
				.natGatewayAddresses()
				.stream()
				.filter((address) -> address.networkInterfaceId() != null)
				.forEach((address) -> NetworkInterfaces.release(call, address.networkInterfaceId(),
						Latency.NAT_GATEWAY_DELETED, id));
			call.resources()
				.put(nat.with(nat.model().toBuilder().deleteTime(call.now()).build())
					.withTime(Resource.DELETED, call.now()));
		}
		return DeleteNatGatewayResponse.builder().natGatewayId(id).build();
	}

}
