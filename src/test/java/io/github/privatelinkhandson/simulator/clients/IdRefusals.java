package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/**
 * Ids that are unknown or malformed, of every kind.
 */
final class IdRefusals {

	private static final String UNKNOWN = "0123456789abcdef0";

	private IdRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(
				ids("vpc-", "InvalidVpcID.NotFound", "InvalidVpcID.Malformed",
						(id) -> ec2.describeVpcs((r) -> r.vpcIds(id)), (id) -> ec2.deleteVpc((r) -> r.vpcId(id)),
						(id) -> ec2.createSubnet((r) -> r.vpcId(id).cidrBlock("10.0.0.0/24")),
						(id) -> ec2.describeVpcAttribute((r) -> r.vpcId(id).attribute("enableDnsSupport"))),
				ids("subnet-", "InvalidSubnetID.NotFound", "InvalidSubnetID.Malformed",
						(id) -> ec2.describeSubnets((r) -> r.subnetIds(id)),
						(id) -> ec2.deleteSubnet((r) -> r.subnetId(id)),
						(id) -> ec2.associateRouteTable((r) -> r.routeTableId(lab.id("public table A")).subnetId(id)),
						(id) -> ec2.runInstances((r) -> r.imageId(FinishedLab.IMAGE)
							.instanceType("t3.micro")
							.minCount(1)
							.maxCount(1)
							.subnetId(id))),
				ids("igw-", "InvalidInternetGatewayID.NotFound", "InvalidInternetGatewayId.Malformed",
						(id) -> ec2.describeInternetGateways((r) -> r.internetGatewayIds(id)),
						(id) -> ec2.attachInternetGateway((r) -> r.internetGatewayId(id).vpcId(lab.id("vpc A"))),
						(id) -> ec2.deleteInternetGateway((r) -> r.internetGatewayId(id))),
				ids("rtb-", "InvalidRouteTableID.NotFound", "InvalidRouteTableId.Malformed",
						(id) -> ec2.describeRouteTables((r) -> r.routeTableIds(id)),
						(id) -> ec2.createRoute(
								(r) -> r.routeTableId(id).destinationCidrBlock("0.0.0.0/0").gatewayId(lab.id("igw A"))),
						(id) -> ec2.deleteRouteTable((r) -> r.routeTableId(id))),
				ids("nat-", "NatGatewayNotFound", "NatGatewayMalformed",
						(id) -> ec2.describeNatGateways((r) -> r.natGatewayIds(id)),
						(id) -> ec2.deleteNatGateway((r) -> r.natGatewayId(id))),
				ids("eipalloc-", "InvalidAllocationID.NotFound", "InvalidAllocationID.NotFound",
						(id) -> ec2.describeAddresses((r) -> r.allocationIds(id)),
						(id) -> ec2.releaseAddress((r) -> r.allocationId(id))),
				ids("acl-", "InvalidNetworkAclID.NotFound", "InvalidNetworkAclId.Malformed",
						(id) -> ec2.describeNetworkAcls((r) -> r.networkAclIds(id)),
						(id) -> ec2.deleteNetworkAcl((r) -> r.networkAclId(id))),
				servers(lab), privateLink(lab))
			.flatMap((some) -> some);
	}

	private static Stream<Refusal> servers(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream
			.of(ids("sg-", "InvalidGroup.NotFound", "InvalidGroupId.Malformed",
					(id) -> ec2.describeSecurityGroups((r) -> r.groupIds(id)),
					(id) -> ec2.deleteSecurityGroup((r) -> r.groupId(id)),
					(id) -> ec2.authorizeSecurityGroupIngress(
							(r) -> r.groupId(id).ipPermissions(FinishedLab.web(lab.id("EC2-A-sg")))),
					(id) -> ec2.revokeSecurityGroupIngress(
							(r) -> r.groupId(id).ipPermissions(FinishedLab.web(lab.id("EC2-A-sg"))))),
					ids("sgr-", "InvalidSecurityGroupRuleId.NotFound", "InvalidSecurityGroupRuleId.Malformed",
							(id) -> ec2.describeSecurityGroupRules((r) -> r.securityGroupRuleIds(id)),
							(id) -> ec2.revokeSecurityGroupIngress(
									(r) -> r.groupId(lab.id("EC2-B-sg")).securityGroupRuleIds(id))),
					ids("eni-", "InvalidNetworkInterfaceID.NotFound", "InvalidNetworkInterfaceId.Malformed",
							(id) -> ec2.describeNetworkInterfaces((r) -> r.networkInterfaceIds(id)),
							(id) -> ec2.deleteNetworkInterface((r) -> r.networkInterfaceId(id))),
					ids("i-", "InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed",
							(id) -> ec2.describeInstances((r) -> r.instanceIds(id)),
							(id) -> ec2.stopInstances((r) -> r.instanceIds(id)),
							(id) -> ec2.terminateInstances((r) -> r.instanceIds(lab.id("EC2-A"), id))),
					ids("vol-", "InvalidVolume.NotFound", "InvalidVolumeID.Malformed",
							(id) -> ec2.describeVolumes((r) -> r.volumeIds(id))))
			.flatMap((some) -> some);
	}

	private static Stream<Refusal> privateLink(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream
			.of(ids("vpce-", "InvalidVpcEndpointId.NotFound", "InvalidVpcEndpointId.Malformed",
					(id) -> ec2.describeVpcEndpoints((r) -> r.vpcEndpointIds(id)),
					(id) -> ec2.modifyVpcEndpoint((r) -> r.vpcEndpointId(id).addSecurityGroupIds(lab.id("EC2-A-sg")))),
					ids("vpce-svc-", "InvalidVpcEndpointServiceId.NotFound", "InvalidVpcEndpointServiceId.Malformed",
							(id) -> ec2.describeVpcEndpointServiceConfigurations((r) -> r.serviceIds(id)),
							(id) -> ec2.describeVpcEndpointServicePermissions((r) -> r.serviceId(id)),
							(id) -> ec2.acceptVpcEndpointConnections(
									(r) -> r.serviceId(id).vpcEndpointIds(lab.id("endpoint")))),
					ids("nip-", "InvalidNetworkInsightsPathId.NotFound", "InvalidNetworkInsightsPathId.Malformed",
							(id) -> ec2.describeNetworkInsightsPaths((r) -> r.networkInsightsPathIds(id)),
							(id) -> ec2.startNetworkInsightsAnalysis((r) -> r.networkInsightsPathId(id)),
							(id) -> ec2.deleteNetworkInsightsPath((r) -> r.networkInsightsPathId(id))),
					ids("nia-", "InvalidNetworkInsightsAnalysisId.NotFound",
							"InvalidNetworkInsightsAnalysisId.Malformed",
							(id) -> ec2.describeNetworkInsightsAnalyses((r) -> r
								.networkInsightsAnalysisIds(id)),
							(id) -> ec2.deleteNetworkInsightsAnalysis((r) -> r.networkInsightsAnalysisId(id))),
					items("InvalidVpcEndpoint", "vpce-",
							(id) -> ec2.deleteVpcEndpoints((r) -> r.vpcEndpointIds(id)).unsuccessful()),
					items("InvalidVpcEndpointService", "vpce-svc-",
							(id) -> ec2.deleteVpcEndpointServiceConfigurations((r) -> r.serviceIds(id)).unsuccessful()),
					items("InvalidVpcEndpoint", "vpce-",
							(id) -> ec2
								.acceptVpcEndpointConnections((r) -> r.serviceId(lab.id("service")).vpcEndpointIds(id))
								.unsuccessful()))
			.flatMap((some) -> some);
	}

	@SafeVarargs
	private static Stream<Refusal> ids(String prefix, String notFound, String malformed, Consumer<String>... calls) {
		return Stream.iterate(0, (i) -> i < calls.length, (i) -> i + 1)
			.flatMap((i) -> Stream.of(
					Refusal.of(notFound, prefix + " unknown " + i, () -> calls[i].accept(prefix + UNKNOWN)),
					Refusal.of(malformed, prefix + " malformed " + i, () -> calls[i].accept(prefix + "xyz")),
					Refusal.of(malformed, prefix + " of another kind " + i, () -> calls[i].accept("ami-" + UNKNOWN))));
	}

	private static Stream<Refusal> items(String code, String prefix, Function<String, List<UnsuccessfulItem>> call) {
		return Stream
			.of(Refusal.ofItems(code + ".NotFound", prefix + " unknown item", () -> call.apply(prefix + UNKNOWN)));
	}

}
