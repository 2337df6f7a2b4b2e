package io.github.privatelinkhandson.stage.vpc;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.Address;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.stage.Mistake;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * A side's NAT gateway with its address, and the routes that lead out. The two sides' NAT
 * gateways stand in different zones, because AWS counts them by zone.
 */
record NatGatewaySteps(VpcBlueprint side) {

	List<StepAction> actions() {
		Step address = this.side.address();
		Step gateway = this.side.natGateway();
		Step subnet = this.side.natSubnet();
		return List.of(
				StepAction.call(address,
						(context) -> AllocateAddressRequest.builder()
							.domain(DomainType.VPC)
							.tagSpecifications(context.tags(ResourceType.ELASTIC_IP, address))
							.build(),
						(aws, request) -> aws.ec2().allocateAddress(request).allocationId(),
						(context) -> context.observe(address, Address.class)),
				StepAction
					.call(gateway,
							(context) -> CreateNatGatewayRequest.builder()
								.subnetId(context.id(subnet))
								.allocationId(context.id(address))
								.clientToken(context.token(gateway))
								.tagSpecifications(context.tags(ResourceType.NATGATEWAY, gateway))
								.build(),
							(aws, request) -> aws.ec2().createNatGateway(request).natGateway().natGatewayId(),
							(context) -> gateway(context, gateway))
					.recognising(new Mistake<>("nat-in-private-subnet", NatGateway.class, this::isInPrivateSubnet)),
				new DefaultRouteStep(this.side.publicRoute(), this.side.publicTable(), this.side.internetGateway()),
				new DefaultRouteStep(this.side.privateRoute(1), this.side.privateTable(1), gateway),
				new DefaultRouteStep(this.side.privateRoute(2), this.side.privateTable(2), gateway));
	}

	private boolean isInPrivateSubnet(StageContext context, NatGateway found) {
		return context.isOf(this.side.privateSubnet(1), found.subnetId())
				|| context.isOf(this.side.privateSubnet(2), found.subnetId());
	}

	private static StepState gateway(StageContext context, Step step) {
		return context.find(step, NatGateway.class).map((found) -> switch (found.state()) {
			case "available" -> StepState.ready(found.id());
			case "failed" -> failed(context, step, found);
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	/**
	 * A failed one stays visible for an hour; when the step is tried anew it no longer
	 * counts.
	 */
	private static StepState failed(StageContext context, Step step, NatGateway found) {
		return context.knownId(step).isPresent() ? new StepState.Broken(found.id(), String.valueOf(found.failureCode()),
				"NAT gateway " + found.id() + " failed") : StepState.absent();
	}

}
