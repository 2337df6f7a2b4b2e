package io.github.privatelinkhandson.reachability;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.RouteTable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routes that lead through an instance.
 */
class MiddleboxTests {

	/**
	 * The private subnets reach the public one through an instance in the latter.
	 */
	private final TestNetwork network = new TestNetwork().vpc("A", "10.0")
		.group("sg-1", "A")
		.group("sg-2", "A", TestNetwork.fromCidr(80, "10.0.128.0/20"))
		.instance("client", "subnet-A-private-a", "10.0.128.10", "sg-1")
		.instance("router", "subnet-A-public-a", "10.0.0.10", "sg-2")
		.instance("server", "subnet-A-public-c", "10.0.16.10", "sg-2")
		.routes("rtb-A-private", route("10.0.0.0/16", "local"), route("10.0.16.0/20", "eni-router"));

	@Test
	void itsSourceDestinationCheckStopsWhatIsNotForIt() {
		assertThat(this.network.analyze("i-client", "i-server").reported()).singleElement().satisfies((found) -> {
			assertThat(found.code()).isEqualTo(ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION);
			assertThat(found.component()).contains("eni-router");
		});
		assertThat(this.network.analyze("i-client", "i-router").reachable()).isTrue();
	}

	@Test
	void withoutTheCheckItPassesPacketsOn() {
		check(false);
		PathResult result = this.network.analyze("i-client", "i-server");
		assertThat(result.reachable()).isTrue();
		assertThat(result.forward()).extracting((step) -> step.resource().id())
			.containsSubsequence("i-client", "rtb-A-private", "eni-router", "i-router", "eni-server", "i-server");
	}

	@Test
	void itsSecurityGroupsApply() {
		check(false);
		this.network.revokeAll("sg-2", false).allow("sg-2", TestNetwork.fromGroup(80, "sg-1"));
		this.network.group("sg-3", "A", TestNetwork.fromCidr(80, "0.0.0.0/0"));
		this.network.instance("server", "subnet-A-public-c", "10.0.16.10", "sg-3");
		assertThat(this.network.analyze("i-client", "i-server").reachable()).isTrue();
		this.network.instance("server", "subnet-A-public-c", "10.0.16.10", "sg-2");
		assertThat(this.network.analyze("i-client", "i-server").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
	}

	@Test
	void anotherAddressIsNotPairedWithItsPublicOne() {
		check(false);
		this.network.routes("rtb-A-private", route("10.0.0.0/16", "local"), route("0.0.0.0/0", "eni-router"));
		assertThat(this.network.analyze("i-client", "igw-A").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS);
	}

	@Test
	void stoppedInstancePassesNothingOn() {
		check(false);
		this.network.instanceState("i-router", "stopped");
		assertThat(this.network.analyze("i-client", "i-server").reported()).extracting(Explanation::code)
			.containsExactly(ExplanationCode.BAD_STATE);
	}

	@Test
	void routesThatLeadInACircleEnd() {
		check(false);
		this.network.instance("other", "subnet-A-private-c", "10.0.144.10", "sg-2")
			.change(NetworkInterface.class, "eni-other", (old) -> checking(old, false))
			.routes("rtb-A-public", route("10.0.0.0/16", "local"), route("10.0.16.0/20", "eni-other"));
		assertThat(this.network.analyze("i-client", "i-server").reachable()).isFalse();
	}

	private void check(boolean on) {
		this.network.change(NetworkInterface.class, "eni-router", (old) -> checking(old, on));
	}

	private static NetworkInterface checking(NetworkInterface old, boolean on) {
		return new NetworkInterface(old.id(), old.tags(), old.vpcId(), old.subnetId(), old.zone(), old.status(),
				old.type(), old.description(), old.privateIp(), "203.0.113.3", old.groups(), old.instanceId(), on);
	}

	private static RouteTable.Route route(String cidr, String target) {
		return new RouteTable.Route(cidr, target, "active", "CreateRoute");
	}

}
