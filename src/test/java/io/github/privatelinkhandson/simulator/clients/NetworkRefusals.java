package io.github.privatelinkhandson.simulator.clients;

import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/**
 * What VPCs, their subnets, routes, gateways and security groups cannot be.
 */
final class NetworkRefusals {

	private NetworkRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		return Stream.of(addresses(lab), gateways(lab), routes(lab), names(lab), rules(lab)).flatMap((some) -> some);
	}

	private static Stream<Refusal> addresses(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(Refusal.of("InvalidVpc.Range", "a VPC that is too large", () -> vpc(ec2, "10.0.0.0/15")),
				Refusal.of("InvalidVpc.Range", "a VPC that is too small", () -> vpc(ec2, "10.0.0.0/29")),
				Refusal.of("InvalidParameterValue", "a VPC of no CIDR", () -> vpc(ec2, "10.0.0.0")),
				Refusal.of("InvalidParameterValue", "a VPC of no address", () -> vpc(ec2, "10.0.0.256/16")),
				Refusal.of("InvalidSubnet.Range", "a subnet outside the VPC", () -> subnet(lab, "10.9.0.0/24")),
				Refusal.of("InvalidSubnet.Range", "a subnet larger than the VPC", () -> subnet(lab, "10.0.0.0/15")),
				Refusal.of("InvalidSubnet.Range", "a subnet that is too small", () -> subnet(lab, "10.0.200.0/29")),
				Refusal.of("InvalidSubnet.Conflict", "the same subnet", () -> subnet(lab, "10.0.0.0/20")),
				Refusal.of("InvalidSubnet.Conflict", "a subnet within another", () -> subnet(lab, "10.0.1.0/24")),
				Refusal.of("InvalidSubnet.Conflict", "a subnet around another", () -> subnet(lab, "10.0.0.0/16")),
				Refusal.of("InvalidParameterValue", "a subnet of no CIDR", () -> subnet(lab, "ten")),
				Refusal.of("InvalidParameterValue", "an unknown zone",
						() -> ec2.createSubnet((r) -> r.vpcId(lab.id("vpc A"))
							.cidrBlock("10.0.200.0/24")
							.availabilityZone("ap-northeast-1z"))));
	}

	private static void vpc(Ec2Client ec2, String cidr) {
		ec2.createVpc((r) -> r.cidrBlock(cidr));
	}

	private static void subnet(FinishedLab lab, String cidr) {
		lab.ec2().createSubnet((r) -> r.vpcId(lab.id("vpc A")).cidrBlock(cidr));
	}

	private static Stream<Refusal> gateways(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(
				Refusal.of("Resource.AlreadyAssociated", "an internet gateway that is attached",
						() -> ec2
							.attachInternetGateway((r) -> r.internetGatewayId(lab.id("igw A")).vpcId(lab.id("vpc B")))),
				Refusal.of("Gateway.NotAttached", "an internet gateway of another VPC",
						() -> ec2
							.detachInternetGateway((r) -> r.internetGatewayId(lab.id("igw A")).vpcId(lab.id("vpc B")))),
				Refusal.of("MissingParameter", "a public NAT gateway without an address",
						() -> ec2.createNatGateway((r) -> r.subnetId(lab.id("public A")))),
				Refusal.of("AuthFailure", "an address of a NAT gateway",
						() -> ec2.disassociateAddress(
								(r) -> r.associationId(ec2.describeAddresses((a) -> a.allocationIds(lab.id("eip A")))
									.addresses()
									.get(0)
									.associationId()))),
				Refusal.of("InvalidParameterValue", "an interface of an endpoint",
						() -> ec2.deleteNetworkInterface((r) -> r.networkInterfaceId(lab.id("endpoint interface")))));
	}

	private static Stream<Refusal> routes(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		String table = lab.id("public table A");
		return Stream.of(
				Refusal.of("RouteAlreadyExists", "the same route", () -> ec2.createRoute(
						(r) -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(lab.id("igw A")))),
				Refusal.of("InvalidParameterValue", "a route to another VPC's gateway", () -> ec2.createRoute(
						(r) -> r.routeTableId(table).destinationCidrBlock("192.0.2.0/24").gatewayId(lab.id("igw B")))),
				Refusal.of("InvalidParameterValue", "a route to another VPC's NAT gateway",
						() -> ec2.createRoute((r) -> r.routeTableId(table)
							.destinationCidrBlock("192.0.2.0/24")
							.natGatewayId(lab.id("nat B")))),
				Refusal.of("InvalidGatewayID.NotFound", "a route to an unknown gateway",
						() -> ec2.createRoute((r) -> r.routeTableId(table)
							.destinationCidrBlock("192.0.2.0/24")
							.gatewayId("igw-0123456789abcdef0"))),
				Refusal.of("InvalidParameterValue", "a route to no CIDR", () -> ec2.createRoute(
						(r) -> r.routeTableId(table).destinationCidrBlock("anywhere").gatewayId(lab.id("igw A")))),
				Refusal.of("InvalidRoute.NotFound", "a route that is not there",
						() -> ec2.deleteRoute((r) -> r.routeTableId(table).destinationCidrBlock("192.0.2.0/24"))),
				Refusal.of("InvalidParameterValue", "the local route",
						() -> ec2.deleteRoute((r) -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/16"))),
				Refusal.of("InvalidParameterValue", "another VPC's subnet",
						() -> ec2.associateRouteTable((r) -> r.routeTableId(table).subnetId(lab.id("private a B")))),
				Refusal.of("Resource.AlreadyAssociated", "a subnet that has a table",
						() -> ec2.associateRouteTable(
								(r) -> r.routeTableId(lab.id("main table A")).subnetId(lab.id("public A")))),
				Refusal.of("InvalidParameterValue", "the association of the main table",
						() -> ec2.disassociateRouteTable((r) -> r.associationId(lab.id("main association A")))),
				Refusal.of("InvalidAssociationID.NotFound", "an association that is not there",
						() -> ec2.disassociateRouteTable((r) -> r.associationId("rtbassoc-0123456789abcdef0"))));
	}

	private static Stream<Refusal> names(FinishedLab lab) {
		return Stream.of(
				Refusal.of("InvalidGroup.Duplicate", "the same name", () -> group(lab, "EC2-A-sg", "EC2-A-sg")),
				Refusal.of("InvalidGroup.Duplicate", "the name in capitals", () -> group(lab, "ec2-a-SG", "EC2-A-sg")),
				Refusal.of("InvalidParameterValue", "a name like an id", () -> group(lab, "sg-web", "web")),
				Refusal.of("InvalidParameterValue", "a name like an id in capitals", () -> group(lab, "SG-web", "web")),
				Refusal.of("InvalidParameterValue", "a Japanese name", () -> group(lab, "\u7df4\u7fd2", "web")),
				Refusal.of("InvalidParameterValue", "a Japanese description", () -> group(lab, "web", "\u7df4\u7fd2")),
				Refusal.of("InvalidParameterValue", "a name that is too long",
						() -> group(lab, "a".repeat(256), "web")),
				Refusal.of("InvalidParameterValue", "a description that is too long",
						() -> group(lab, "web", "a".repeat(256))),
				Refusal.of("InvalidGroup.Reserved", "the default group's name", () -> group(lab, "default", "web")),
				Refusal.of("MissingParameter", "no description",
						() -> lab.ec2().createSecurityGroup((r) -> r.groupName("web").vpcId(lab.id("vpc A")))));
	}

	private static void group(FinishedLab lab, String name, String description) {
		lab.ec2().createSecurityGroup((r) -> r.groupName(name).description(description).vpcId(lab.id("vpc A")));
	}

	private static Stream<Refusal> rules(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		String group = lab.id("EC2-B-sg");
		return Stream.of(
				Refusal.of("InvalidPermission.Duplicate", "the same rule",
						() -> ec2.authorizeSecurityGroupIngress(
								(r) -> r.groupId(group).ipPermissions(FinishedLab.web(lab.id("NLB-B-sg"))))),
				Refusal.of("InvalidPermission.Duplicate", "the same rule for going out",
						() -> ec2.authorizeSecurityGroupEgress((r) -> r.groupId(group)
							.ipPermissions((p) -> p.ipProtocol("-1").ipRanges((to) -> to.cidrIp("0.0.0.0/0"))))),
				Refusal.of("InvalidGroup.NotFound", "another VPC's group",
						() -> ec2.authorizeSecurityGroupIngress(
								(r) -> r.groupId(group).ipPermissions(FinishedLab.web(lab.id("EC2-A-sg"))))),
				Refusal.of("InvalidPermission.NotFound", "a rule that is not there",
						() -> ec2.revokeSecurityGroupIngress(
								(r) -> r.groupId(group).ipPermissions(from("192.0.2.0/24", 80)))),
				Refusal.of("InvalidParameterValue", "a rule for no CIDR",
						() -> ec2.authorizeSecurityGroupIngress(
								(r) -> r.groupId(group).ipPermissions(from("192.0.2.0/99", 80)))),
				Refusal.of("InvalidParameterValue", "a rule for no port",
						() -> ec2.authorizeSecurityGroupIngress(
								(r) -> r.groupId(group).ipPermissions(from("192.0.2.0/24", 65536)))),
				Refusal.of("InvalidParameterValue", "a rule for no protocol",
						() -> ec2.authorizeSecurityGroupIngress((r) -> r.groupId(group)
							.ipPermissions((p) -> p.ipProtocol("morse").ipRanges((to) -> to.cidrIp("192.0.2.0/24"))))),
				Refusal.of("MissingParameter", "no rule",
						() -> ec2.authorizeSecurityGroupIngress((r) -> r.groupId(group))),
				Refusal.of("AuthFailure", "a group for an interface of an endpoint",
						() -> ec2.modifyNetworkInterfaceAttribute(
								(r) -> r.networkInterfaceId(lab.id("endpoint interface")).groups(group))));
	}

	private static IpPermission from(String cidr, int port) {
		return IpPermission.builder()
			.ipProtocol("tcp")
			.fromPort(port)
			.toPort(port)
			.ipRanges((range) -> range.cidrIp(cidr))
			.build();
	}

}
