package io.github.privatelinkhandson.blueprint;

import java.util.List;
import java.util.Locale;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * Stage {@code vpc}: both VPCs as the VPC console's "VPC and more" builds them.
 */
final class VpcBlueprint {

	private VpcBlueprint() {
	}

	static List<Step> steps() {
		StepList list = new StepList(StageKey.VPC);
		side(list, "a");
		side(list, "b");
		return list.steps();
	}

	private static void side(StepList list, String side) {
		String vpc = "vpc-" + side;
		String name = "privatelink-" + side.toUpperCase(Locale.ROOT) + "-";
		list.add(vpc, "AWS::EC2::VPC", name + "vpc", 2);
		list.add("dns-" + side, "dns-hostnames", name + "vpc: DNS hostnames", 1, vpc);
		list.add("igw-" + side, "AWS::EC2::InternetGateway", name + "igw", 1);
		list.add("igw-attachment-" + side, "AWS::EC2::VPCGatewayAttachment", name + "igw -> " + name + "vpc", 1,
				"igw-" + side, vpc);
		for (int zone = 1; zone <= 2; zone++) {
			list.add("subnet-" + side + "-public" + zone, "AWS::EC2::Subnet", name + "subnet-public" + zone, 2, vpc);
			list.add("subnet-" + side + "-private" + zone, "AWS::EC2::Subnet", name + "subnet-private" + zone, 2, vpc);
		}
		list.add("rtb-" + side + "-public", "AWS::EC2::RouteTable", name + "rtb-public", 1, vpc);
		list.add("route-" + side + "-public", "AWS::EC2::Route", "0.0.0.0/0 -> " + name + "igw", 1,
				"rtb-" + side + "-public", "igw-attachment-" + side);
		for (int zone = 1; zone <= 2; zone++) {
			association(list, side, "public" + zone, "rtb-" + side + "-public", name);
		}
		String natZone = side.equals("a") ? "1" : "2";
		list.add("eip-" + side, "AWS::EC2::EIP", name + "eip", Price.PUBLIC_IPV4, 1);
		list.add("nat-" + side, "AWS::EC2::NatGateway", name + "nat-public" + natZone, Price.NAT_GATEWAY, 102,
				"subnet-" + side + "-public" + natZone, "eip-" + side, "igw-attachment-" + side);
		for (int zone = 1; zone <= 2; zone++) {
			String table = "rtb-" + side + "-private" + zone;
			list.add(table, "AWS::EC2::RouteTable", name + "rtb-private" + zone, 1, vpc);
			list.add("route-" + side + "-private" + zone, "AWS::EC2::Route",
					"0.0.0.0/0 -> " + name + "nat-public" + natZone, 1, table, "nat-" + side);
			association(list, side, "private" + zone, table, name);
		}
	}

	private static void association(StepList list, String side, String subnet, String table, String name) {
		list.add("assoc-" + side + "-" + subnet, "AWS::EC2::SubnetRouteTableAssociation",
				name + "subnet-" + subnet + " -> " + table.replace("rtb-" + side, name + "rtb"), 1, table,
				"subnet-" + side + "-" + subnet);
	}

}
