package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A provider's service and a consumer's endpoint in two accounts, as their own clients
 * see them.
 */
@SpringBootTest(classes = PracticeApp.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=100000",
				"spring.datasource.url=jdbc:h2:mem:fast;DB_CLOSE_DELAY=-1" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoAccountsTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private FinishedLab provider;

	private FinishedLab consumer;

	@BeforeAll
	void build() {
		this.clock.stop();
		this.provider = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), this::pass);
		this.consumer = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), this::pass);
		this.provider.elb()
			.setSecurityGroups((r) -> r.loadBalancerArn(this.provider.id("nlb"))
				.securityGroups(this.provider.id("NLB-B-sg"))
				.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));
		this.provider.elb()
			.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(this.provider.id("nlb"))
				.attributes((attribute) -> attribute.key("load_balancing.cross_zone.enabled").value("true")));
		run(this.provider, "EC2-B", "sudo dnf install -y httpd; echo Hello from B | sudo tee /var/www/html/index.html; "
				+ "sudo systemctl start httpd");
	}

	@AfterEach
	void takePermissionsBack() {
		this.provider.ec2()
			.modifyVpcEndpointServicePermissions(
					(r) -> r.serviceId(this.provider.id("service")).removeAllowedPrincipals("*", consumerRoot()));
	}

	@Test
	void consumerReachesProviderUntilItIsRejected() {
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(this::newEndpoint)
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidServiceName"));
		this.provider.ec2()
			.modifyVpcEndpointServicePermissions(
					(r) -> r.serviceId(this.provider.id("service")).addAllowedPrincipals(consumerRoot()));
		VpcEndpoint endpoint = newEndpoint();
		assertThat(endpoint.ownerId()).isEqualTo(this.consumer.clients().account().id());
		pass();
		assertThat(connection(endpoint).vpcEndpointOwner()).isEqualTo(endpoint.ownerId());
		assertThat(connection(endpoint).vpcEndpointStateAsString()).isEqualTo("pendingAcceptance");
		String curl = "curl -s -S --max-time 5 http://" + endpoint.dnsEntries().get(0).dnsName() + "/index.html";
		assertThat(run(this.consumer, "EC2-A", curl).responseCode()).isEqualTo(28);
		this.provider.ec2()
			.acceptVpcEndpointConnections(
					(r) -> r.serviceId(this.provider.id("service")).vpcEndpointIds(endpoint.vpcEndpointId()));
		pass();
		assertThat(state(endpoint)).isEqualTo("available");
		assertThat(run(this.consumer, "EC2-A", curl).standardOutputContent()).contains("Hello from B");
		assertThat(run(this.consumer, "EC2-A", "dig +short " + endpoint.dnsEntries().get(0).dnsName())
			.standardOutputContent()).startsWith("10.0.");
		this.provider.ec2()
			.rejectVpcEndpointConnections(
					(r) -> r.serviceId(this.provider.id("service")).vpcEndpointIds(endpoint.vpcEndpointId()));
		pass();
		assertThat(state(endpoint)).isEqualTo("rejected");
		assertThat(run(this.consumer, "EC2-A", curl).responseCode()).isEqualTo(28);
	}

	@Test
	void neitherSeesMoreOfTheOther() {
		this.provider.ec2()
			.modifyVpcEndpointServicePermissions(
					(r) -> r.serviceId(this.provider.id("service")).addAllowedPrincipals("*"));
		String made = newEndpoint().vpcEndpointId();
		pass();
		assertThat(Inventory.left(this.provider.clients())).filteredOn(this::ofConsumer)
			.hasOnlyElementsOfType(VpcEndpointConnection.class)
			.extracting((connection) -> ((VpcEndpointConnection) connection).vpcEndpointId())
			.contains(made);
		assertThat(Inventory.left(this.consumer.clients())).map(Object::toString)
			.noneMatch((answer) -> answer.contains(this.provider.clients().account().id()));
		assertThatExceptionOfType(Ec2Exception.class)
			.isThrownBy(() -> this.consumer.ec2()
				.describeVpcEndpointServiceConfigurations((r) -> r.serviceIds(this.provider.id("service"))))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode())
				.isEqualTo("InvalidVpcEndpointServiceId.NotFound"));
	}

	private String consumerRoot() {
		return "arn:aws:iam::%s:root".formatted(this.consumer.clients().account().id());
	}

	private boolean ofConsumer(Object answer) {
		return answer.toString().contains(this.consumer.clients().account().id());
	}

	private VpcEndpoint newEndpoint() {
		return this.consumer.ec2()
			.createVpcEndpoint((r) -> r.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(this.consumer.id("vpc A"))
				.serviceName(this.provider.id("service name"))
				.subnetIds(this.consumer.id("private c A"))
				.securityGroupIds(this.consumer.id("privatelink-A-vpce-sg")))
			.vpcEndpoint();
	}

	private String state(VpcEndpoint endpoint) {
		return this.consumer.ec2()
			.describeVpcEndpoints((r) -> r.vpcEndpointIds(endpoint.vpcEndpointId()))
			.vpcEndpoints()
			.get(0)
			.stateAsString();
	}

	private VpcEndpointConnection connection(VpcEndpoint endpoint) {
		DescribeVpcEndpointConnectionsResponse all = this.provider.ec2().describeVpcEndpointConnections();
		return all.vpcEndpointConnections()
			.stream()
			.filter((connection) -> connection.vpcEndpointId().equals(endpoint.vpcEndpointId()))
			.findFirst()
			.orElseThrow();
	}

	private GetCommandInvocationResponse run(FinishedLab lab, String server, String command) {
		String id = lab.clients()
			.ssm()
			.sendCommand((r) -> r.documentName("AWS-RunShellScript")
				.instanceIds(lab.id(server))
				.parameters(Map.of("commands", List.of(command))))
			.command()
			.commandId();
		pass();
		return lab.clients().ssm().getCommandInvocation((r) -> r.commandId(id).instanceId(lab.id(server)));
	}

	private void pass() {
		this.clock.pass(Duration.ofMillis(20));
	}

}
