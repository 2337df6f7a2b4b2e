package io.github.privatelinkhandson.teardown;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource that is not the lab's and is in the way of a deletion: its owner has to
 * remove it.
 *
 * @param type CloudFormation's name of its type
 * @param cli the AWS CLI command that deletes it
 */
public record Blocker(String id, String type, String cli) {

	/**
	 * Returns the resource of an id; empty if the id is of no type that can be in the
	 * way.
	 */
	static Optional<Blocker> of(String id, String region) {
		return Stream.of(Kind.values())
			.filter((kind) -> id.startsWith(kind.prefix) || id.contains(":" + kind.prefix))
			.findFirst()
			.map((kind) -> new Blocker(id, kind.type, "aws %s %s --region %s".formatted(kind.command, id, region)));
	}

	/**
	 * The types of resource, the longer prefixes of ids first.
	 */
	private enum Kind {

		ENDPOINT_SERVICE("vpce-svc-", "AWS::EC2::VPCEndpointService",
				"ec2 delete-vpc-endpoint-service-configurations --service-ids"),
		ENDPOINT("vpce-", "AWS::EC2::VPCEndpoint", "ec2 delete-vpc-endpoints --vpc-endpoint-ids"),
		VPC("vpc-", "AWS::EC2::VPC", "ec2 delete-vpc --vpc-id"),
		SUBNET("subnet-", "AWS::EC2::Subnet", "ec2 delete-subnet --subnet-id"),
		SECURITY_GROUP("sg-", "AWS::EC2::SecurityGroup", "ec2 delete-security-group --group-id"),
		ROUTE_TABLE("rtb-", "AWS::EC2::RouteTable", "ec2 delete-route-table --route-table-id"),
		NETWORK_ACL("acl-", "AWS::EC2::NetworkAcl", "ec2 delete-network-acl --network-acl-id"),
		NETWORK_INTERFACE("eni-", "AWS::EC2::NetworkInterface", "ec2 delete-network-interface --network-interface-id"),
		INTERNET_GATEWAY("igw-", "AWS::EC2::InternetGateway", "ec2 delete-internet-gateway --internet-gateway-id"),
		EGRESS_ONLY_INTERNET_GATEWAY("eigw-", "AWS::EC2::EgressOnlyInternetGateway",
				"ec2 delete-egress-only-internet-gateway --egress-only-internet-gateway-id"),
		NAT_GATEWAY("nat-", "AWS::EC2::NatGateway", "ec2 delete-nat-gateway --nat-gateway-id"),
		ADDRESS("eipalloc-", "AWS::EC2::EIP", "ec2 release-address --allocation-id"),
		INSTANCE("i-", "AWS::EC2::Instance", "ec2 terminate-instances --instance-ids"), LOAD_BALANCER("loadbalancer/",
				"AWS::ElasticLoadBalancingV2::LoadBalancer", "elbv2 delete-load-balancer --load-balancer-arn");

		private final String prefix;

		private final String type;

		private final String command;

		Kind(String prefix, String type, String command) {
			this.prefix = prefix;
			this.type = type;
			this.command = command;
		}

	}

}
