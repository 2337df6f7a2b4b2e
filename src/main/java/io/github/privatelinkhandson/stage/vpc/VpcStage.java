package io.github.privatelinkhandson.stage.vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.Address;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.stage.Expectation;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * Stage {@code vpc}: the consumer's and the provider's VPC, as the VPC console's "VPC and
 * more" builds them.
 */
@Service
class VpcStage implements Stage {

	@Override
	public List<StepAction> actions() {
		return Stream.of(VpcBlueprint.A, VpcBlueprint.B).flatMap(VpcStage::actions).toList();
	}

	private static Stream<StepAction> actions(VpcBlueprint side) {
		List<StepAction> actions = new ArrayList<>(List.of(vpc(side),
				new DnsHostnamesStep(side.step("dns-*"), side.vpc()), internetGateway(side.step("igw-*")),
				new GatewayAttachmentStep(side.step("igw-attachment-*"), side.step("igw-*"), side.vpc()),
				table(side, "public"), route(side, "public", "igw-*"), address(side.step("eip-*")), natGateway(side)));
		for (int zone = 1; zone <= 2; zone++) {
			actions.add(subnet(side, side.publicSubnet(zone), true, zone));
			actions.add(subnet(side, side.privateSubnet(zone), false, zone));
			actions.add(table(side, "private" + zone));
			actions.add(route(side, "private" + zone, "nat-*"));
			actions.add(association(side, "public" + zone, "public"));
			actions.add(association(side, "private" + zone, "private" + zone));
		}
		return actions.stream();
	}

	private static StepAction vpc(VpcBlueprint side) {
		return StepAction.call(side.vpc(),
				(context) -> CreateVpcRequest.builder()
					.cidrBlock(side.cidr())
					.tagSpecifications(context.tags(ResourceType.VPC, side.vpc()))
					.build(),
				(aws, request) -> aws.ec2().createVpc(request).vpc().vpcId(),
				(context) -> context.observe(side.vpc(), Vpc.class, Vpc::state, "available"));
	}

	private static StepAction internetGateway(Step gateway) {
		return StepAction.call(gateway,
				(context) -> CreateInternetGatewayRequest.builder()
					.tagSpecifications(context.tags(ResourceType.INTERNET_GATEWAY, gateway))
					.build(),
				(aws, request) -> aws.ec2().createInternetGateway(request).internetGateway().internetGatewayId(),
				(context) -> context.observe(gateway, InternetGateway.class));
	}

	private static StepAction subnet(VpcBlueprint side, Step step, boolean isPublic, int zone) {
		return StepAction
			.call(step,
					(context) -> CreateSubnetRequest.builder()
						.vpcId(context.id(side.vpc()))
						.cidrBlock(side.cidr(isPublic, zone))
						.availabilityZone(zone(context, zone))
						.tagSpecifications(context.tags(ResourceType.SUBNET, step))
						.build(),
					(aws, request) -> aws.ec2().createSubnet(request).subnet().subnetId(),
					(context) -> context.observe(step, Subnet.class, Subnet::state, "available"))
			.expecting(Expectation.id("subnet-in-other-vpc", Subnet.class, "VpcId", side.vpc(), Subnet::vpcId),
					new Expectation<>("subnet-in-other-zone", Subnet.class, "AvailabilityZone",
							(context) -> zone(context, zone), Subnet::zone,
							(context, found) -> !found.zone().equals(zone(context, zone)), null))
			.deletedBy((aws, id) -> aws.ec2().deleteSubnet((request) -> request.subnetId(id)));
	}

	private static String zone(StageContext context, int zone) {
		return (zone == 1) ? context.lab().zone1() : context.lab().zone2();
	}

	private static StepAction table(VpcBlueprint side, String name) {
		Step step = side.step("rtb-*-" + name);
		return StepAction
			.call(step,
					(context) -> CreateRouteTableRequest.builder()
						.vpcId(context.id(side.vpc()))
						.clientToken(context.token(step))
						.tagSpecifications(context.tags(ResourceType.ROUTE_TABLE, step))
						.build(),
					(aws, request) -> aws.ec2().createRouteTable(request).routeTable().routeTableId(),
					(context) -> context.observe(step, RouteTable.class))
			.expecting(Expectation.id("table-in-other-vpc", RouteTable.class, "VpcId", side.vpc(), RouteTable::vpcId))
			.deletedBy((aws, id) -> aws.ec2().deleteRouteTable((request) -> request.routeTableId(id)));
	}

	private static StepAction route(VpcBlueprint side, String table, String target) {
		return new DefaultRouteStep(side.step("route-*-" + table), side.step("rtb-*-" + table), side.step(target));
	}

	private static StepAction association(VpcBlueprint side, String subnet, String table) {
		return new RouteTableAssociationStep(side.step("assoc-*-" + subnet), side.step("subnet-*-" + subnet),
				side.step("rtb-*-" + table));
	}

	private static StepAction address(Step address) {
		return StepAction.call(address,
				(context) -> AllocateAddressRequest.builder()
					.domain(DomainType.VPC)
					.tagSpecifications(context.tags(ResourceType.ELASTIC_IP, address))
					.build(),
				(aws, request) -> aws.ec2().allocateAddress(request).allocationId(),
				(context) -> context.observe(address, Address.class));
	}

	private static StepAction natGateway(VpcBlueprint side) {
		Step gateway = side.step("nat-*");
		return StepAction
			.call(gateway,
					(context) -> CreateNatGatewayRequest.builder()
						.subnetId(context.id(side.natSubnet()))
						.allocationId(context.id(side.step("eip-*")))
						.clientToken(context.token(gateway))
						.tagSpecifications(context.tags(ResourceType.NATGATEWAY, gateway))
						.build(),
					(aws, request) -> aws.ec2().createNatGateway(request).natGateway().natGatewayId(),
					(context) -> natGateway(context, gateway))
			.expecting(Expectation
				.id("nat-in-private-subnet", NatGateway.class, "SubnetId", side.natSubnet(), NatGateway::subnetId)
				.differingIf((context, found) -> context.isOf(side.privateSubnet(1), found.subnetId())
						|| context.isOf(side.privateSubnet(2), found.subnetId())),
					Expectation.id("nat-in-other-vpc", NatGateway.class, "VpcId", side.vpc(), NatGateway::vpcId),
					Expectation
						.id("nat-without-address", NatGateway.class, "AllocationId", side.step("eip-*"),
								(found) -> String.valueOf(found.allocationId()))
						.differingIf((context, found) -> found.allocationId() == null))
			.deletedBy((aws, id) -> aws.ec2().deleteNatGateway((request) -> request.natGatewayId(id)));
	}

	private static StepState natGateway(StageContext context, Step step) {
		return context.find(step, NatGateway.class).map((found) -> switch (found.state()) {
			case "available" -> StepState.ready(found.id());
			case "failed" ->
				context.failed(step, found, String.valueOf(found.failureCode()), found.id() + ": " + found.state());
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

}
