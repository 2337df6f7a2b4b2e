package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The hands-on's network with IPv6 and secondary address blocks: what its instances reach
 * by which route, entry of a network ACL and rule of a group.
 */
@RealTimeTest
class Ipv6Tests {

	private static final String ANYWHERE = "::/0";

	private static final String OUTSIDE = "2001:4860:4860::8888";

	private static final String ACCEPTED = "Hello\n";

	private static final String TIMED_OUT = "28";

	@Autowired
	private PracticeAws aws;

	@Autowired
	private ResourceStore store;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private Ec2Client ec2;

	private String vpc;

	private String block;

	private String client;

	private String group;

	@BeforeEach
	void addIpv6() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), this::pass);
		this.ec2 = this.lab.ec2();
		TestQuotas.set(this.store, this.lab.clients().account().id(), Clients.REGION, Quota.STANDARD_CPUS, 32);
		this.vpc = this.lab.id("vpc A");
		this.client = this.lab.id("EC2-A");
		this.block = this.ec2.associateVpcCidrBlock((r) -> r.vpcId(this.vpc).amazonProvidedIpv6CidrBlock(true))
			.ipv6CidrBlockAssociation()
			.ipv6CidrBlock();
		pass();
		associate("private a A", 0);
		associate("private c A", 1);
		this.ec2.assignIpv6Addresses((r) -> r.networkInterfaceId(card(this.client)).ipv6AddressCount(1));
		this.group = this.ec2.createSecurityGroup((r) -> r.groupName("web").description("web").vpcId(this.vpc))
			.groupId();
	}

	@Test
	void packetsByIpv6MeetRulesAndEntriesForIpv6() {
		Instance server = serve((r) -> r.subnetId(this.lab.id("private c A")).ipv6AddressCount(1));
		assertThat(server.ipv6Address()).startsWith(this.block.substring(0, 9));
		assertThat(server.networkInterfaces().get(0).ipv6Addresses()).extracting(InstanceIpv6Address::ipv6Address)
			.containsExactly(server.ipv6Address());
		String url = "http://[" + server.ipv6Address() + "]/";
		assertThat(curl(url)).isEqualTo(TIMED_OUT);
		this.ec2.authorizeSecurityGroupIngress((r) -> r.groupId(this.group)
			.ipPermissions((it) -> it.ipProtocol("tcp")
				.fromPort(80)
				.toPort(80)
				.ipv6Ranges((range) -> range.cidrIpv6(this.block))));
		assertThat(curl(url)).isEqualTo(ACCEPTED);
		assertThat(curl("-6 " + url)).isEqualTo(ACCEPTED);
		assertThat(curl("http://" + server.privateIpAddress() + "/")).as("IPv4").isEqualTo(TIMED_OUT);
		assertThat(run(server.instanceId(), "curl -s 'http://[::1]/'")).isEqualTo(ACCEPTED);
		assertThat(run(server.instanceId(), "curl -s '" + url + "'")).isEqualTo(ACCEPTED);
		this.ec2.createNetworkAclEntry((r) -> r.networkAclId(this.lab.id("acl A"))
			.ruleNumber(50)
			.egress(true)
			.protocol("6")
			.portRange((range) -> range.from(80).to(80))
			.ruleAction("deny")
			.ipv6CidrBlock(server.ipv6Address() + "/128"));
		assertThat(curl(url)).isEqualTo(TIMED_OUT);
		this.ec2.deleteNetworkAclEntry((r) -> r.networkAclId(this.lab.id("acl A")).ruleNumber(50).egress(true));
		assertThat(curl(url)).isEqualTo(ACCEPTED);
		this.ec2.unassignIpv6Addresses(
				(r) -> r.networkInterfaceId(card(server.instanceId())).ipv6Addresses(server.ipv6Address()));
		assertThat(curl(url)).isEqualTo(TIMED_OUT);
	}

	@Test
	void internetIsReachedThroughAnEgressOnlyGatewayByIpv6Only() {
		String table = this.lab.id("main table A");
		String url = "http://[" + OUTSIDE + "]/";
		assertThat(reached(url)).isFalse();
		String gateway = this.ec2.createEgressOnlyInternetGateway((r) -> r.vpcId(this.vpc))
			.egressOnlyInternetGateway()
			.egressOnlyInternetGatewayId();
		this.ec2.createRoute(
				(r) -> r.routeTableId(table).destinationIpv6CidrBlock(ANYWHERE).egressOnlyInternetGatewayId(gateway));
		assertThat(reached(url)).isTrue();
		assertThat(reached("http://[fd00::1]/")).as("a private address").isFalse();
		this.ec2.deleteEgressOnlyInternetGateway((r) -> r.egressOnlyInternetGatewayId(gateway));
		assertThat(reached(url)).as("through a black hole").isFalse();
		this.ec2.replaceRoute(
				(r) -> r.routeTableId(table).destinationIpv6CidrBlock(ANYWHERE).gatewayId(this.lab.id("igw A")));
		assertThat(reached(url)).isTrue();
		this.ec2.replaceRoute(
				(r) -> r.routeTableId(table).destinationIpv6CidrBlock(ANYWHERE).natGatewayId(this.lab.id("nat A")));
		assertThat(reached(url)).as("through a NAT gateway").isFalse();
		assertThat(reached("http://example.com/")).as("IPv4").isTrue();
	}

	@Test
	void instancesInASecondaryBlockAreReached() {
		this.ec2.associateVpcCidrBlock((r) -> r.vpcId(this.vpc).cidrBlock("100.64.0.0/16"));
		pass();
		String subnet = this.ec2.createSubnet((r) -> r.vpcId(this.vpc).cidrBlock("100.64.1.0/24")).subnet().subnetId();
		this.ec2.associateRouteTable((r) -> r.routeTableId(this.lab.id("main table A")).subnetId(subnet));
		this.ec2.authorizeSecurityGroupIngress(
				(r) -> r.groupId(this.group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("10.0.0.0/16"));
		Instance server = serve((r) -> r.subnetId(subnet));
		assertThat(server.privateIpAddress()).startsWith("100.64.1.");
		assertThat(curl("http://" + server.privateIpAddress() + "/")).isEqualTo(ACCEPTED);
	}

	@Test
	void instancesGetTheIpv6AddressesThatTheyAreLaunchedWith() {
		String subnet = this.lab.id("private c A");
		String wanted = address(1) + "abc";
		Instance named = launch((r) -> r.networkInterfaces((card) -> card.deviceIndex(0)
			.subnetId(subnet)
			.groups(this.group)
			.ipv6Addresses((address) -> address.ipv6Address(wanted))));
		assertThat(named.ipv6Address()).isEqualTo(wanted);
		this.ec2
			.modifySubnetAttribute((r) -> r.subnetId(subnet).assignIpv6AddressOnCreation((value) -> value.value(true)));
		assertThat(launch((r) -> r.subnetId(subnet)).ipv6Address()).startsWith(address(1).replace("::", ":"));
		assertThat(this.ec2
			.describeInstances(
					(r) -> r.filters((f) -> f.name("network-interface.ipv6-addresses.ipv6-address").values(wanted)))
			.reservations()).singleElement()
			.satisfies((r) -> assertThat(r.instances()).extracting(Instance::instanceId)
				.containsExactly(named.instanceId()));
		refused("PrivateIpAddressLimitExceeded", (r) -> r.subnetId(subnet).ipv6AddressCount(9));
		refused("InvalidIPAddress.InUse",
				(r) -> r.subnetId(subnet).ipv6Addresses(InstanceIpv6Address.builder().ipv6Address(wanted).build()));
		refused("InvalidParameterValue", (r) -> r.subnetId(this.lab.id("public A")).ipv6AddressCount(1));
		String only = this.ec2.createSubnet((r) -> r.vpcId(this.vpc).ipv6Native(true).ipv6CidrBlock(address(7) + "/64"))
			.subnet()
			.subnetId();
		pass();
		assertThat(launch((r) -> r.subnetId(only)).privateIpAddress()).isNull();
	}

	private void refused(String code, Consumer<RunInstancesRequest.Builder> change) {
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> launch(change))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code));
	}

	private void associate(String subnet, int number) {
		this.ec2
			.associateSubnetCidrBlock((r) -> r.subnetId(this.lab.id(subnet)).ipv6CidrBlock(address(number) + "/64"));
	}

	/**
	 * The first address of the VPC's block of length 64 with that number.
	 */
	private String address(int number) {
		String[] groups = this.block.replaceFirst("::?/56$", "").split(":");
		int last = (groups.length > 3) ? Integer.parseInt(groups[3], 16) : 0;
		String third = (groups.length > 2 && !groups[2].isEmpty()) ? groups[2] : "0";
		return "2001:db8:" + third + ":" + Integer.toHexString(last + number) + "::";
	}

	private Instance serve(Consumer<RunInstancesRequest.Builder> change) {
		Instance made = launch(change);
		pass();
		run(made.instanceId(), "dnf install -y httpd; echo Hello > /var/www/html/index.html; systemctl start httpd");
		return made;
	}

	private Instance launch(Consumer<RunInstancesRequest.Builder> change) {
		return this.ec2.runInstances((r) -> {
			r.imageId(FinishedLab.IMAGE)
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.iamInstanceProfile((profile) -> profile.name("SSM-role"))
				.applyMutation(change);
			if (r.build().networkInterfaces().isEmpty()) {
				r.securityGroupIds(this.group);
			}
		}).instances().get(0);
	}

	private String card(String instance) {
		return this.ec2.describeInstances((r) -> r.instanceIds(instance))
			.reservations()
			.get(0)
			.instances()
			.get(0)
			.networkInterfaces()
			.get(0)
			.networkInterfaceId();
	}

	/**
	 * What the client gets, or curl's exit status.
	 */
	private String curl(String arguments) {
		GetCommandInvocationResponse answer = answer(this.client, "curl -g -s -m 5 " + arguments);
		return (answer.responseCode() == 0) ? answer.standardOutputContent() : answer.responseCode().toString();
	}

	private boolean reached(String url) {
		return answer(this.client, "curl -g -s -m 5 " + url).responseCode() == 0;
	}

	private String run(String instance, String command) {
		return answer(instance, command).standardOutputContent();
	}

	private GetCommandInvocationResponse answer(String instance, String command) {
		return this.lab.answer(instance, command);
	}

	private void pass() {
		this.clock.pass(Duration.ofMinutes(10));
	}

}
