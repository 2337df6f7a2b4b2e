package io.github.privatelinkhandson.observation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.VpnState;

import io.github.privatelinkhandson.observation.model.Address;
import io.github.privatelinkhandson.observation.model.EgressOnlyInternetGateway;
import io.github.privatelinkhandson.observation.model.FlowLog;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.PeeringConnection;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.SnapshotMapper;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.VirtualGateway;
import io.github.privatelinkhandson.observation.model.Vpc;

/**
 * Reads VPCs and what stands in them. Every call is paged: EC2 is more generous with
 * those.
 */
record NetworkReader(Ec2Client ec2) {

	private static final int PAGE = 1000;

	private static final int ROUTE_TABLE_PAGE = 100;

	private static final int EGRESS_ONLY_GATEWAY_PAGE = 255;

	private static final List<String> PEERED = List.of("initiating-request", "pending-acceptance", "provisioning",
			"active");

	private static final Set<String> GONE = Set.of("deleted", "terminated");

	List<Vpc> vpcs() {
		return Reads.all(this.ec2.describeVpcsPaginator((request) -> request.maxResults(PAGE)).vpcs(),
				SnapshotMapper::vpc);
	}

	List<Subnet> subnets() {
		return Reads.all(this.ec2.describeSubnetsPaginator((request) -> request.maxResults(PAGE)).subnets(),
				SnapshotMapper::subnet);
	}

	List<InternetGateway> internetGateways() {
		return Reads.all(
				this.ec2.describeInternetGatewaysPaginator((request) -> request.maxResults(PAGE)).internetGateways(),
				SnapshotMapper::internetGateway);
	}

	List<EgressOnlyInternetGateway> egressOnlyInternetGateways() {
		return Reads.all(this.ec2
			.describeEgressOnlyInternetGatewaysPaginator((request) -> request.maxResults(EGRESS_ONLY_GATEWAY_PAGE))
			.egressOnlyInternetGateways(), SnapshotMapper::egressOnlyInternetGateway);
	}

	List<NatGateway> natGateways() {
		return this.ec2.describeNatGatewaysPaginator((request) -> request.maxResults(PAGE))
			.natGateways()
			.stream()
			.map(SnapshotMapper::natGateway)
			.filter((gateway) -> !GONE.contains(gateway.state()))
			.toList();
	}

	List<Address> addresses() {
		return this.ec2.describeAddresses().addresses().stream().map(SnapshotMapper::address).toList();
	}

	List<RouteTable> routeTables() {
		return Reads.all(
				this.ec2.describeRouteTablesPaginator((request) -> request.maxResults(ROUTE_TABLE_PAGE)).routeTables(),
				SnapshotMapper::routeTable);
	}

	List<NetworkAcl> networkAcls() {
		return Reads.all(this.ec2.describeNetworkAclsPaginator((request) -> request.maxResults(PAGE)).networkAcls(),
				SnapshotMapper::networkAcl);
	}

	List<NetworkInterface> networkInterfaces() {
		return Reads.all(
				this.ec2.describeNetworkInterfacesPaginator((request) -> request.maxResults(PAGE)).networkInterfaces(),
				SnapshotMapper::networkInterface);
	}

	List<Instance> instances() {
		return this.ec2.describeInstancesPaginator((request) -> request.maxResults(PAGE))
			.reservations()
			.stream()
			.flatMap((reservation) -> reservation.instances().stream())
			.map(SnapshotMapper::instance)
			.filter((instance) -> !GONE.contains(instance.state()))
			.toList();
	}

	/**
	 * The peering connections that have not ended, which hold VPCs back.
	 */
	List<PeeringConnection> peeringConnections() {
		return Reads.all(this.ec2
			.describeVpcPeeringConnectionsPaginator(
					(request) -> request.filters(Filter.builder().name("status-code").values(PEERED).build()))
			.vpcPeeringConnections(), SnapshotMapper::peeringConnection);
	}

	List<VirtualGateway> virtualGateways() {
		return this.ec2.describeVpnGateways()
			.vpnGateways()
			.stream()
			.filter((gateway) -> gateway.state() != VpnState.DELETED)
			.map(SnapshotMapper::virtualGateway)
			.toList();
	}

	List<FlowLog> flowLogs() {
		return Reads.all(this.ec2.describeFlowLogsPaginator().flowLogs(), SnapshotMapper::flowLog);
	}

	List<SecurityGroup> securityGroups() {
		Map<String, List<SecurityGroupRule>> rules = this.ec2
			.describeSecurityGroupRulesPaginator((request) -> request.maxResults(PAGE))
			.securityGroupRules()
			.stream()
			.collect(Collectors.groupingBy(SecurityGroupRule::groupId));
		return this.ec2.describeSecurityGroupsPaginator((request) -> request.maxResults(PAGE))
			.securityGroups()
			.stream()
			.map((group) -> SnapshotMapper.securityGroup(group, rules.getOrDefault(group.groupId(), List.of())))
			.toList();
	}

}
