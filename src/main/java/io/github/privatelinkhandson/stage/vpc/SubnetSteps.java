package io.github.privatelinkhandson.stage.vpc;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.stage.StepAction;

/**
 * A side's subnets and the route tables they use.
 */
record SubnetSteps(Side side) {

	List<StepAction> actions() {
		String letter = this.side.letter();
		List<StepAction> actions = new ArrayList<>();
		actions.add(table("rtb-" + letter + "-public"));
		for (int zone = 1; zone <= 2; zone++) {
			String privateTable = "rtb-" + letter + "-private" + zone;
			actions.add(subnet(true, zone));
			actions.add(subnet(false, zone));
			actions.add(table(privateTable));
			actions.add(association("public" + zone, "rtb-" + letter + "-public"));
			actions.add(association("private" + zone, privateTable));
		}
		return actions;
	}

	private StepAction subnet(boolean isPublic, int zone) {
		String step = "subnet-" + this.side.letter() + (isPublic ? "-public" : "-private") + zone;
		return StepAction.call(step,
				(context) -> CreateSubnetRequest.builder()
					.vpcId(context.id(this.side.vpc()))
					.cidrBlock(this.side.cidr(isPublic, zone))
					.availabilityZone(Side.zone(context.lab(), zone))
					.tagSpecifications(context.tags(ResourceType.SUBNET, step))
					.build(),
				(aws, request) -> aws.ec2().createSubnet(request).subnet().subnetId(),
				(context) -> context.observe(step, Subnet.class, Subnet::state, "available"));
	}

	private StepAction table(String step) {
		return StepAction.call(step,
				(context) -> CreateRouteTableRequest.builder()
					.vpcId(context.id(this.side.vpc()))
					.clientToken(context.token(step))
					.tagSpecifications(context.tags(ResourceType.ROUTE_TABLE, step))
					.build(),
				(aws, request) -> aws.ec2().createRouteTable(request).routeTable().routeTableId(),
				(context) -> context.observe(step, RouteTable.class));
	}

	private StepAction association(String subnet, String table) {
		String letter = this.side.letter();
		return new RouteTableAssociationStep("assoc-" + letter + "-" + subnet, "subnet-" + letter + "-" + subnet,
				table);
	}

}
