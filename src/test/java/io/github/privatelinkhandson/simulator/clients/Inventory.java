package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CustomerGateway;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import software.amazon.awssdk.services.ec2.model.VpnState;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * All that an account holds in its region, as AWS describes it.
 */
final class Inventory {

	private Inventory() {
	}

	/**
	 * Everything that is there, whole.
	 */
	static List<SdkPojo> of(Clients clients) {
		return Stream
			.<Stream<? extends SdkPojo>>of(network(clients.ec2()), servers(clients.ec2()), privateLink(clients.ec2()),
					loadBalancing(clients.elb()), roles(clients.iam()),
					clients.logs().describeLogGroups().logGroups().stream())
			.flatMap((some) -> some)
			.map(SdkPojo.class::cast)
			.toList();
	}

	/**
	 * Everything that is there but what AWS shows for a while after its end.
	 */
	static List<SdkPojo> left(Clients clients) {
		return of(clients).stream()
			.filter((item) -> !(item instanceof Instance instance)
					|| instance.state().name() != InstanceStateName.TERMINATED)
			.filter((item) -> !(item instanceof VpnGateway gateway) || gateway.state() != VpnState.DELETED)
			.filter((item) -> !(item instanceof CustomerGateway gateway) || !"deleted".equals(gateway.state()))
			.filter((item) -> !(item instanceof NatGateway gateway) || gateway.state() != NatGatewayState.DELETED)
			.filter((item) -> !(item instanceof VpcPeeringConnection peering)
					|| peering.status().code() != VpcPeeringConnectionStateReasonCode.DELETED)
			.toList();
	}

	private static Stream<SdkPojo> network(Ec2Client ec2) {
		return Stream
			.of(ec2.describeVpcs().vpcs(), ec2.describeSubnets().subnets(), ec2.describeDhcpOptions().dhcpOptions(),
					ec2.describeVpcPeeringConnections().vpcPeeringConnections(), ec2.describeManagedPrefixLists((r) -> {
					}).prefixLists(), ec2.describeInternetGateways().internetGateways(),
					ec2.describeEgressOnlyInternetGateways().egressOnlyInternetGateways(),
					ec2.describeVpnGateways().vpnGateways(), ec2.describeCustomerGateways().customerGateways(),
					ec2.describeRouteTables().routeTables(), ec2.describeNatGateways().natGateways(),
					ec2.describeAddresses().addresses(), ec2.describeNetworkAcls().networkAcls(),
					ec2.describeSecurityGroups().securityGroups(), ec2.describeFlowLogs().flowLogs(),
					ec2.describeSecurityGroupRules((r) -> {
					}).securityGroupRules(), ec2.describeNetworkInterfaces().networkInterfaces())
			.flatMap(List::stream);
	}

	private static Stream<SdkPojo> servers(Ec2Client ec2) {
		return Stream.concat(ec2.describeInstances().reservations().stream().flatMap((r) -> r.instances().stream()),
				Stream.of(ec2.describeVolumes().volumes(), ec2.describeKeyPairs().keyPairs(),
						ec2.describeLaunchTemplates((r) -> {
						}).launchTemplates())
					.flatMap(List::stream));
	}

	private static Stream<SdkPojo> privateLink(Ec2Client ec2) {
		Stream<? extends SdkPojo> analyses = ec2.describeNetworkInsightsPaths((r) -> {
		})
			.networkInsightsPaths()
			.stream()
			.flatMap((path) -> ec2
				.describeNetworkInsightsAnalyses((r) -> r.networkInsightsPathId(path.networkInsightsPathId()))
				.networkInsightsAnalyses()
				.stream());
		return Stream.concat(analyses, Stream.of(ec2.describeVpcEndpoints().vpcEndpoints(),
				ec2.describeVpcEndpointServiceConfigurations().serviceConfigurations(),
				ec2.describeVpcEndpointConnections().vpcEndpointConnections(), ec2.describeNetworkInsightsPaths((r) -> {
				}).networkInsightsPaths())
			.flatMap(List::stream));
	}

	private static Stream<SdkPojo> loadBalancing(ElasticLoadBalancingV2Client elb) {
		List<LoadBalancer> balancers = elb.describeLoadBalancers().loadBalancers();
		List<TargetGroup> groups = elb.describeTargetGroups().targetGroups();
		return Stream
			.<Stream<? extends SdkPojo>>of(balancers.stream(), groups.stream(),
					balancers.stream()
						.flatMap((one) -> elb.describeListeners((r) -> r.loadBalancerArn(one.loadBalancerArn()))
							.listeners()
							.stream()),
					balancers.stream()
						.flatMap((one) -> elb
							.describeLoadBalancerAttributes((r) -> r.loadBalancerArn(one.loadBalancerArn()))
							.attributes()
							.stream()),
					groups.stream()
						.flatMap((one) -> elb
							.describeTargetGroupAttributes((r) -> r.targetGroupArn(one.targetGroupArn()))
							.attributes()
							.stream()),
					groups.stream()
						.flatMap((one) -> elb.describeTargetHealth((r) -> r.targetGroupArn(one.targetGroupArn()))
							.targetHealthDescriptions()
							.stream()))
			.flatMap((some) -> some);
	}

	private static Stream<SdkPojo> roles(IamClient iam) {
		List<Role> roles = iam.listRoles().roles();
		return Stream
			.<Stream<? extends SdkPojo>>of(roles.stream(), iam.listInstanceProfiles().instanceProfiles().stream(),
					iam.listPolicies((r) -> r.scope(PolicyScopeType.LOCAL)).policies().stream(),
					roles.stream()
						.flatMap((role) -> iam.listAttachedRolePolicies((r) -> r.roleName(role.roleName()))
							.attachedPolicies()
							.stream()))
			.flatMap((some) -> some);
	}

}
