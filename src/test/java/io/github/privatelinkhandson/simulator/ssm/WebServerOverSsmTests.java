package io.github.privatelinkhandson.simulator.ssm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.PingStatus;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.iam.TestRoles;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The hands-on's way to its web server with AWS's own clients: a private subnet with its
 * way out, a role, an instance, a command.
 */
@SpringBootTest(classes = WebServerOverSsmTests.Simulator.class,
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "handson.practice.port=0",
				"spring.datasource.url=jdbc:h2:mem:web-server", "handson.practice.speed=200" })
class WebServerOverSsmTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String ROLE = "SSM-role";

	private static final String IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	@Autowired
	private PracticeAws aws;

	private Account account;

	private Ec2Client ec2;

	private IamClient iam;

	private SsmClient ssm;

	@BeforeEach
	void makeClients() {
		this.account = this.aws.newAccount();
		this.ec2 = client(Ec2Client.builder());
		this.iam = client(IamClient.builder());
		this.ssm = client(SsmClient.builder());
	}

	@AfterEach
	void closeClients() {
		this.ec2.close();
		this.iam.close();
		this.ssm.close();
	}

	@Test
	void webServerIsSetUpOverSsm() {
		String subnetId = privateSubnet();
		makeRole();
		String instanceId = runInstance(subnetId);
		await().atMost(PATIENCE)
			.until(() -> this.ssm.describeInstanceInformation()
				.instanceInformationList()
				.stream()
				.anyMatch((it) -> it.instanceId().equals(instanceId) && it.pingStatus() == PingStatus.ONLINE));
		GetCommandInvocationResponse before = run(instanceId, "curl -sS http://localhost:80/");
		assertThat(before.status()).isEqualTo(CommandInvocationStatus.FAILED);
		assertThat(before.responseCode()).isEqualTo(7);
		GetCommandInvocationResponse done = run(instanceId, "dnf install -y httpd",
				"echo 'Hello!' > /var/www/html/index.html", "systemctl enable --now httpd",
				"curl -s http://localhost:80/");
		assertThat(done.status()).isEqualTo(CommandInvocationStatus.SUCCESS);
		assertThat(done.standardOutputContent()).endsWith("Hello!\n");
		this.ec2.terminateInstances((it) -> it.instanceIds(instanceId));
		await().atMost(PATIENCE).until(() -> state(instanceId) == InstanceStateName.TERMINATED);
		assertThat(this.ssm.describeInstanceInformation().instanceInformationList()).isEmpty();
	}

	/**
	 * A subnet whose way out is a NAT gateway in another one.
	 */
	private String privateSubnet() {
		String vpcId = this.ec2.createVpc((it) -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		String gatewayId = this.ec2.createInternetGateway().internetGateway().internetGatewayId();
		this.ec2.attachInternetGateway((it) -> it.vpcId(vpcId).internetGatewayId(gatewayId));
		String publicSubnet = subnet(vpcId, "10.0.0.0/24");
		String privateSubnet = subnet(vpcId, "10.0.1.0/24");
		String publicTable = routeTable(vpcId, publicSubnet);
		String privateTable = routeTable(vpcId, privateSubnet);
		this.ec2
			.createRoute((it) -> it.routeTableId(publicTable).destinationCidrBlock("0.0.0.0/0").gatewayId(gatewayId));
		String allocationId = this.ec2.allocateAddress((it) -> it.domain(DomainType.VPC)).allocationId();
		String natId = this.ec2.createNatGateway((it) -> it.subnetId(publicSubnet).allocationId(allocationId))
			.natGateway()
			.natGatewayId();
		this.ec2
			.createRoute((it) -> it.routeTableId(privateTable).destinationCidrBlock("0.0.0.0/0").natGatewayId(natId));
		return privateSubnet;
	}

	private String subnet(String vpcId, String cidr) {
		return this.ec2.createSubnet((it) -> it.vpcId(vpcId).cidrBlock(cidr)).subnet().subnetId();
	}

	private String routeTable(String vpcId, String subnetId) {
		String id = this.ec2.createRouteTable((it) -> it.vpcId(vpcId)).routeTable().routeTableId();
		this.ec2.associateRouteTable((it) -> it.routeTableId(id).subnetId(subnetId));
		return id;
	}

	private void makeRole() {
		this.iam.createRole((it) -> it.roleName(ROLE).assumeRolePolicyDocument(TestRoles.TRUSTS_EC2));
		this.iam.attachRolePolicy((it) -> it.roleName(ROLE).policyArn(TestRoles.CORE));
		this.iam.createInstanceProfile((it) -> it.instanceProfileName(ROLE));
		this.iam.addRoleToInstanceProfile((it) -> it.instanceProfileName(ROLE).roleName(ROLE));
	}

	/**
	 * Tries until EC2 has heard of the instance profile.
	 */
	private String runInstance(String subnetId) {
		String imageId = this.ssm.getParameter((it) -> it.name(IMAGE)).parameter().value();
		RunInstancesRequest request = RunInstancesRequest.builder()
			.imageId(imageId)
			.instanceType(InstanceType.T3_MICRO)
			.minCount(1)
			.maxCount(1)
			.subnetId(subnetId)
			.iamInstanceProfile((it) -> it.name(ROLE))
			.build();
		return await().atMost(PATIENCE)
			.ignoreException(Ec2Exception.class)
			.until(() -> this.ec2.runInstances(request).instances().get(0).instanceId(), Objects::nonNull);
	}

	private InstanceStateName state(String instanceId) {
		return this.ec2.describeInstances((it) -> it.instanceIds(instanceId))
			.reservations()
			.get(0)
			.instances()
			.get(0)
			.state()
			.name();
	}

	private GetCommandInvocationResponse run(String instanceId, String... lines) {
		String commandId = this.ssm
			.sendCommand((it) -> it.instanceIds(instanceId)
				.documentName("AWS-RunShellScript")
				.parameters(Map.of("commands", List.of(lines))))
			.command()
			.commandId();
		return await().atMost(PATIENCE)
			.ignoreException(InvocationDoesNotExistException.class)
			.until(() -> this.ssm.getCommandInvocation((it) -> it.commandId(commandId).instanceId(instanceId)),
					(it) -> it.responseCode() >= 0);
	}

	private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
		return builder.httpClient(this.aws.transport())
			.region(Region.AP_NORTHEAST_1)
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(this.account.accessKeyId(), this.account.secretAccessKey())))
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan(basePackages = "io.github.privatelinkhandson.simulator",
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
	static class Simulator {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
