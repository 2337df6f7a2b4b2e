package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes through an endpoint to one of AWS's services obeys the endpoint's policy, its
 * security groups and its private names: the hands-on's client without its NAT gateway.
 */
@RealTimeTest
class EndpointPolicyTests {

	private static final String ANYBODY = """
			"Principal": "*", "Action": "*", "Resource": "*\"""";

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private Ec2Client ec2;

	@BeforeEach
	void buildWithoutNat() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), this::pass);
		this.ec2 = this.lab.ec2();
		assertThat(client()).isEqualTo(PingStatus.ONLINE);
		this.ec2
			.modifyVpcAttribute((r) -> r.vpcId(this.lab.id("vpc A")).enableDnsHostnames((value) -> value.value(true)));
		this.ec2.deleteRoute((r) -> r.routeTableId(this.lab.id("main table A")).destinationCidrBlock("0.0.0.0/0"));
		this.ec2.authorizeSecurityGroupIngress((r) -> r.groupId(this.lab.id("EC2-A-sg"))
			.ipPermissions((it) -> it.ipProtocol("tcp")
				.fromPort(443)
				.toPort(443)
				.ipRanges((range) -> range.cidrIp("10.0.0.0/8"))));
	}

	private String endpoint(String service, String policy) {
		String id = this.ec2
			.createVpcEndpoint((r) -> r.vpcId(this.lab.id("vpc A"))
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.serviceName("com.amazonaws." + Clients.REGION + "." + service)
				.subnetIds(this.lab.id("private a A"))
				.securityGroupIds(this.lab.id("EC2-A-sg"))
				.policyDocument(policy))
			.vpcEndpoint()
			.vpcEndpointId();
		pass();
		return id;
	}

	private void modify(String endpoint, Consumer<ModifyVpcEndpointRequest.Builder> change) {
		this.ec2.modifyVpcEndpoint((r) -> change.accept(r.vpcEndpointId(endpoint)));
		pass();
	}

	private static String allow(String rest) {
		return "{\"Statement\": [{\"Effect\": \"Allow\", " + rest + "}]}";
	}

	private static String deny(String rest) {
		return "{\"Statement\": [{\"Effect\": \"Allow\", " + ANYBODY + "}, {\"Effect\": \"Deny\", " + rest + "}]}";
	}

	private PingStatus client() {
		return this.lab.clients()
			.ssm()
			.describeInstanceInformation()
			.instanceInformationList()
			.stream()
			.filter((found) -> found.instanceId().equals(this.lab.id("EC2-A")))
			.map(InstanceInformation::pingStatus)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void agentIsOnlineByEndpointsThatAllowIt() {
		assertThat(client()).isEqualTo(PingStatus.CONNECTION_LOST);
		String ssm = endpoint("ssm", allow(ANYBODY));
		assertThat(client()).as("without a way to its commands").isEqualTo(PingStatus.CONNECTION_LOST);
		endpoint("ssmmessages", allow(ANYBODY));
		assertThat(client()).isEqualTo(PingStatus.ONLINE);
		modify(ssm, (r) -> r.policyDocument(deny(ANYBODY)));
		assertThat(client()).isEqualTo(PingStatus.CONNECTION_LOST);
		modify(ssm, (r) -> r.resetPolicy(true));
		assertThat(client()).isEqualTo(PingStatus.ONLINE);
		modify(ssm, (r) -> r.addSecurityGroupIds(this.lab.id("privatelink-A-vpce-sg"))
			.removeSecurityGroupIds(this.lab.id("EC2-A-sg")));
		assertThat(client()).as("its group lets nobody in").isEqualTo(PingStatus.CONNECTION_LOST);
		modify(ssm, (r) -> r.addSecurityGroupIds(this.lab.id("EC2-A-sg")));
		assertThat(client()).isEqualTo(PingStatus.ONLINE);
		modify(ssm, (r) -> r.privateDnsEnabled(false));
		assertThat(client()).as("the name leads to the internet").isEqualTo(PingStatus.CONNECTION_LOST);
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			"Principal": "*", "Action": "ssm:UpdateInstanceInformation", "Resource": "*\"""", """
			"Principal": {"AWS": "ACCOUNT"}, "Action": "ssm:*", "Resource": "arn:aws:ec2:*:ACCOUNT:instance/*\"""", """
			"Principal": {"AWS": "arn:aws:iam::ACCOUNT:root"}, "NotAction": "ssm:SendCommand", "Resource": "*\"""" })
	void statementAllows(String statement) {
		endpoint("ec2messages", allow(ANYBODY));
		endpoint("ssm", allow(statement.replace("ACCOUNT", this.lab.clients().account().id())));
		assertThat(client()).isEqualTo(PingStatus.ONLINE);
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			"Principal": "*", "Action": "ssm:SendCommand", "Resource": "*\"""", """
			"Principal": {"AWS": "123456789012"}, "Action": "*", "Resource": "*\"""", """
			"Principal": "*", "Action": "*", "Resource": "arn:aws:ec2:*:*:instance/i-0123456789abcdef0\"""", """
			"Principal": {"Service": "ec2.amazonaws.com"}, "Action": "*", "Resource": "*\"""" })
	void statementDoesNotAllow(String statement) {
		endpoint("ec2messages", allow(ANYBODY));
		endpoint("ssm", allow(statement));
		assertThat(client()).isEqualTo(PingStatus.CONNECTION_LOST);
	}

	@Test
	void packagesComeThroughAGatewayEndpointThatAllowsIt() {
		endpoint("ssm", allow(ANYBODY));
		endpoint("ssmmessages", allow(ANYBODY));
		String install = "dnf install -y nginx 2>&1";
		String bucket = """
				"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::al2023-repos-%s-de612dc2/*\""""
			.formatted(Clients.REGION);
		String gateway = this.ec2
			.createVpcEndpoint((r) -> r.vpcId(this.lab.id("vpc A"))
				.serviceName("com.amazonaws." + Clients.REGION + ".s3")
				.routeTableIds(this.lab.id("main table A"))
				.policyDocument(allow(bucket.replace("al2023", "other"))))
			.vpcEndpoint()
			.vpcEndpointId();
		assertThat(run(install)).contains("Status code: 403 for https://al2023-repos-");
		modify(gateway, (r) -> r.policyDocument(allow(bucket)));
		assertThat(run(install)).contains("Complete!");
	}

	private String run(String command) {
		return this.lab.run("EC2-A", command);
	}

	private void pass() {
		this.clock.pass(Duration.ofMinutes(10));
	}

}
