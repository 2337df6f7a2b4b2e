package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Address;
import io.github.privatelinkhandson.observation.model.EgressOnlyInternetGateway;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.PeeringConnection;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.RouteTable.Association;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.VirtualGateway;
import io.github.privatelinkhandson.observation.model.Vpc;

/**
 * The deletions of network resources: NAT gateways before their addresses and the
 * internet gateway, everything with a network interface before its subnet and security
 * groups, all of it before the VPC.
 */
final class NetworkDeletions {

	private NetworkDeletions() {
	}

	static List<Deletion<?>> all() {
		return List.of(
				new Deletion<>("AWS::EC2::NatGateway", NatGateway.class, (owned, gateway) -> Stream.empty(),
						(aws, owned, gateway) -> aws.ec2()
							.deleteNatGateway((request) -> request.natGatewayId(gateway.id()))),
				new Deletion<>("AWS::EC2::EIP", Address.class,
						(owned, address) -> owned.snapshot()
							.all(NatGateway.class)
							.filter((gateway) -> address.id().equals(gateway.allocationId())),
						NetworkDeletions::release),
				new Deletion<>("AWS::EC2::NetworkInterface", NetworkInterface.class,
						(owned, one) -> InterfaceOwners.owners(one, owned.snapshot()),
						(aws, owned, one) -> aws.ec2()
							.deleteNetworkInterface((request) -> request.networkInterfaceId(one.id()))),
				new Deletion<>("AWS::EC2::SecurityGroup", SecurityGroup.class, GroupDeletion::blockers,
						GroupDeletion::delete),
				new Deletion<>("AWS::EC2::RouteTable", RouteTable.class, NetworkDeletions::onlyTable,
						NetworkDeletions::deleteTable),
				new Deletion<>("AWS::EC2::NetworkAcl", NetworkAcl.class, NetworkDeletions::guarded,
						(aws, owned, acl) -> aws.ec2().deleteNetworkAcl((request) -> request.networkAclId(acl.id()))),
				new Deletion<>("AWS::EC2::Subnet", Subnet.class,
						(owned, subnet) -> owned.snapshot()
							.all(NetworkInterface.class)
							.filter((one) -> one.subnetId().equals(subnet.id())),
						(aws, owned, subnet) -> aws.ec2().deleteSubnet((request) -> request.subnetId(subnet.id()))),
				new Deletion<>("AWS::EC2::InternetGateway", InternetGateway.class, NetworkDeletions::mappedAddresses,
						NetworkDeletions::deleteGateway),
				new Deletion<>("AWS::EC2::EgressOnlyInternetGateway", EgressOnlyInternetGateway.class,
						(owned, gateway) -> Stream.empty(),
						(aws, owned, gateway) -> aws.ec2()
							.deleteEgressOnlyInternetGateway(
									(request) -> request.egressOnlyInternetGatewayId(gateway.id()))),
				new Deletion<>("AWS::EC2::VPC", Vpc.class, NetworkDeletions::contents,
						(aws, owned, vpc) -> aws.ec2().deleteVpc((request) -> request.vpcId(vpc.id()))));
	}

	private static void release(AwsClients aws, OwnedResources owned, Address address) {
		if (address.associationId() != null) {
			Deletion.unlessGone(
					() -> aws.ec2().disassociateAddress((request) -> request.associationId(address.associationId())));
		}
		aws.ec2().releaseAddress((request) -> request.allocationId(address.id()));
	}

	/**
	 * A main route table goes with its VPC, unless another one can take its place.
	 */
	private static Stream<Vpc> onlyTable(OwnedResources owned, RouteTable table) {
		return (table.main() && successor(owned, table).isEmpty()) ? vpc(owned, table.vpcId()) : Stream.empty();
	}

	private static void deleteTable(AwsClients aws, OwnedResources owned, RouteTable table) {
		successor(owned, table).ifPresent((successor) -> table.associations()
			.stream()
			.filter(Association::main)
			.forEach((main) -> aws.ec2()
				.replaceRouteTableAssociation(
						(request) -> request.associationId(main.id()).routeTableId(successor.id()))));
		table.associations()
			.stream()
			.filter((association) -> !association.main())
			.forEach((association) -> Deletion.unlessGone(
					() -> aws.ec2().disassociateRouteTable((request) -> request.associationId(association.id()))));
		aws.ec2().deleteRouteTable((request) -> request.routeTableId(table.id()));
	}

	private static Optional<RouteTable> successor(OwnedResources owned, RouteTable table) {
		return owned.snapshot()
			.all(RouteTable.class)
			.filter((other) -> other.vpcId().equals(table.vpcId()) && !owned.owns(other))
			.findFirst();
	}

	/**
	 * A default network ACL goes with its VPC, any other after the subnets that it
	 * guards.
	 */
	private static Stream<? extends ObservedResource> guarded(OwnedResources owned, NetworkAcl acl) {
		return acl.isDefault() ? vpc(owned, acl.vpcId())
				: owned.snapshot().all(Subnet.class).filter((subnet) -> acl.subnetIds().contains(subnet.id()));
	}

	private static Stream<ObservedResource> mappedAddresses(OwnedResources owned, InternetGateway gateway) {
		return Stream.concat(
				owned.snapshot().all(NatGateway.class).filter((nat) -> nat.vpcId().equals(gateway.vpcId())),
				owned.snapshot()
					.all(NetworkInterface.class)
					.filter((one) -> one.vpcId().equals(gateway.vpcId()) && one.publicIp() != null));
	}

	private static void deleteGateway(AwsClients aws, OwnedResources owned, InternetGateway gateway) {
		if (gateway.vpcId() != null) {
			Deletion.unlessGone(() -> aws.ec2()
				.detachInternetGateway((request) -> request.internetGatewayId(gateway.id()).vpcId(gateway.vpcId())));
		}
		aws.ec2().deleteInternetGateway((request) -> request.internetGatewayId(gateway.id()));
	}

	static Stream<Vpc> vpc(OwnedResources owned, String id) {
		return owned.snapshot().find(Vpc.class, id).stream();
	}

	/**
	 * All that AWS does not delete together with the VPC.
	 */
	private static Stream<ObservedResource> contents(OwnedResources owned, Vpc vpc) {
		return owned.snapshot().all().filter((resource) -> isIn(vpc.id(), resource));
	}

	private static boolean isIn(String vpc, ObservedResource resource) {
		if (resource instanceof Subnet subnet) {
			return vpc.equals(subnet.vpcId());
		}
		if (resource instanceof InternetGateway gateway) {
			return vpc.equals(gateway.vpcId());
		}
		if (resource instanceof EgressOnlyInternetGateway gateway) {
			return vpc.equals(gateway.vpcId());
		}
		if (resource instanceof NatGateway gateway) {
			return vpc.equals(gateway.vpcId());
		}
		if (resource instanceof VirtualGateway gateway) {
			return vpc.equals(gateway.vpcId());
		}
		if (resource instanceof Endpoint endpoint) {
			return vpc.equals(endpoint.vpcId());
		}
		if (resource instanceof PeeringConnection peering) {
			return peering.peerOf(vpc).isPresent();
		}
		if (resource instanceof RouteTable table) {
			return vpc.equals(table.vpcId()) && !table.main();
		}
		if (resource instanceof NetworkAcl acl) {
			return vpc.equals(acl.vpcId()) && !acl.isDefault();
		}
		return resource instanceof SecurityGroup group && vpc.equals(group.vpcId()) && !GroupDeletion.isDefault(group);
	}

}
