package io.github.privatelinkhandson.reachability;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paths from EC2-A through PrivateLink to EC2-B: the article's, and others that the same
 * resources can express.
 */
class PrivateLinkPathTests {

	@Test
	void labAsBuiltIsBlockedByTheLoadBalancersSecurityGroup() {
		PathResult result = TestNetwork.lab().analyze("i-A", "i-B");
		assertThat(result.reachable()).isFalse();
		assertThat(result.reported()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.code()).isEqualTo(ExplanationCode.ENI_SG_RULES_MISMATCH);
			assertThat(explanation.direction()).isEqualTo(Direction.INGRESS);
			assertThat(explanation.all(Part.SECURITY_GROUP)).containsExactly("NLB-B-sg");
			assertThat(explanation.one(Part.NETWORK_INTERFACE)).contains("eni-nlb-a");
			assertThat(explanation.one(Part.VPC)).contains("vpc-B");
		});
	}

	@Test
	void allBlockersAreExplainedInTheOrderTrafficMeetsThem() {
		assertThat(codes(TestNetwork.lab().analyze("i-A", "i-B")))
			.containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH, ExplanationCode.ELBV2_LISTENERS_MISMATCH);
	}

	@Test
	void withEnforcementOffTheListenerIsWhatBlocks() {
		PathResult result = TestNetwork.lab().enforcing(false).analyze("i-A", "i-B");
		assertThat(result.explanations()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.code()).isEqualTo(ExplanationCode.ELBV2_LISTENERS_MISMATCH);
			assertThat(explanation.cause()).isEqualTo(ExplanationCode.ELB_NOT_CROSSZONE);
			assertThat(explanation.one(Part.LOAD_BALANCER)).contains(TestNetwork.NLB);
			assertThat(explanation.one(Part.LISTENER_PORT)).contains("80");
			assertThat(explanation.all(Part.ZONE)).containsExactly(TestNetwork.ZONE_A, TestNetwork.ZONE_C);
		});
	}

	@Test
	void withBothFixesThePathIsFoundThereAndBack() {
		PathResult result = TestNetwork.fixedLab().analyze("i-A", "i-B");
		assertThat(result.reachable()).isTrue();
		assertThat(result.explanations()).isEmpty();
		assertThat(ids(result.forward())).containsExactly("i-A", "eni-A", "EC2-A-sg", "vpce-sg", "eni-vpce-A", "vpce-A",
				"vpce-svc-B", "eni-nlb-a", TestNetwork.NLB, TestNetwork.TARGETS, "NLB-B-sg", "acl-B", "rtb-B-private",
				"acl-B", "EC2-B-sg", "eni-B", "i-B");
		assertThat(ids(result.returnPath())).containsExactly("i-B", "eni-B", "EC2-B-sg", "acl-B", "rtb-B-private",
				"acl-B", "NLB-B-sg", TestNetwork.TARGETS, TestNetwork.NLB, "eni-nlb-a", "vpce-svc-B", "vpce-A",
				"eni-vpce-A", "vpce-sg", "EC2-A-sg", "eni-A", "i-A");
	}

	@Test
	void theZoneIsCrossedOnTheWayToTheTarget() {
		assertThat(TestNetwork.fixedLab().analyze("i-A", "i-B").forward())
			.filteredOn(TraceStep.AtInterface.class::isInstance)
			.filteredOn((step) -> ((TraceStep.AtInterface) step).zoneCrossed())
			.extracting((step) -> step.resource().id())
			.containsExactly("eni-B");
	}

	@Test
	void theTargetSeesTheNodesAddressAndTheClientSendsToTheEndpoint() {
		List<TraceStep.Component> forward = TestNetwork.fixedLab().analyze("i-A", "i-B").forward();
		Flow sent = ((TraceStep.AtInstance) forward.get(0)).header();
		Flow received = ((TraceStep.AtInstance) forward.get(forward.size() - 1)).header();
		assertThat(sent.destinationIp()).isEqualTo("10.0.128.20");
		assertThat(received.sourceIp()).isEqualTo("10.1.128.30");
		assertThat(received.destinationIp()).isEqualTo("10.1.144.10");
		assertThat(received.destinationPorts()).isEqualTo(PortSet.of(80));
	}

	@Test
	void enforcementPassesWithARuleForTheClientsAddress() {
		TestNetwork network = TestNetwork.lab()
			.crossZone(true)
			.allow("NLB-B-sg", TestNetwork.fromCidr(80, "10.0.128.10/32"));
		assertThat(network.analyze("i-A", "i-B").reachable()).isTrue();
		assertThat(ids(network.analyze("i-A", "i-B").forward())).containsSubsequence("vpce-svc-B", "NLB-B-sg",
				"eni-nlb-a", TestNetwork.NLB, TestNetwork.TARGETS, "NLB-B-sg");
	}

	@Test
	void enforcementLooksAtTheClientNotAtTheEndpoint() {
		TestNetwork network = TestNetwork.lab()
			.crossZone(true)
			.allow("NLB-B-sg", TestNetwork.fromCidr(80, "10.0.128.20/32"));
		assertThat(codes(network.analyze("i-A", "i-B"))).containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
	}

	@Test
	void theClientsSecurityGroupIsNotKnownBehindPrivateLink() {
		TestNetwork network = TestNetwork.lab()
			.crossZone(true)
			.allow("NLB-B-sg", TestNetwork.fromGroup(80, "EC2-A-sg"));
		assertThat(codes(network.analyze("i-A", "i-B"))).containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
	}

	@Test
	void aTargetInTheEndpointsZoneNeedsNoCrossZone() {
		TestNetwork network = TestNetwork.lab()
			.enforcing(false)
			.instance("B2", "subnet-B-private-a", "10.1.128.11", "EC2-B-sg")
			.targets("i-B", "i-B2");
		assertThat(network.analyze("i-A", "i-B2").reachable()).isTrue();
		assertThat(network.analyze("i-A", "i-B").reachable()).isFalse();
	}

	@Test
	void anEndpointInBothZonesNeedsNoCrossZone() {
		TestNetwork network = TestNetwork.lab().enforcing(false).endpoint("A2", "subnet-A-private-c", "10.0.144.20");
		PathResult result = network.analyze("i-A", "i-B");
		assertThat(result.reachable()).isTrue();
		assertThat(ids(result.forward())).contains("vpce-A2", "eni-nlb-c").doesNotContain("vpce-A");
	}

	@Test
	void theTargetGroupsCrossZoneOverridesTheLoadBalancers() {
		TestNetwork off = TestNetwork.fixedLab().targetsCrossing("false", "i-B");
		assertThat(codes(off.analyze("i-A", "i-B"))).containsExactly(ExplanationCode.ELBV2_LISTENERS_MISMATCH);
		TestNetwork on = TestNetwork.lab().enforcing(false).targetsCrossing("true", "i-B");
		assertThat(on.analyze("i-A", "i-B").reachable()).isTrue();
	}

	@Test
	void aLoadBalancerWithoutSecurityGroupsFiltersNothing() {
		TestNetwork network = TestNetwork.lab()
			.crossZone(true)
			.changeLoadBalancer((old) -> new LoadBalancer(old.id(), old.tags(), old.name(), old.state(), old.vpcId(),
					old.dnsName(), old.nodes(), List.of(), true, true, old.listeners(), old.scheme()));
		assertThat(codes(network.analyze("i-A", "i-B"))).containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
		network.allow("EC2-B-sg", TestNetwork.fromCidr(80, "10.1.128.30/32"));
		assertThat(network.analyze("i-A", "i-B").reachable()).isTrue();
	}

	@Test
	void aLoadBalancerInOneZoneSendsToThatZoneOnly() {
		TestNetwork network = TestNetwork.fixedLab().without("eni-nlb-c");
		network.loadBalancer("subnet-B-private-a").enforcing(false).crossZone(true);
		assertThat(network.analyze("i-A", "i-B").explanations()).singleElement()
			.extracting(Explanation::cause)
			.isEqualTo(ExplanationCode.ELB_INSTALLED_AZ_RESTRICTION);
	}

	@Test
	void eachPortThatTheLoadBalancerListensOnIsTried() {
		LoadBalancer.Listener other = new LoadBalancer.Listener(TestNetwork.LISTENER + "81", "TCP", 8081,
				List.of(TestNetwork.TARGETS));
		LoadBalancer.Listener http = new LoadBalancer.Listener(TestNetwork.LISTENER, "TCP", 80,
				List.of(TestNetwork.TARGETS));
		assertThat(TestNetwork.fixedLab().listeners(other, http).analyze("i-A", "i-B").reachable()).isTrue();
	}

	@Test
	void aPortNobodyListensOnIsAListenersMismatch() {
		TestNetwork network = TestNetwork.fixedLab().allow("vpce-sg", TestNetwork.fromGroup(443, "EC2-A-sg"));
		PathResult result = PathAnalysis.of(network.snapshot(), new PathRequest("i-A", "i-B", null, "tcp", 443));
		assertThat(result.reported()).singleElement()
			.satisfies((explanation) -> assertThat(explanation.cause())
				.isEqualTo(ExplanationCode.ELBV2_LISTENER_PORT_RESTRICTION))
			.extracting(Explanation::code)
			.isEqualTo(ExplanationCode.ELBV2_LISTENERS_MISMATCH);
	}

	@Test
	void udpIsNotHeardByATcpListener() {
		PathResult result = PathAnalysis.of(TestNetwork.fixedLab().snapshot(),
				new PathRequest("i-A", "i-B", null, "udp", 80));
		assertThat(codes(result)).contains(ExplanationCode.ENI_SG_RULES_MISMATCH,
				ExplanationCode.ELBV2_LISTENERS_MISMATCH);
	}

	@Test
	void aTargetGroupWithoutTargetsIsExplained() {
		assertThat(codes(TestNetwork.fixedLab().targets().analyze("i-A", "i-B")))
			.containsExactly(ExplanationCode.ELBV2_LISTENER_HAS_NO_TG);
	}

	@Test
	void anInstanceThatIsNoTargetIsExplained() {
		TestNetwork network = TestNetwork.fixedLab().instance("B2", "subnet-B-private-a", "10.1.128.11", "EC2-B-sg");
		assertThat(codes(network.analyze("i-A", "i-B2")))
			.containsExactly(ExplanationCode.ELBV2_LISTENER_REQUIRES_TG_ACCEPT);
	}

	@Test
	void anEndpointThatIsNotAcceptedIsInABadState() {
		assertThat(TestNetwork.fixedLab().endpointState("pendingAcceptance").analyze("i-A", "i-B").explanations())
			.singleElement()
			.satisfies((explanation) -> {
				assertThat(explanation.code()).isEqualTo(ExplanationCode.BAD_STATE);
				assertThat(explanation.one(Part.ENDPOINT)).contains("vpce-A");
				assertThat(explanation.one(Part.STATE)).contains("pendingAcceptance");
			});
	}

	@Test
	void withoutAnEndpointTheVpcsAreDisconnected() {
		TestNetwork network = TestNetwork.fixedLab().without("vpce-A").without("eni-vpce-A");
		assertThat(network.analyze("i-A", "i-B").explanations()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.code()).isEqualTo(ExplanationCode.DISCONNECTED_VPCS);
			assertThat(explanation.one(Part.SOURCE_VPC)).contains("vpc-A");
			assertThat(explanation.one(Part.DESTINATION_VPC)).contains("vpc-B");
		});
	}

	@Test
	void aServiceThatIsNotInTheEndpointsZoneIsExplained() {
		TestNetwork network = TestNetwork.fixedLab()
			.change(EndpointService.class, "vpce-svc-B", (old) -> new EndpointService(old.id(), old.tags(),
					old.serviceName(), old.state(), true, old.loadBalancerArns(), List.of(TestNetwork.ZONE_C)));
		assertThat(codes(network.analyze("i-A", "i-B")))
			.containsExactly(ExplanationCode.VPCE_SERVICE_NOT_INSTALLED_IN_AZ);
	}

	@Test
	void everySecurityGroupOnTheWayCanBlock() {
		assertBlockedBy(TestNetwork.fixedLab().revokeAll("EC2-A-sg", true), "EC2-A-sg", Direction.EGRESS);
		assertBlockedBy(TestNetwork.fixedLab().revokeAll("vpce-sg", false), "vpce-sg", Direction.INGRESS);
		assertBlockedBy(TestNetwork.fixedLab().revokeAll("NLB-B-sg", true), "NLB-B-sg", Direction.EGRESS);
		assertBlockedBy(TestNetwork.fixedLab().revokeAll("EC2-B-sg", false), "EC2-B-sg", Direction.INGRESS);
	}

	@Test
	void aStoppedTargetIsInABadStateAndATerminatedOneHasNoVpc() {
		assertThat(codes(TestNetwork.fixedLab().instanceState("i-B", "stopped").analyze("i-A", "i-B")))
			.containsExactly(ExplanationCode.BAD_STATE);
		assertThat(codes(TestNetwork.fixedLab().instanceState("i-B", "terminated").analyze("i-A", "i-B")))
			.containsExactly(ExplanationCode.UNASSOCIATED_COMPONENT);
		assertThat(codes(TestNetwork.fixedLab().without("i-B").analyze("i-A", "i-B")))
			.containsExactly(ExplanationCode.NO_SOURCE_OR_DESTINATION);
	}

	@Test
	void anEndpointAsSourceLeadsToItsServiceOnly() {
		TestNetwork network = TestNetwork.fixedLab();
		assertThat(network.analyze("vpce-A", "i-B").reachable()).isTrue();
		assertThat(codes(network.analyze("vpce-A", "i-A"))).containsExactly(ExplanationCode.VPCE_INTRA_VPC_TRAFFIC);
		assertThat(ids(network.analyze("i-A", "vpce-A").forward())).endsWith("eni-vpce-A", "vpce-A");
		assertThat(ids(network.analyze("i-A", "vpce-svc-B").forward())).endsWith("vpce-A", "vpce-svc-B");
	}

	@Test
	void twoEndpointsToDifferentServicesDoNotGetMixedUp() {
		TestNetwork network = TestNetwork.fixedLab()
			.add(new EndpointService("vpce-svc-X", Map.of(), "com.amazonaws.vpce.svc-X", "Available", true, List.of(),
					List.of(TestNetwork.ZONE_A)))
			.change(Endpoint.class, "vpce-A",
					(old) -> new Endpoint(old.id(), old.tags(), old.state(), old.vpcId(), "com.amazonaws.vpce.svc-X",
							old.subnetIds(), old.groups(), old.networkInterfaceIds(), old.dnsNames()));
		assertThat(codes(network.analyze("i-A", "i-B"))).containsExactly(ExplanationCode.DISCONNECTED_VPCS);
	}

	private static void assertBlockedBy(TestNetwork network, String group, Direction direction) {
		assertThat(network.analyze("i-A", "i-B").explanations()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.code()).isEqualTo(ExplanationCode.ENI_SG_RULES_MISMATCH);
			assertThat(explanation.direction()).isEqualTo(direction);
			assertThat(explanation.all(Part.SECURITY_GROUP)).containsExactly(group);
		});
	}

	private static List<ExplanationCode> codes(PathResult result) {
		return result.explanations().stream().map(Explanation::code).toList();
	}

	private static List<String> ids(List<TraceStep.Component> components) {
		return components.stream().map((component) -> component.resource().id()).toList();
	}

}
