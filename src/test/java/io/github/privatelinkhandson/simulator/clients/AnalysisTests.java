package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AnalysisStatus;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathRequestFilter;
import software.amazon.awssdk.services.ec2.model.RequestFilterPortRange;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reachability Analyzer on the hands-on's environment with both points fixed: what fails
 * an analysis, and what its filters do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@RealTimeTest
class AnalysisTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private Ec2Client ec2;

	@BeforeAll
	void build() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), () -> this.clock.pass(LONG));
		this.ec2 = this.lab.ec2();
	}

	@BeforeEach
	void fixBothPoints() {
		this.lab.elb()
			.setSecurityGroups((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.securityGroups(this.lab.id("NLB-B-sg"))
				.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));
		this.lab.elb()
			.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.attributes((it) -> it.key("load_balancing.cross_zone.enabled").value("true")));
	}

	@Test
	void failsIfTheNetworkIsEditedWhileItRuns() {
		String running = start(path((it) -> {
		}), (it) -> {
		});
		this.lab.elb()
			.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.attributes((it) -> it.key("load_balancing.cross_zone.enabled").value("false")));
		assertThat(analysis(running).status()).isEqualTo(AnalysisStatus.RUNNING);
		this.clock.pass(LONG);
		NetworkInsightsAnalysis failed = analysis(running);
		assertThat(failed.status()).isEqualTo(AnalysisStatus.FAILED);
		assertThat(failed.statusMessage())
			.isEqualTo("The request failed due to modifications in network resources during the analysis");
		assertThat(failed.networkPathFound()).isFalse();
		assertThat(failed.explanations()).isEmpty();
		assertThat(failed.forwardPathComponents()).isEmpty();
	}

	@Test
	void editsOfSecurityGroupsAndRoutesFailItToo() {
		String group = this.lab.id("EC2-A-sg");
		assertEditFails(() -> this.ec2.authorizeSecurityGroupIngress(
				(r) -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("10.9.0.0/16")));
		assertEditFails(() -> this.ec2.createRoute((r) -> r.routeTableId(this.lab.id("main table B"))
			.destinationCidrBlock("203.0.113.0/24")
			.natGatewayId(this.lab.id("nat B"))));
		assertEditFails(() -> this.ec2.createSubnet((
				r) -> r.vpcId(this.lab.id("vpc A")).cidrBlock("10.0.240.0/24").availabilityZone(Clients.REGION + "d")));
	}

	@Test
	void editsOfWhatIsInAVpcOnlyByWhatItBelongsToFailItToo() {
		List<String> listeners = new ArrayList<>();
		assertEditFails(() -> listeners.add(this.lab.elb()
			.createListener((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.protocol(ProtocolEnum.TCP)
				.port(8080)
				.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD)
					.targetGroupArn(this.lab.elb()
						.describeTargetGroups((all) -> all.loadBalancerArn(this.lab.id("nlb")))
						.targetGroups()
						.get(0)
						.targetGroupArn())))
			.listeners()
			.get(0)
			.listenerArn()));
		assertEditFails(() -> this.lab.elb().deleteListener((r) -> r.listenerArn(listeners.get(0))));
		String address = this.ec2.allocateAddress().allocationId();
		assertEditFails(
				() -> this.ec2.associateAddress((r) -> r.allocationId(address).instanceId(this.lab.id("EC2-A"))));
		assertEditFails(() -> this.ec2.disassociateAddress((r) -> r.associationId(
				this.ec2.describeAddresses((all) -> all.allocationIds(address)).addresses().get(0).associationId())));
		this.ec2.releaseAddress((r) -> r.allocationId(address));
	}

	@Test
	void whatIsNoEditOfItsNetworkLeavesItAlone() {
		String running = start(path((it) -> {
		}), (it) -> {
		});
		this.ec2.createTags(
				(r) -> r.resources(this.lab.id("EC2-A")).tags(Tag.builder().key("Name").value("EC2-A").build()));
		String other = this.ec2.createVpc((r) -> r.cidrBlock("10.7.0.0/16")).vpc().vpcId();
		this.ec2.deleteVpc((r) -> r.vpcId(other));
		assertThatExceptionOfType(Ec2Exception.class)
			.isThrownBy(() -> this.ec2.deleteSecurityGroup((r) -> r.groupId(this.lab.id("EC2-A-sg"))));
		this.clock.pass(LONG);
		this.ec2.revokeSecurityGroupEgress((r) -> r.groupId(this.lab.id("EC2-A-sg"))
			.ipPermissions((it) -> it.ipProtocol("-1").ipRanges((range) -> range.cidrIp("0.0.0.0/0"))));
		NetworkInsightsAnalysis ended = analysis(running);
		this.ec2.authorizeSecurityGroupEgress((r) -> r.groupId(this.lab.id("EC2-A-sg"))
			.ipPermissions((it) -> it.ipProtocol("-1").ipRanges((range) -> range.cidrIp("0.0.0.0/0"))));
		assertThat(ended.status()).isEqualTo(AnalysisStatus.SUCCEEDED);
		assertThat(ended.networkPathFound()).isTrue();
	}

	@Test
	void endsMayBeGivenByArn() {
		String arn = "arn:aws:ec2:%s:%s:instance/".formatted(Clients.REGION, this.lab.clients().account().id());
		assertThat(analyze(path((it) -> it.source(arn + this.lab.id("EC2-A")).destination(arn + this.lab.id("EC2-B"))))
			.networkPathFound()).isTrue();
		String foreign = arn.replace(Clients.REGION, "eu-west-1") + this.lab.id("EC2-A");
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> path((it) -> it.source(foreign)))
			.satisfies(
					(ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("NetworkInsightsSource.NotFound"));
	}

	@Test
	void addressesAndPortsAtTheSource() {
		String own = address("EC2-A");
		assertFound(path((it) -> it.sourceIp(own).destinationPort(80)));
		assertCode("FILTER_AT_SOURCE_SOURCE_ADDRESS", path((it) -> it.sourceIp("10.0.128.250")));
		assertCode("ENI_SG_RULES_MISMATCH", path((it) -> it.filterAtSource(filter(null, null, 81, 90))));
		assertFound(path((it) -> it.filterAtSource(filter(own, null, 79, 81))));
		assertCode("FILTER_AT_SOURCE_DESTINATION_ADDRESS",
				path((it) -> it.filterAtSource(filter(null, address("EC2-B"), 80, 80))));
	}

	@Test
	void addressesAndPortsAtTheDestination() {
		assertFound(path((it) -> it.destinationIp(address("EC2-B"))));
		assertCode("FILTER_AT_DESTINATION_DESTINATION_ADDRESS", path((it) -> it.destinationIp("10.1.144.250")));
		assertCode("FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE",
				path((it) -> it.filterAtDestination(filter(null, null, 8080, 8090))));
		assertCode("FILTER_AT_DESTINATION_SOURCE_ADDRESS",
				path((it) -> it.filterAtDestination(filter(address("EC2-A"), null, 80, 80))));
		assertFound(path((it) -> it.filterAtDestination(filter(null, address("EC2-B"), 80, 80))));
	}

	@Test
	void componentsThatThePathMustHaveOrNot() {
		String path = path((it) -> {
		});
		String balancer = this.lab.id("nlb");
		String gateway = "arn:aws:ec2:%s:%s:natgateway/%s".formatted(Clients.REGION, this.lab.clients().account().id(),
				this.lab.id("nat A"));
		assertThat(ended(path, (it) -> it.filterInArns(balancer)).networkPathFound()).isTrue();
		NetworkInsightsAnalysis without = ended(path, (it) -> it.filterOutArns(balancer));
		assertThat(codes(without)).containsExactly("COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT");
		assertThat(without.filterOutArns()).containsExactly(balancer);
		NetworkInsightsAnalysis elsewhere = ended(path, (it) -> it.filterInArns(gateway));
		assertThat(codes(elsewhere)).containsExactly("COMPONENT_FILTER_RESTRICTION");
		assertThat(elsewhere.explanations().get(0).component().id()).isEqualTo(this.lab.id("nat A"));
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> start(path, (it) -> it.filterInArns("nlb")))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
	}

	@Test
	void whatIsNoAddressAndNoPortIsRefused() {
		List<Consumer<CreateNetworkInsightsPathRequest.Builder>> wrong = List.of((it) -> it.sourceIp("EC2-A"),
				(it) -> it.destinationIp("10.0.0.0/8"), (it) -> it.destinationPort(65536),
				(it) -> it.filterAtSource(filter(null, null, 81, 80)),
				(it) -> it.filterAtDestination(filter("fd00::1", null, 80, 80)));
		wrong.forEach((change) -> assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> path(change))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue")));
	}

	@Test
	void blockedZoneIsToldByNameAndId() {
		this.lab.elb()
			.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.attributes((it) -> it.key("load_balancing.cross_zone.enabled").value("false")));
		Explanation explanation = analyze(path((it) -> {
		})).explanations().get(0);
		assertThat(explanation.explanationCode()).isEqualTo("ELBV2_LISTENERS_MISMATCH");
		assertThat(explanation.availabilityZones()).containsExactly("ap-northeast-1a", "ap-northeast-1c");
		assertThat(explanation.availabilityZoneIds()).containsExactly("apne1-az4", "apne1-az1");
	}

	private void assertEditFails(Runnable edit) {
		String running = start(path((it) -> {
		}), (it) -> {
		});
		edit.run();
		this.clock.pass(LONG);
		assertThat(analysis(running).status()).isEqualTo(AnalysisStatus.FAILED);
	}

	private void assertFound(String path) {
		NetworkInsightsAnalysis analysis = analyze(path);
		assertThat(codes(analysis)).isEmpty();
		assertThat(analysis.networkPathFound()).isTrue();
	}

	private void assertCode(String code, String path) {
		NetworkInsightsAnalysis analysis = analyze(path);
		assertThat(analysis.networkPathFound()).isFalse();
		assertThat(codes(analysis)).containsExactly(code);
	}

	private static List<String> codes(NetworkInsightsAnalysis analysis) {
		return analysis.explanations().stream().map(Explanation::explanationCode).toList();
	}

	private static PathRequestFilter filter(String source, String destination, int from, int to) {
		return PathRequestFilter.builder()
			.sourceAddress(source)
			.destinationAddress(destination)
			.destinationPortRange(RequestFilterPortRange.builder().fromPort(from).toPort(to).build())
			.build();
	}

	private String address(String instance) {
		return this.ec2.describeInstances((r) -> r.instanceIds(this.lab.id(instance)))
			.reservations()
			.get(0)
			.instances()
			.get(0)
			.privateIpAddress();
	}

	private String path(Consumer<CreateNetworkInsightsPathRequest.Builder> change) {
		CreateNetworkInsightsPathRequest.Builder request = CreateNetworkInsightsPathRequest.builder()
			.source(this.lab.id("EC2-A"))
			.destination(this.lab.id("EC2-B"))
			.protocol("tcp")
			.clientToken(UUID.randomUUID().toString());
		change.accept(request);
		return this.ec2.createNetworkInsightsPath(request.build()).networkInsightsPath().networkInsightsPathId();
	}

	private String start(String path, Consumer<StartNetworkInsightsAnalysisRequest.Builder> change) {
		StartNetworkInsightsAnalysisRequest.Builder request = StartNetworkInsightsAnalysisRequest.builder()
			.networkInsightsPathId(path);
		change.accept(request);
		return this.ec2.startNetworkInsightsAnalysis(request.build())
			.networkInsightsAnalysis()
			.networkInsightsAnalysisId();
	}

	private NetworkInsightsAnalysis analyze(String path) {
		return ended(path, (it) -> {
		});
	}

	private NetworkInsightsAnalysis ended(String path, Consumer<StartNetworkInsightsAnalysisRequest.Builder> change) {
		String id = start(path, change);
		this.clock.pass(LONG);
		return analysis(id);
	}

	private NetworkInsightsAnalysis analysis(String id) {
		return this.ec2.describeNetworkInsightsAnalyses((r) -> r.networkInsightsAnalysisIds(id))
			.networkInsightsAnalyses()
			.get(0);
	}

}
