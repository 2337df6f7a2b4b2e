package io.github.privatelinkhandson.reachability;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.reachability.Explanation.Direction;
import io.github.privatelinkhandson.reachability.Explanation.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paths within one VPC and out of it: subnets, network ACLs, route tables, gateways.
 */
class VpcPathTests {

	@Test
	void withinASubnetOnlySecurityGroupsAreMet() {
		TestNetwork network = oneVpc().instance("2", "subnet-A-private-a", "10.0.128.12", "sg-2")
			.acl("A")
			.routes("rtb-A-private");
		assertThat(ids(network.analyze("i-1", "i-2"))).containsExactly("i-1", "eni-1", "sg-1", "sg-2", "eni-2", "i-2");
	}

	@Test
	void betweenSubnetsAclsAndTheLocalRouteAreMet() {
		PathResult result = otherSubnet().analyze("i-1", "i-2");
		assertThat(result.reachable()).isTrue();
		assertThat(ids(result)).containsExactly("i-1", "eni-1", "sg-1", "acl-A", "rtb-A-private", "acl-A", "sg-2",
				"eni-2", "i-2");
		assertThat(result.returnPath()).filteredOn(TraceStep.BySecurityGroup.class::isInstance)
			.allSatisfy((step) -> assertThat(((TraceStep.BySecurityGroup) step).rule()).isNull())
			.hasSize(2);
	}

	@Test
	void anAclBlocksOnTheWayOutAndIn() {
		assertAclBlocks(otherSubnet().acl("A", allow(true, null, null)), Direction.INGRESS, Direction.INGRESS);
		assertAclBlocks(otherSubnet().acl("A", allow(false, null, null)), Direction.EGRESS, Direction.EGRESS);
	}

	@Test
	void anAclBlocksAnswersToEphemeralPorts() {
		TestNetwork network = otherSubnet().acl("A", allow(false, 22, 80), allow(true, null, null));
		PathResult result = PathAnalysis.of(network.snapshot(), new PathRequest("i-1", "i-2", null, "tcp", 22));
		assertThat(result.reachable()).isTrue();
		List<Trace> real = new Tracer(network.snapshot()).trace("eni-1", "10.0.144.12", "tcp", 22);
		assertThat(real).singleElement().satisfies((trace) -> {
			assertThat(trace.passes()).isFalse();
			assertThat(trace.blockers()).extracting(Explanation::code)
				.containsExactly(ExplanationCode.SUBNET_ACL_RESTRICTION);
		});
		network.acl("A", allow(false, 22, 22), allow(false, 1024, 65535), allow(true, null, null));
		assertThat(new Tracer(network.snapshot()).trace("eni-1", "10.0.144.12", "tcp", 22)).allMatch(Trace::passes);
	}

	@Test
	void theFirstAclEntryThatMatchesDecides() {
		NetworkAcl.Entry deny = new NetworkAcl.Entry(50, false, "6", "10.0.128.0/20", "deny", 22, 22);
		TestNetwork network = otherSubnet().acl("A", allow(false, null, null), allow(true, null, null), deny);
		assertThat(PathAnalysis.of(network.snapshot(), new PathRequest("i-1", "i-2", null, "tcp", 22)).explanations())
			.extracting(Explanation::code)
			.containsExactly(ExplanationCode.SUBNET_ACL_RESTRICTION);
	}

