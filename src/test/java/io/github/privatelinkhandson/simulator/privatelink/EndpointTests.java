package io.github.privatelinkhandson.simulator.privatelink;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

import static io.github.privatelinkhandson.simulator.loadbalancing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

class EndpointTests {

	private final TestEndpoints endpoints = new TestEndpoints();

	private final EndpointOperations operations = new EndpointOperations();

	private final EndpointOperations changes = new EndpointOperations();

	private final EndpointConnectionOperations connections = new EndpointConnectionOperations();

	private final ServiceConfiguration service = this.endpoints
		.newService(this.endpoints.network.newActiveLoadBalancer("NLB-B"));

	private final String serviceName = this.service.serviceName();

	private final String serviceId = this.service.serviceId();

	@Test
	void connectionWaitsForAcceptanceThenBecomesAvailable() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName);
		assertThat(made.stateAsString()).isEqualTo("pendingAcceptance");
		this.endpoints.pass(Duration.ofHours(1));
		assertThat(state(made)).isEqualTo("pendingAcceptance");
		assertThat(this.endpoints.accept(this.serviceId, made.vpcEndpointId())).isEmpty();
		assertThat(state(made)).isEqualTo("pending");
		this.endpoints.pass(Duration.ofSeconds(59));
		assertThat(state(made)).isEqualTo("pending");
		this.endpoints.pass(Duration.ofSeconds(54));
		assertThat(state(made)).isEqualTo("available");
	}

	@Test
	void connectionToAServiceWithoutAcceptanceIsPendingAndBecomesAvailable() {
		ServiceConfiguration open = this.endpoints.newService((request) -> request.acceptanceRequired(false),
				this.endpoints.network.newActiveLoadBalancer("open"));
		VpcEndpoint made = this.endpoints.newEndpoint(open.serviceName());
		assertThat(made.stateAsString()).isEqualTo("pending");
		this.endpoints.pass(Duration.ofSeconds(113));
		assertThat(state(made)).isEqualTo("available");
	}

	@Test
	void rejectedConnectionStaysListedAndCannotBeAccepted() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName);
		assertThat(this.endpoints.reject(this.serviceId, made.vpcEndpointId())).isEmpty();
		this.endpoints.pass(Duration.ofSeconds(5));
		assertThat(state(made)).isEqualTo("rejected");
		assertThat(connections()).extracting(VpcEndpointConnection::vpcEndpointStateAsString)
			.containsExactly("rejected");
		assertThat(this.endpoints.accept(this.serviceId, made.vpcEndpointId())).singleElement()
			.satisfies((item) -> assertThat(item.error().code()).isEqualTo("InvalidState"));
	}

	@Test
	void availableConnectionCanBeRejected() {
		VpcEndpoint made = available();
		this.endpoints.reject(this.serviceId, made.vpcEndpointId());
		this.endpoints.pass(Duration.ofSeconds(5));
		assertThat(state(made)).isEqualTo("rejected");
	}

	@Test
	void onlyPendingConnectionsAreAccepted() {
		VpcEndpoint made = available();
		List<UnsuccessfulItem> refusals = this.endpoints.accept(this.serviceId, made.vpcEndpointId(),
				"vpce-00000000000000001");
		assertThat(refusals).extracting(UnsuccessfulItem::resourceId)
			.containsExactly(made.vpcEndpointId(), "vpce-00000000000000001");
		assertThat(refusals).extracting((item) -> item.error().code())
			.containsExactly("InvalidState", "InvalidVpcEndpoint.NotFound");
		assertRefused("InvalidVpcEndpointServiceId.NotFound", "",
				() -> this.endpoints.accept("vpce-svc-00000000000000001", made.vpcEndpointId()));
	}

	@Test
	void connectionsAreFilteredByServiceAndState() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName);
		ServiceConfiguration other = this.endpoints.newService(this.endpoints.network.newActiveLoadBalancer("other"));
		this.endpoints.newEndpoint(other.serviceName());
		assertThat(connections(filter("service-id", this.serviceId))).singleElement().satisfies((connection) -> {
			assertThat(connection.vpcEndpointId()).isEqualTo(made.vpcEndpointId());
			assertThat(connection.serviceId()).isEqualTo(this.serviceId);
			assertThat(connection.vpcEndpointOwner()).isEqualTo("111122223333");
			assertThat(connection.networkLoadBalancerArns()).isEqualTo(this.service.networkLoadBalancerArns());
		});
		assertThat(connections(filter("vpc-endpoint-state", "pendingAcceptance"))).hasSize(2);
		assertThat(connections(filter("vpc-endpoint-state", "available"))).isEmpty();
	}

	@Test
	void newEndpointIsDescribedAsAwsDescribesIt() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.subnetIds(this.endpoints.consumerSubnetC, this.endpoints.consumerSubnetA));
		String host = made.vpcEndpointId() + "-[0-9a-z]{8}";
		String base = "\\." + this.serviceId + "\\.ap-northeast-1\\.vpce\\.amazonaws\\.com";
		assertThat(made.dnsEntries()).extracting(DnsEntry::hostedZoneId).containsOnly("Z2E726K9Y6RL4W");
		assertThat(made.dnsEntries()).extracting(DnsEntry::dnsName)
			.satisfiesExactly((name) -> assertThat(name).matches(host + base),
					(name) -> assertThat(name).matches(host + "-ap-northeast-1a" + base),
					(name) -> assertThat(name).matches(host + "-ap-northeast-1c" + base));
		assertThat(made.groups()).extracting(SecurityGroupIdentifier::groupId)
			.containsExactly(this.endpoints.consumerGroup);
		assertThat(made.privateDnsEnabled()).isFalse();
		assertThat(made.ipAddressTypeAsString()).isEqualTo("ipv4");
	}

	@Test
	void everySubnetHasANetworkInterface() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName);
		assertThat(interfaces()).singleElement().satisfies((found) -> {
			assertThat(made.networkInterfaceIds()).containsExactly(found.networkInterfaceId());
			assertThat(found.interfaceType()).isEqualTo(NetworkInterfaceType.VPC_ENDPOINT);
			assertThat(found.description()).isEqualTo("VPC Endpoint Interface " + made.vpcEndpointId());
			assertThat(found.requesterManaged()).isTrue();
			assertThat(found.subnetId()).isEqualTo(this.endpoints.consumerSubnetA);
			assertThat(found.groups()).extracting(GroupIdentifier::groupId)
				.containsExactly(this.endpoints.consumerGroup);
		});
	}

	@Test
	void endpointWithoutGroupsHasTheDefaultGroup() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.securityGroupIds(List.of()));
		String defaultGroup = this.endpoints
			.ec2((call) -> new VpcService(call).defaultGroupId(this.endpoints.consumerVpc));
		assertThat(made.groups()).extracting(SecurityGroupIdentifier::groupId).containsExactly(defaultGroup);
	}

	@Test
	void unknownServiceIsRefused() {
		String name = "com.amazonaws.vpce.ap-northeast-1.vpce-svc-00000000000000001";
		assertRefused("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist",
				() -> this.endpoints.newEndpoint(name));
		this.endpoints.deleteServices(this.serviceId);
		assertRefused("InvalidServiceName", "", () -> this.endpoints.newEndpoint(this.serviceName));
	}

	@Test
	void typeMustBeInterfaceAndPrivateDnsOff() {
		assertRefused("InvalidParameter", "Endpoint type (Gateway) does not match", () -> this.endpoints
			.newEndpoint(this.serviceName, (request) -> request.vpcEndpointType((String) null)));
		assertRefused("InvalidParameter",
				"Private DNS can't be enabled because the service " + this.serviceName
						+ " does not provide a private DNS name.",
				() -> this.endpoints.newEndpoint(this.serviceName, (request) -> request.privateDnsEnabled(true)));
	}

	@Test
	void subnetsMustBeOfTheVpcOnePerZone() {
		String second = this.endpoints.network.newSubnet(this.endpoints.consumerVpc, "10.0.3.0/24", "ap-northeast-1a");
		assertRefused("DuplicateSubnetsInSameZone", second, () -> this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.subnetIds(this.endpoints.consumerSubnetA, second)));
		String foreign = this.endpoints.network.subnetA;
		assertRefused("InvalidParameter", "Subnet " + foreign + " does not belong to VPC",
				() -> this.endpoints.newEndpoint(this.serviceName, (request) -> request.subnetIds(foreign)));
		assertRefused("InvalidSubnetID.NotFound", "", () -> this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.subnetIds("subnet-00000000000000001")));
		assertRefused("InvalidVpcID.NotFound", "", () -> this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.vpcId("vpc-00000000000000001")));
	}

	@Test
	void zoneMustBeOneOfTheServices() {
		String inD = this.endpoints.network.newSubnet(this.endpoints.consumerVpc, "10.0.4.0/24", "ap-northeast-1d");
		assertRefused("InvalidParameter",
				"The VPC endpoint service " + this.serviceName
						+ " does not support the availability zone of the subnet: " + inD + ".",
				() -> this.endpoints.newEndpoint(this.serviceName, (request) -> request.subnetIds(inD)));
	}

	@Test
	void groupsMustBeOfTheVpc() {
		assertRefused("InvalidParameter", "does not belong to VPC", () -> this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.securityGroupIds(this.endpoints.network.groupId)));
		assertRefused("InvalidGroup.NotFound", "", () -> this.endpoints.newEndpoint(this.serviceName,
				(request) -> request.securityGroupIds("sg-00000000000000001")));
	}

	@Test
	void sameClientTokenGivesTheSameEndpoint() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName, (request) -> request.clientToken("one"));
		assertThat(
				this.endpoints.newEndpoint(this.serviceName, (request) -> request.clientToken("one")).vpcEndpointId())
			.isEqualTo(made.vpcEndpointId());
		assertThat(interfaces()).hasSize(1);
	}

	@Test
	void deletedEndpointIsGoneTogetherWithItsInterfaces() {
		VpcEndpoint made = available();
		assertThat(delete(made.vpcEndpointId())).isEmpty();
		assertThat(state(made)).isEqualTo("deleting");
		this.endpoints.pass(Duration.ofSeconds(59));
		assertThat(state(made)).isEqualTo("deleting");
		assertThat(interfaces()).hasSize(1);
		this.endpoints.pass(Duration.ofSeconds(61));
		assertRefused("InvalidVpcEndpointId.NotFound",
				"The VpcEndPoint ID '" + made.vpcEndpointId() + "' does not exist", () -> state(made));
		assertThat(interfaces()).isEmpty();
		assertThat(connections()).isEmpty();
	}

	@Test
	void unknownEndpointIsNotDeleted() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName);
		assertThat(delete("vpce-00000000000000001", made.vpcEndpointId())).singleElement().satisfies((item) -> {
			assertThat(item.resourceId()).isEqualTo("vpce-00000000000000001");
			assertThat(item.error().code()).isEqualTo("InvalidVpcEndpoint.NotFound");
		});
		assertThat(state(made)).isEqualTo("deleting");
	}

	@Test
	void groupsAndSubnetsCanBeChanged() {
		VpcEndpoint made = available();
		String other = this.endpoints.network.newGroup(this.endpoints.consumerVpc);
		modify((request) -> request.vpcEndpointId(made.vpcEndpointId())
			.addSecurityGroupIds(other)
			.removeSecurityGroupIds(this.endpoints.consumerGroup)
			.addSubnetIds(this.endpoints.consumerSubnetC)
			.removeSubnetIds(this.endpoints.consumerSubnetA));
		VpcEndpoint changed = describe(made.vpcEndpointId());
		assertThat(changed.stateAsString()).isEqualTo("pending");
		assertThat(changed.subnetIds()).containsExactly(this.endpoints.consumerSubnetC);
		assertThat(changed.dnsEntries().get(0)).isEqualTo(made.dnsEntries().get(0));
		assertThat(changed.dnsEntries().get(1).dnsName()).contains("-ap-northeast-1c.");
		assertThat(interfaces()).singleElement().satisfies((found) -> {
			assertThat(changed.networkInterfaceIds()).containsExactly(found.networkInterfaceId());
			assertThat(found.groups()).extracting(GroupIdentifier::groupId).containsExactly(other);
		});
		this.endpoints.pass(Duration.ofSeconds(5));
		assertThat(state(made)).isEqualTo("available");
	}

	private VpcEndpoint available() {
		VpcEndpoint made = this.endpoints.newEndpoint(this.serviceName);
		this.endpoints.accept(this.serviceId, made.vpcEndpointId());
		this.endpoints.pass(Duration.ofMinutes(2));
		assertThat(state(made)).isEqualTo("available");
		return made;
	}

	private String state(VpcEndpoint endpoint) {
		return describe(endpoint.vpcEndpointId()).stateAsString();
	}

	private VpcEndpoint describe(String id) {
		return this.endpoints.ec2((call) -> this.operations
			.describeVpcEndpoints(DescribeVpcEndpointsRequest.builder().vpcEndpointIds(id).build(), call)
			.items()
			.get(0));
	}

	private List<UnsuccessfulItem> delete(String... ids) {
		return this.endpoints.ec2((call) -> this.operations
			.deleteVpcEndpoints(DeleteVpcEndpointsRequest.builder().vpcEndpointIds(ids).build(), call));
	}

	private void modify(Consumer<ModifyVpcEndpointRequest.Builder> request) {
		this.endpoints.run((call) -> this.changes
			.modifyVpcEndpoint(ModifyVpcEndpointRequest.builder().applyMutation(request).build(), call));
	}

	private List<VpcEndpointConnection> connections(Filter... filters) {
		return this.endpoints.ec2(
				(call) -> this.connections
					.describeVpcEndpointConnections(
							DescribeVpcEndpointConnectionsRequest.builder().filters(filters).build(), call)
					.items());
	}

	/** The endpoints' interfaces, without the load balancers'. */
	private List<NetworkInterface> interfaces() {
		List<NetworkInterface> all = this.endpoints.ec2((call) -> new NetworkInterfaceService(call).existing());
		return all.stream().filter((found) -> this.endpoints.consumerVpc.equals(found.vpcId())).toList();
	}

	private static Filter filter(String name, String value) {
		return Filter.builder().name(name).values(value).build();
	}

}
