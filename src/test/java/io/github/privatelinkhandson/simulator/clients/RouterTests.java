package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance as a router: what its source/destination check and its kernel do to packets
 * and analyses.
 */
@RealTimeTest
class RouterTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private ResourceStore store;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private Ec2Client ec2;

	private Instance router;

	private Instance server;

	@BeforeEach
	void routeThroughAnInstance() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), this::pass);
		this.ec2 = this.lab.ec2();
		TestQuotas.set(this.store, this.lab.clients().account().id(), Clients.REGION, Quota.STANDARD_CPUS, 32);
		String group = this.ec2
			.createSecurityGroup((r) -> r.groupName("web").description("web").vpcId(this.lab.id("vpc A")))
			.groupId();
		this.ec2.authorizeSecurityGroupIngress(
				(r) -> r.groupId(group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("10.0.0.0/16"));
		this.router = launch("private d A", group);
		this.server = launch("private c A", group);
		pass();
		String table = this.ec2.createRouteTable((r) -> r.vpcId(this.lab.id("vpc A"))).routeTable().routeTableId();
		this.ec2.createRoute(
				(r) -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(this.lab.id("nat A")));
		this.ec2.createRoute((
				r) -> r.routeTableId(table).destinationCidrBlock("10.0.144.0/20").instanceId(this.router.instanceId()));
		this.ec2.associateRouteTable((r) -> r.routeTableId(table).subnetId(this.lab.id("private a A")));
		pass();
		run(this.server.instanceId(),
				"dnf install -y httpd; echo Hello > /var/www/html/index.html; systemctl start httpd");
	}

	@Test
	void packetsOfOthersPassWithoutTheCheckAndWithForwarding() {
		assertThat(curl().responseCode()).isEqualTo(28);
		assertThat(codes(analyze())).containsExactly("ENI_SOURCE_DEST_CHECK_RESTRICTION");
		this.ec2.modifyInstanceAttribute(
				(r) -> r.instanceId(this.router.instanceId()).sourceDestCheck((value) -> value.value(false)));
		assertThat(analyze().networkPathFound()).isTrue();
		assertThat(curl().responseCode()).as("the kernel drops them yet").isEqualTo(28);
		assertThat(run(this.router.instanceId(), "sudo sysctl -w net.ipv4.ip_forward=1").standardOutputContent())
			.isEqualTo("net.ipv4.ip_forward = 1\n");
		assertThat(curl().standardOutputContent()).isEqualTo("Hello\n");
		String card = this.router.networkInterfaces().get(0).networkInterfaceId();
		this.ec2.modifyNetworkInterfaceAttribute(
				(r) -> r.networkInterfaceId(card).sourceDestCheck((value) -> value.value(true)));
		assertThat(curl().responseCode()).isEqualTo(28);
		assertThat(codes(analyze())).containsExactly("ENI_SOURCE_DEST_CHECK_RESTRICTION");
	}

	@Test
	void rebootedRouterForgetsToForward() {
		this.ec2.modifyInstanceAttribute(
				(r) -> r.instanceId(this.router.instanceId()).sourceDestCheck((value) -> value.value(false)));
		run(this.router.instanceId(), "sysctl -w net.ipv4.ip_forward=1");
		assertThat(curl().standardOutputContent()).isEqualTo("Hello\n");
		this.ec2.rebootInstances((r) -> r.instanceIds(this.router.instanceId()));
		pass();
		assertThat(curl().responseCode()).isEqualTo(28);
	}

	private Instance launch(String subnet, String group) {
		return this.ec2
			.runInstances((r) -> r.imageId(FinishedLab.IMAGE)
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(this.lab.id(subnet))
				.securityGroupIds(group)
				.iamInstanceProfile((profile) -> profile.name("SSM-role")))
			.instances()
			.get(0);
	}

	private GetCommandInvocationResponse curl() {
		return run(this.lab.id("EC2-A"), "curl -s -S --max-time 5 http://" + this.server.privateIpAddress() + "/");
	}

	private NetworkInsightsAnalysis analyze() {
		String path = this.ec2
			.createNetworkInsightsPath((r) -> r.source(this.lab.id("EC2-A"))
				.destination(this.server.instanceId())
				.protocol("tcp")
				.destinationPort(80))
			.networkInsightsPath()
			.networkInsightsPathId();
		String id = this.ec2.startNetworkInsightsAnalysis((r) -> r.networkInsightsPathId(path))
			.networkInsightsAnalysis()
			.networkInsightsAnalysisId();
		pass();
		return this.ec2.describeNetworkInsightsAnalyses((r) -> r.networkInsightsAnalysisIds(id))
			.networkInsightsAnalyses()
			.get(0);
	}

	private static List<String> codes(NetworkInsightsAnalysis analysis) {
		return analysis.explanations().stream().map(Explanation::explanationCode).toList();
	}

	private GetCommandInvocationResponse run(String instance, String command) {
		return this.lab.answer(instance, command);
	}

	private void pass() {
		this.clock.pass(Duration.ofMinutes(10));
	}

}