	@Test
	void aMissingRouteBlocks() {
		TestNetwork network = otherSubnet().routes("rtb-A-private");
		assertThat(network.analyze("i-1", "i-2").reported()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.code()).isEqualTo(ExplanationCode.NO_ROUTE_TO_DESTINATION);
			assertThat(explanation.one(Part.ROUTE_TABLE)).contains("rtb-A-private");
		});
	}

	@Test
	void aPrivateSubnetReachesTheInternetThroughNat() {
		PathResult result = oneVpc().analyze("i-1", "igw-A");
		assertThat(result.reachable()).isTrue();
		assertThat(ids(result)).containsExactly("i-1", "eni-1", "sg-1", "acl-A", "rtb-A-private", "acl-A", "nat-A",
				"acl-A", "rtb-A-public", "igw-A");
		assertThat(result.returnPath()).extracting((step) -> step.resource().id())
			.containsExactly("igw-A", "acl-A", "nat-A", "acl-A", "rtb-A-public", "acl-A", "sg-1", "eni-1", "i-1");
	}

	@Test
	void natMustBeAvailableAndItsRouteActive() {
		TestNetwork pending = oneVpc().change(NatGateway.class, "nat-A", (old) -> new NatGateway(old.id(), old.tags(),
				"pending", old.vpcId(), old.subnetId(), old.allocationId(), old.networkInterfaceId(), null));
		assertThat(pending.analyze("i-1", "igw-A").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.BAD_STATE);
		TestNetwork blackhole = oneVpc().routes("rtb-A-private",
				new RouteTable.Route("0.0.0.0/0", "nat-A", "blackhole", "CreateRoute"));
		assertThat(blackhole.analyze("i-1", "igw-A").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.BAD_STATE_ROUTE);
	}

	@Test
	void aPublicSubnetNeedsAPublicAddress() {
		TestNetwork network = oneVpc().instance("3", "subnet-A-public-a", "10.0.0.30", "sg-2");
		assertThat(network.analyze("i-3", "igw-A").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS);
		network.change(NetworkInterface.class, "eni-3",
				(old) -> new NetworkInterface(old.id(), old.tags(), old.vpcId(), old.subnetId(), old.zone(),
						old.status(), old.type(), old.description(), old.privateIp(), "203.0.113.3", old.groups(),
						old.instanceId()));
		assertThat(network.analyze("i-3", "igw-A").reachable()).isTrue();
	}

	@Test
	void theInternetReachesAnInstanceWithAPublicAddressOnly() {
		TestNetwork network = oneVpc().allow("sg-1", TestNetwork.fromCidr(22, "0.0.0.0/0"));
		assertThat(network.analyze("igw-A", "i-1").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);
	}

	@Test
	void anotherVpcsGatewayIsNotReached() {
		TestNetwork network = oneVpc().vpc("B", "10.1");
		assertThat(network.analyze("i-1", "igw-B").reachable()).isFalse();
	}

	@Test
	void aLoadBalancerPassesOnTheClientsAddressInsideItsVpc() {
		TestNetwork network = TestNetwork.fixedLab()
			.instance("C", "subnet-B-private-a", "10.1.128.40", "EC2-C-sg")
			.group("EC2-C-sg", "B")
			.allow("NLB-B-sg", TestNetwork.fromGroup(80, "EC2-C-sg"));
		List<Trace> traces = new Tracer(network.snapshot()).trace("eni-C", "10.1.128.30", "tcp", 80);
		assertThat(traces).singleElement().satisfies((trace) -> {
			assertThat(trace.passes()).isTrue();
			assertThat(trace.flow().sourceIp()).isEqualTo("10.1.128.40");
		});
		assertThat(new Tracer(network.snapshot()).trace("eni-B", "10.1.128.30", "tcp", 80)).singleElement()
			.satisfies((trace) -> assertThat(trace.blockers()).extracting(Explanation::code)
				.contains(ExplanationCode.ELBV2_SOURCE_ADDRESS_PRESERVATION));
	}

	private static void assertAclBlocks(TestNetwork network, Direction... directions) {
		assertThat(network.analyze("i-1", "i-2").explanations()).allSatisfy((explanation) -> {
			assertThat(explanation.code()).isEqualTo(ExplanationCode.SUBNET_ACL_RESTRICTION);
			assertThat(explanation.one(Part.ACL)).contains("acl-A");
		}).extracting(Explanation::direction).containsExactly(directions);
	}

	private static TestNetwork oneVpc() {
		return new TestNetwork().vpc("A", "10.0")
			.group("sg-1", "A")
			.group("sg-2", "A", TestNetwork.fromGroup(22, "sg-1"))
			.instance("1", "subnet-A-private-a", "10.0.128.11", "sg-1");
	}

	private static TestNetwork otherSubnet() {
		return oneVpc().instance("2", "subnet-A-private-c", "10.0.144.12", "sg-2");
	}

	private static NetworkAcl.Entry allow(boolean egress, Integer from, Integer to) {
		return new NetworkAcl.Entry(100 + ((from != null) ? from : 0), egress, (from != null) ? "6" : "-1", "0.0.0.0/0",
				"allow", from, to);
	}

	private static List<String> ids(PathResult result) {
		return result.forward().stream().map((component) -> component.resource().id()).toList();
	}

}
