package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.Address;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.Observed;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.Vpc;

/**
 * How networks are deleted: NAT gateways before their addresses and the internet gateway,
 * everything with a network interface before its subnet and security groups, all of it
 * before the VPC.
 */
final class NetworkDeletions {

	private NetworkDeletions() {
	}

	static List<Deletion<?>> all() {
		return List.of(
				new Deletion<>("AWS::EC2::NatGateway", NatGateway.class, (snapshot, gateway) -> Stream.empty(),
						(aws, snapshot, gateway) -> aws.ec2()
							.deleteNatGateway((request) -> request.natGatewayId(gateway.id()))),
				new Deletion<>("AWS::EC2::EIP", Address.class,
						(snapshot, address) -> snapshot.all(NatGateway.class)
							.filter((gateway) -> address.id().equals(gateway.allocationId())),
						(aws, snapshot, address) -> aws.ec2()
							.releaseAddress((request) -> request.allocationId(address.id()))),
				new Deletion<>("AWS::EC2::SecurityGroup", SecurityGroup.class,
						(snapshot, group) -> snapshot.all(NetworkInterface.class)
							.filter((one) -> one.groups().contains(group.id())),
						NetworkDeletions::deleteGroup),
				new Deletion<>("AWS::EC2::RouteTable", RouteTable.class, (snapshot, table) -> Stream.empty(),
						NetworkDeletions::deleteTable),
				new Deletion<>("AWS::EC2::Subnet", Subnet.class,
						(snapshot, subnet) -> snapshot.all(NetworkInterface.class)
							.filter((one) -> one.subnetId().equals(subnet.id())),
						(aws, snapshot, subnet) -> aws.ec2().deleteSubnet((request) -> request.subnetId(subnet.id()))),
				new Deletion<>("AWS::EC2::InternetGateway", InternetGateway.class, NetworkDeletions::mappedAddresses,
						NetworkDeletions::deleteGateway),
				new Deletion<>("AWS::EC2::VPC", Vpc.class, NetworkDeletions::contents,
						(aws, snapshot, vpc) -> aws.ec2().deleteVpc((request) -> request.vpcId(vpc.id()))));
	}

	/**
	 * Rules of the lab's other groups that reference the group are revoked first, so that
	 * groups that reference each other can go too.
	 */
	private static void deleteGroup(AwsClients aws, Snapshot snapshot, SecurityGroup group) {
		String lab = String.valueOf(group.tags().get(Lab.TAG));
		snapshot.tagged(SecurityGroup.class, Lab.TAG, lab)
			.forEach((other) -> revoke(aws, other,
					other.rules().stream().filter((rule) -> group.id().equals(rule.referencedGroupId())).toList()));
		aws.ec2().deleteSecurityGroup((request) -> request.groupId(group.id()));
	}

	private static void revoke(AwsClients aws, SecurityGroup group, List<SecurityGroup.Rule> rules) {
		List<String> egress = rules.stream().filter(SecurityGroup.Rule::egress).map(SecurityGroup.Rule::id).toList();
		List<String> ingress = rules.stream().filter((rule) -> !rule.egress()).map(SecurityGroup.Rule::id).toList();
		if (!egress.isEmpty()) {
			aws.ec2().revokeSecurityGroupEgress((request) -> request.groupId(group.id()).securityGroupRuleIds(egress));
		}
		if (!ingress.isEmpty()) {
			aws.ec2()
				.revokeSecurityGroupIngress((request) -> request.groupId(group.id()).securityGroupRuleIds(ingress));
		}
	}

	private static void deleteTable(AwsClients aws, Snapshot snapshot, RouteTable table) {
		table.associations()
			.stream()
			.filter((association) -> !association.main())
			.forEach((association) -> aws.ec2()
				.disassociateRouteTable((request) -> request.associationId(association.id())));
		aws.ec2().deleteRouteTable((request) -> request.routeTableId(table.id()));
	}

	private static Stream<Observed> mappedAddresses(Snapshot snapshot, InternetGateway gateway) {
		return Stream.concat(snapshot.all(NatGateway.class).filter((nat) -> nat.vpcId().equals(gateway.vpcId())),
				snapshot.all(NetworkInterface.class)
					.filter((one) -> one.vpcId().equals(gateway.vpcId()) && one.publicIp() != null));
	}

	private static void deleteGateway(AwsClients aws, Snapshot snapshot, InternetGateway gateway) {
		if (gateway.vpcId() != null) {
			aws.ec2()
				.detachInternetGateway((request) -> request.internetGatewayId(gateway.id()).vpcId(gateway.vpcId()));
		}
		aws.ec2().deleteInternetGateway((request) -> request.internetGatewayId(gateway.id()));
	}

	private static Stream<Observed> contents(Snapshot snapshot, Vpc vpc) {
		return Stream
			.<Stream<? extends Observed>>of(
					snapshot.all(Subnet.class).filter((subnet) -> subnet.vpcId().equals(vpc.id())),
					snapshot.all(InternetGateway.class).filter((gateway) -> vpc.id().equals(gateway.vpcId())),
					snapshot.all(NatGateway.class).filter((gateway) -> gateway.vpcId().equals(vpc.id())),
					snapshot.all(RouteTable.class).filter((table) -> table.vpcId().equals(vpc.id()) && !table.main()),
					snapshot.all(SecurityGroup.class)
						.filter((group) -> group.vpcId().equals(vpc.id()) && !group.name().equals("default")))
			.flatMap((all) -> all);
	}

}
