package io.github.privatelinkhandson.stage.vpc;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;

/**
 * A side's subnets and the route tables they use.
 */
record SubnetSteps(VpcBlueprint side) {

	List<StepAction> actions() {
		List<StepAction> actions = new ArrayList<>();
		actions.add(table(this.side.publicTable()));
		for (int zone = 1; zone <= 2; zone++) {
			actions.add(subnet(this.side.publicSubnet(zone), true, zone));
			actions.add(subnet(this.side.privateSubnet(zone), false, zone));
			actions.add(table(this.side.privateTable(zone)));
			actions.add(new RouteTableAssociationStep(this.side.publicAssociation(zone), this.side.publicSubnet(zone),
					this.side.publicTable()));
			actions.add(new RouteTableAssociationStep(this.side.privateAssociation(zone), this.side.privateSubnet(zone),
					this.side.privateTable(zone)));
		}
		return actions;
	}

	private StepAction subnet(Step step, boolean isPublic, int zone) {
		return StepAction.call(step,
				(context) -> CreateSubnetRequest.builder()
					.vpcId(context.id(this.side.vpc()))
					.cidrBlock(this.side.cidr(isPublic, zone))
					.availabilityZone(zone(context.lab(), zone))
					.tagSpecifications(context.tags(ResourceType.SUBNET, step))
					.build(),
				(aws, request) -> aws.ec2().createSubnet(request).subnet().subnetId(),
				(context) -> context.observe(step, Subnet.class, Subnet::state, "available"));
	}

	private StepAction table(Step step) {
		return StepAction.call(step,
				(context) -> CreateRouteTableRequest.builder()
					.vpcId(context.id(this.side.vpc()))
					.clientToken(context.token(step))
					.tagSpecifications(context.tags(ResourceType.ROUTE_TABLE, step))
					.build(),
				(aws, request) -> aws.ec2().createRouteTable(request).routeTable().routeTableId(),
				(context) -> context.observe(step, RouteTable.class));
	}

	private static String zone(Lab lab, int zone) {
		return (zone == 1) ? lab.zone1() : lab.zone2();
	}

}
