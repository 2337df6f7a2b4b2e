package io.github.privatelinkhandson.stage;

import java.util.Map;
import java.util.Set;

import io.github.privatelinkhandson.observation.model.ReadKind;

/**
 * The kinds of reads that show the state of a step, by the step's type.
 */
final class StepReads {

	private static final Map<String, Set<ReadKind>> BY_TYPE = Map.ofEntries(
			Map.entry("AWS::EC2::VPC", Set.of(ReadKind.VPCS)), Map.entry("dns-hostnames", Set.of(ReadKind.VPCS)),
			Map.entry("AWS::EC2::Subnet", Set.of(ReadKind.SUBNETS)),
			Map.entry("AWS::EC2::InternetGateway", Set.of(ReadKind.INTERNET_GATEWAYS)),
			Map.entry("AWS::EC2::VPCGatewayAttachment", Set.of(ReadKind.INTERNET_GATEWAYS)),
			Map.entry("AWS::EC2::EIP", Set.of(ReadKind.ADDRESSES)),
			Map.entry("AWS::EC2::NatGateway", Set.of(ReadKind.NAT_GATEWAYS)),
			Map.entry("AWS::EC2::RouteTable", Set.of(ReadKind.ROUTE_TABLES)),
			Map.entry("AWS::EC2::Route", Set.of(ReadKind.ROUTE_TABLES)),
			Map.entry("AWS::EC2::SubnetRouteTableAssociation", Set.of(ReadKind.ROUTE_TABLES)),
			Map.entry("AWS::EC2::SecurityGroup", Set.of(ReadKind.SECURITY_GROUPS)),
			Map.entry("AWS::EC2::SecurityGroupIngress", Set.of(ReadKind.SECURITY_GROUPS)),
			Map.entry("AWS::EC2::Instance", Set.of(ReadKind.INSTANCES)),
			Map.entry("AWS::IAM::Role", Set.of(ReadKind.ROLES)), Map.entry("policy-attachment", Set.of(ReadKind.ROLES)),
			Map.entry("AWS::IAM::InstanceProfile", Set.of(ReadKind.INSTANCE_PROFILES)),
			Map.entry("profile-role", Set.of(ReadKind.INSTANCE_PROFILES)),
			Map.entry("managed-instance", Set.of(ReadKind.MANAGED_INSTANCES)),
			Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", Set.of(ReadKind.LOAD_BALANCERS)),
			Map.entry("AWS::ElasticLoadBalancingV2::Listener", Set.of(ReadKind.LISTENERS)),
			Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", Set.of(ReadKind.TARGET_GROUPS)),
			Map.entry("target", Set.of(ReadKind.TARGET_HEALTH)),
			Map.entry("target-health", Set.of(ReadKind.TARGET_HEALTH)),
			Map.entry("AWS::EC2::VPCEndpointService", Set.of(ReadKind.ENDPOINT_SERVICES)),
			Map.entry("AWS::EC2::VPCEndpoint", Set.of(ReadKind.ENDPOINTS)),
			Map.entry("endpoint-connection", Set.of(ReadKind.ENDPOINTS)),
			Map.entry("AWS::EC2::NetworkInsightsPath", Set.of(ReadKind.INSIGHTS_PATHS)),
			Map.entry("setting", Set.of(ReadKind.LOAD_BALANCERS, ReadKind.LOAD_BALANCER_ATTRIBUTES)));

	private StepReads() {
	}

	/**
	 * Returns the reads of a step; none for commands and analyses, which are followed by
	 * themselves.
	 */
	static Set<ReadKind> of(Step step) {
		return BY_TYPE.getOrDefault(step.type(), Set.of());
	}

}
