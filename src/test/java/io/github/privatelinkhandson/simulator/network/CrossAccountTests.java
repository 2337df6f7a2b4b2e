package io.github.privatelinkhandson.simulator.network;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointServiceConfigurationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePermissionsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

import io.github.privatelinkhandson.simulator.network.Connection.Outcome;
import io.github.privatelinkhandson.simulator.operation.AwsError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The article's endpoint service, offered to another account.
 */
class CrossAccountTests {

	private static final String CONSUMER = "444455556666";

	private final TestLab lab = new TestLab().accept().stopEnforcing().crossZones();

	private final TestConsumer consumer = new TestConsumer(this.lab.cloud.neighbour(CONSUMER),
			this.lab.service.serviceName());

	CrossAccountTests() {
		this.lab.serve(this.lab.instanceB, "index.html").pass(5);
	}

	@Test
	void serviceOfAnotherAccountIsUnknownUnlessItIsOffered() {
		assertRefused(this.consumer::newEndpoint, "InvalidServiceName");
		assertRefused(() -> services(this.lab.service.serviceName()), "InvalidServiceName");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "arn:aws:iam::444455556666:root", "arn:aws:iam::444455556666:user/practice" })
	void allowedPrincipalsConnect(String principal) {
		allow(principal);
		assertThat(this.consumer.state(this.consumer.newEndpoint())).isEqualTo("pendingAcceptance");
		assertThat(services(this.lab.service.serviceName())).singleElement()
			.satisfies((service) -> assertThat(service.owner()).isEqualTo(this.lab.cloud.accountId()));
		assertThat(services()).extracting(ServiceDetail::serviceName).doesNotContain(this.lab.service.serviceName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "arn:aws:iam::999999999999:root", "arn:aws:iam::444455556666:role/Admin",
			"arn:aws:iam::444455556666:user/other", "arn:aws:iam::111122223333:root" })
	void othersDoNotConnect(String principal) {
		allow(principal);
		assertRefused(this.consumer::newEndpoint, "InvalidServiceName");
	}

	@Test
	void theOwnerSeesAndAcceptsTheConnection() {
		allow("*");
		String endpoint = this.consumer.newEndpoint();
		VpcEndpointConnection connection = connection(endpoint);
		assertThat(connection.vpcEndpointOwner()).isEqualTo(CONSUMER);
		assertThat(connection.serviceId()).isEqualTo(this.lab.service.serviceId());
		assertThat(connection.vpcEndpointStateAsString()).isEqualTo("pendingAcceptance");
		assertThat(this.consumer.connect(endpoint)).isEqualTo(Connection.TIMED_OUT);
		assertThat(accept(this.lab.cloud, endpoint)).isEmpty();
		assertThat(this.consumer.state(endpoint)).isEqualTo("pending");
		this.lab.pass(5);
		assertThat(this.consumer.state(endpoint)).isEqualTo("available");
		assertThat(connection(endpoint).vpcEndpointStateAsString()).isEqualTo("available");
		assertThat(accept(this.lab.cloud, endpoint)).singleElement()
			.satisfies((item) -> assertThat(item.error().code()).isEqualTo("InvalidState"));
	}

	@Test
	void packetsMeetTheOwnersNetwork() {
		String endpoint = connected();
		assertThat(this.consumer.connect(endpoint)).isEqualTo(new Connection(Outcome.ACCEPTED, this.lab.instanceB,
				new Connection.Provider(this.lab.cloud.accountId(), "ap-northeast-1")));
		this.lab.cloud.send(StopInstancesRequest.builder().instanceIds(this.lab.instanceB).build(),
				StopInstancesResponse.class);
		this.lab.pass(5);
		assertThat(this.consumer.connect(endpoint).outcome()).isEqualTo(Outcome.TIMED_OUT);
	}

	@Test
	void theOwnersTargetIsChosenByItsHealth() {
		String endpoint = connected();
		String other = this.lab.instance(this.lab.provider.privateA, this.lab.groupB);
		this.lab.register(this.lab.targetGroup, other);
		this.lab.pass(5);
		assertThat(this.consumer.connect(endpoint).instanceId()).isEqualTo(this.lab.instanceB);
	}

	@Test
	void rejectionCutsTheConnectionAndLetsTheServiceGo() {
		String endpoint = connected();
		reject(this.lab.endpoint);
		this.lab.pass(1);
		assertThat(deleteService()).singleElement()
			.satisfies((item) -> assertThat(item.error().code()).isEqualTo("ExistingVpcEndpointConnections"));
		reject(endpoint);
		this.lab.pass(1);
		assertThat(this.consumer.state(endpoint)).isEqualTo("rejected");
		assertThat(this.consumer.connect(endpoint)).isEqualTo(Connection.TIMED_OUT);
		assertThat(deleteService()).isEmpty();
		this.lab.pass(1);
		assertThat(this.consumer.state(endpoint)).isEqualTo("rejected");
		assertThat(this.consumer.connect(endpoint)).isEqualTo(Connection.TIMED_OUT);
		assertRefused(this.consumer::newEndpoint, "InvalidServiceName");
	}

	@Test
	void aDeletedEndpointLeavesTheOwnersListAndLetsTheServiceGo() {
		String endpoint = connected();
		reject(this.lab.endpoint);
		this.consumer.deleteEndpoint(endpoint);
		assertThat(connection(endpoint).vpcEndpointStateAsString()).isEqualTo("deleting");
		this.lab.pass(5);
		assertThat(connections()).extracting(VpcEndpointConnection::vpcEndpointId).doesNotContain(endpoint);
		assertThat(deleteService()).isEmpty();
	}

	@Test
	void takingThePermissionBackLeavesConnectionsAsTheyAre() {
		String endpoint = connected();
		this.lab.cloud.send(ModifyVpcEndpointServicePermissionsRequest.builder()
			.serviceId(this.lab.service.serviceId())
			.removeAllowedPrincipals("*")
			.build(), ModifyVpcEndpointServicePermissionsResponse.class);
		assertThat(this.consumer.connect(endpoint).outcome()).isEqualTo(Outcome.ACCEPTED);
		this.consumer.cloud.send(ModifyVpcEndpointRequest.builder().vpcEndpointId(endpoint).build(),
				ModifyVpcEndpointResponse.class);
		assertRefused(this.consumer::newEndpoint, "InvalidServiceName");
	}

	@Test
	void theConsumerCannotPlayTheOwner() {
		String endpoint = connected();
		assertThat(this.consumer.cloud
			.send(DescribeVpcEndpointConnectionsRequest.builder().build(), DescribeVpcEndpointConnectionsResponse.class)
			.vpcEndpointConnections()).isEmpty();
		assertThat(this.consumer.cloud
			.send(DescribeVpcEndpointServiceConfigurationsRequest.builder().build(),
					DescribeVpcEndpointServiceConfigurationsResponse.class)
			.serviceConfigurations()).isEmpty();
		assertRefused(() -> accept(this.consumer.cloud, endpoint), "InvalidVpcEndpointServiceId.NotFound");
		assertRefused(() -> analyze(this.lab.instanceB), "NetworkInsightsDestination.NotFound");
	}

	@Test
	void theConsumersAnalysisEndsAtTheService() {
		connected();
		NetworkInsightsAnalysis found = analyze(this.lab.service.serviceId());
		assertThat(found.networkPathFound()).isTrue();
		List<PathComponent> forward = found.forwardPathComponents();
		PathComponent last = forward.get(forward.size() - 1);
		assertThat(last.component().id()).isEqualTo(this.lab.service.serviceId());
		assertThat(last.component().arn()).isEqualTo("arn:aws:ec2:ap-northeast-1:%s:vpc-endpoint-service/%s"
			.formatted(this.lab.cloud.accountId(), this.lab.service.serviceId()));
		assertThat(forward).filteredOn((component) -> component != last)
			.allSatisfy((component) -> assertThat(component.component().arn()).contains(":" + CONSUMER + ":"));
	}

	private String connected() {
		allow("*");
		String endpoint = this.consumer.newEndpoint();
		accept(this.lab.cloud, endpoint);
		this.lab.pass(5);
		return endpoint;
	}

	private void allow(String principal) {
		this.lab.cloud.send(ModifyVpcEndpointServicePermissionsRequest.builder()
			.serviceId(this.lab.service.serviceId())
			.addAllowedPrincipals(principal)
			.build(), ModifyVpcEndpointServicePermissionsResponse.class);
	}

	private List<ServiceDetail> services(String... names) {
		return this.consumer.cloud
			.send(DescribeVpcEndpointServicesRequest.builder().serviceNames(names).build(),
					DescribeVpcEndpointServicesResponse.class)
			.serviceDetails();
	}

	private List<VpcEndpointConnection> connections() {
		return this.lab.cloud
			.send(DescribeVpcEndpointConnectionsRequest.builder().build(), DescribeVpcEndpointConnectionsResponse.class)
			.vpcEndpointConnections();
	}

	private VpcEndpointConnection connection(String endpoint) {
		return connections().stream()
			.filter((connection) -> connection.vpcEndpointId().equals(endpoint))
			.findFirst()
			.orElseThrow();
	}

	private List<UnsuccessfulItem> accept(TestCloud cloud, String endpoint) {
		return cloud
			.send(AcceptVpcEndpointConnectionsRequest.builder()
				.serviceId(this.lab.service.serviceId())
				.vpcEndpointIds(endpoint)
				.build(), AcceptVpcEndpointConnectionsResponse.class)
			.unsuccessful();
	}

	private void reject(String endpoint) {
		assertThat(this.lab.cloud
			.send(RejectVpcEndpointConnectionsRequest.builder()
				.serviceId(this.lab.service.serviceId())
				.vpcEndpointIds(endpoint)
				.build(), RejectVpcEndpointConnectionsResponse.class)
			.unsuccessful()).isEmpty();
	}

	private List<UnsuccessfulItem> deleteService() {
		return this.lab.cloud
			.send(DeleteVpcEndpointServiceConfigurationsRequest.builder()
				.serviceIds(this.lab.service.serviceId())
				.build(), DeleteVpcEndpointServiceConfigurationsResponse.class)
			.unsuccessful();
	}

	private NetworkInsightsAnalysis analyze(String destination) {
		String path = this.consumer.cloud
			.send(CreateNetworkInsightsPathRequest.builder()
				.source(this.consumer.instance)
				.destination(destination)
				.protocol("tcp")
				.destinationPort(80)
				.clientToken(destination)
				.build(), CreateNetworkInsightsPathResponse.class)
			.networkInsightsPath()
			.networkInsightsPathId();
		String analysis = this.consumer.cloud
			.send(StartNetworkInsightsAnalysisRequest.builder().networkInsightsPathId(path).clientToken("a").build(),
					StartNetworkInsightsAnalysisResponse.class)
			.networkInsightsAnalysis()
			.networkInsightsAnalysisId();
		this.lab.pass(1);
		return this.consumer.cloud
			.send(DescribeNetworkInsightsAnalysesRequest.builder().networkInsightsAnalysisIds(analysis).build(),
					DescribeNetworkInsightsAnalysesResponse.class)
			.networkInsightsAnalyses()
			.get(0);
	}

	private static void assertRefused(ThrowingCallable work, String code) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(work)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

}
