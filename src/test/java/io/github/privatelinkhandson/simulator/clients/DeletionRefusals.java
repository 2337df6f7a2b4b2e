package io.github.privatelinkhandson.simulator.clients;

import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Everything that cannot be deleted while something depends on it.
 */
final class DeletionRefusals {

	private static final String DEPENDENCY = "DependencyViolation";

	private DeletionRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		return Stream.of(privateLink(lab), network(lab), roles(lab)).flatMap((some) -> some);
	}

	private static Stream<Refusal> privateLink(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		ElasticLoadBalancingV2Client elb = lab.elb();
		return Stream.of(
				Refusal.of("AnalysisExistsForNetworkInsightsPath", "a path with an analysis",
						() -> ec2.deleteNetworkInsightsPath((r) -> r.networkInsightsPathId(lab.id("path")))),
				Refusal.ofItems("ExistingVpcEndpointConnections", "an endpoint service with endpoints",
						() -> ec2.deleteVpcEndpointServiceConfigurations((r) -> r.serviceIds(lab.id("service")))
							.unsuccessful()),
				Refusal.of("ResourceInUse", "a load balancer of an endpoint service",
						() -> elb.deleteLoadBalancer((r) -> r.loadBalancerArn(lab.id("nlb")))),
				Refusal.of("ResourceInUse", "a target group of a listener",
						() -> elb.deleteTargetGroup((r) -> r.targetGroupArn(lab.id("target group")))));
	}

	private static Stream<Refusal> network(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		Stream<Refusal> groups = Stream.of("EC2-A-sg", "EC2-B-sg", "NLB-B-sg", "privatelink-A-vpce-sg")
			.map((group) -> Refusal.of(DEPENDENCY, group + " in use",
					() -> ec2.deleteSecurityGroup((r) -> r.groupId(lab.id(group)))));
		Stream<Refusal> subnets = Stream.of("public A", "private a A", "private c B")
			.map((subnet) -> Refusal.of(DEPENDENCY, "subnet " + subnet + " in use",
					() -> ec2.deleteSubnet((r) -> r.subnetId(lab.id(subnet)))));
		Stream<Refusal> others = Stream.of(
				Refusal.of("CannotDelete", "the default group",
						() -> ec2.deleteSecurityGroup((r) -> r.groupId(ec2
							.describeSecurityGroups((g) -> g.filters((f) -> f.name("group-name").values("default"),
									(f) -> f.name("vpc-id").values(lab.id("vpc A"))))
							.securityGroups()
							.get(0)
							.groupId()))),
				Refusal.of("InvalidIPAddress.InUse", "an address of a NAT gateway",
						() -> ec2.releaseAddress((r) -> r.allocationId(lab.id("eip A")))),
				Refusal.of(DEPENDENCY, "detaching an internet gateway that is needed",
						() -> ec2
							.detachInternetGateway((r) -> r.internetGatewayId(lab.id("igw A")).vpcId(lab.id("vpc A")))),
				Refusal.of(DEPENDENCY, "an internet gateway that is attached",
						() -> ec2.deleteInternetGateway((r) -> r.internetGatewayId(lab.id("igw A")))),
				Refusal.of(DEPENDENCY, "a route table of a subnet",
						() -> ec2.deleteRouteTable((r) -> r.routeTableId(lab.id("public table A")))),
				Refusal.of(DEPENDENCY, "the main route table",
						() -> ec2.deleteRouteTable((r) -> r.routeTableId(lab.id("main table A")))),
				Refusal.of("InvalidParameterValue", "the default network ACL",
						() -> ec2.deleteNetworkAcl((r) -> r.networkAclId(lab.id("acl A")))),
				Refusal.of("InvalidParameterValue", "an interface in use",
						() -> ec2.deleteNetworkInterface(
								(r) -> r.networkInterfaceId(ec2.describeInstances((i) -> i.instanceIds(lab.id("EC2-A")))
									.reservations()
									.get(0)
									.instances()
									.get(0)
									.networkInterfaces()
									.get(0)
									.networkInterfaceId()))),
				Refusal.of(DEPENDENCY, "a VPC with subnets", () -> ec2.deleteVpc((r) -> r.vpcId(lab.id("vpc A")))));
		return Stream.of(groups, subnets, others).flatMap((some) -> some);
	}

	private static Stream<Refusal> roles(FinishedLab lab) {
		IamClient iam = lab.clients().iam();
		return Stream.of(
				new Refusal("a role in an instance profile", 409, "DeleteConflict",
						() -> iam.deleteRole((r) -> r.roleName("SSM-role"))),
				new Refusal("an instance profile with a role", 409, "DeleteConflict",
						() -> iam.deleteInstanceProfile((r) -> r.instanceProfileName("SSM-role"))),
				new Refusal("a policy that is not attached", 404, "NoSuchEntity", () -> iam.detachRolePolicy(
						(r) -> r.roleName("SSM-role").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"))));
	}

}
