package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DnsRecordIpType;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What has no IPv4 address: instances and endpoints in subnets for IPv6 only, and target
 * groups that are reached by IPv6.
 */
@RealTimeTest
class Ipv6OnlyTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private ResourceStore store;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private Ec2Client ec2;

	private ElasticLoadBalancingV2Client elb;

	@BeforeEach
	void build() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), this::pass);
		this.ec2 = this.lab.ec2();
		this.elb = this.lab.elb();
		TestQuotas.set(this.store, this.lab.clients().account().id(), Clients.REGION, Quota.STANDARD_CPUS, 32);
	}

	@Test
	void instanceInASubnetForIpv6OnlyHasNoIpv4Address() {
		Subnet subnet = ipv6Only(addIpv6("A"));
		Instance made = launch(subnet, InstanceType.T3_MICRO);
		assertThat(made.privateIpAddress()).isNull();
		assertThat(made.ipv6Address()).startsWith("2001:db8:");
		assertThat(made.privateDnsName()).startsWith(made.instanceId() + ".");
		assertThat(made.privateDnsNameOptions().hostnameType()).isEqualTo(HostnameType.RESOURCE_NAME);
		assertThat(made.networkInterfaces()).singleElement().satisfies((card) -> {
			assertThat(card.privateIpAddresses()).isEmpty();
			assertThat(card.ipv6Addresses()).hasSize(1);
		});
		refused("Unsupported", () -> launch(subnet, InstanceType.T2_MICRO));
		refused("InvalidParameterValue", () -> this.ec2.modifySubnetAttribute(
				(r) -> r.subnetId(subnet.subnetId()).assignIpv6AddressOnCreation((value) -> value.value(false))));
		refused("InvalidParameterValue", () -> this.ec2.modifySubnetAttribute(
				(r) -> r.subnetId(subnet.subnetId()).mapPublicIpOnLaunch((value) -> value.value(true))));
		refused("InvalidParameterValue",
				() -> this.ec2.associateAddress((r) -> r.allocationId(this.ec2.allocateAddress().allocationId())
					.networkInterfaceId(made.networkInterfaces().get(0).networkInterfaceId())));
	}

	@Test
	void primaryAddressStays() {
		Subnet subnet = ipv6Only(addIpv6("A"));
		String card = this.ec2.createNetworkInterface((r) -> r.subnetId(subnet.subnetId()).enablePrimaryIpv6(true))
			.networkInterface()
			.networkInterfaceId();
		String address = interfaceOf(card).ipv6Address();
		assertThat(interfaceOf(card).ipv6Addresses()).singleElement()
			.satisfies((own) -> assertThat(own.isPrimaryIpv6()).isTrue());
		refused("InvalidParameterValue",
				() -> this.ec2.unassignIpv6Addresses((r) -> r.networkInterfaceId(card).ipv6Addresses(address)));
		refused("InvalidParameterValue", () -> this.ec2
			.modifyNetworkInterfaceAttribute((r) -> r.networkInterfaceId(card).enablePrimaryIpv6(false)));
		String without = this.ec2.createNetworkInterface((r) -> r.subnetId(this.lab.id("private c A")))
			.networkInterface()
			.networkInterfaceId();
		refused("InvalidParameterCombination", () -> this.ec2
			.modifyNetworkInterfaceAttribute((r) -> r.networkInterfaceId(without).enablePrimaryIpv6(true)));
	}

	@Test
	void helloComesByIpv6FromEndToEnd() {
		addIpv6("B", "private a B", "private c B");
		String block = addIpv6("A", "private a A");
		Subnet consumers = ipv6Only(block);
		String nlb = this.lab.id("nlb");
		this.elb.setIpAddressType((r) -> r.loadBalancerArn(nlb).ipAddressType("dualstack"));
		this.ec2.modifyVpcEndpointServiceConfiguration(
				(r) -> r.serviceId(this.lab.id("service")).addSupportedIpAddressTypes("ipv6"));
		refused("InvalidParameter", () -> endpoint(this.lab.id("private a A"), DnsRecordIpType.IPV6));
		refused("InvalidParameter", () -> endpoint(consumers.subnetId(), DnsRecordIpType.IPV4));
		VpcEndpoint endpoint = endpoint(consumers.subnetId(), DnsRecordIpType.IPV6);
		assertThat(endpoint.ipAddressTypeAsString()).isEqualTo("ipv6");
		assertThat(interfaceOf(endpoint.networkInterfaceIds().get(0)).privateIpAddress()).isNull();
		this.ec2.acceptVpcEndpointConnections(
				(r) -> r.serviceId(this.lab.id("service")).vpcEndpointIds(endpoint.vpcEndpointId()));
		forwardByIpv6(nlb);
		this.ec2.assignIpv6Addresses((r) -> r.ipv6AddressCount(1).networkInterfaceId(card("EC2-A")));
		String curl = "curl -s -m 5 http://" + endpoint.dnsEntries().get(0).dnsName() + "/";
		assertThat(run("EC2-A", curl)).isEqualTo("Hello!\n");
	}

	/**
	 * Lets the load balancer forward to a target group that is reached by IPv6: first to
	 * an address, then to an instance.
	 */
	private void forwardByIpv6(String nlb) {
		run("EC2-B", "dnf install -y httpd; echo 'Hello!' > /var/www/html/index.html; systemctl start httpd");
		String card = card("EC2-B");
		String address = this.ec2.assignIpv6Addresses((r) -> r.networkInterfaceId(card).ipv6AddressCount(1))
			.assignedIpv6Addresses()
			.get(0);
		this.ec2.authorizeSecurityGroupIngress((r) -> r.groupId(this.lab.id("EC2-B-sg"))
			.ipPermissions((
					it) -> it.ipProtocol("tcp").fromPort(80).toPort(80).ipv6Ranges((range) -> range.cidrIpv6("::/0"))));
		this.elb.setSecurityGroups((r) -> r.loadBalancerArn(nlb)
			.securityGroups(this.lab.id("NLB-B-sg"))
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));
		this.elb.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(nlb)
			.attributes((it) -> it.key("load_balancing.cross_zone.enabled").value("true")));
		String group = group("addresses", TargetTypeEnum.IP);
		refused("ValidationError", () -> register(group, "10.1.128.9"));
		refused("InvalidTarget", () -> register(group, "2001:db8:ffff::1"));
		register(group, address);
		this.elb.modifyListener((r) -> r
			.listenerArn(this.elb.describeListeners((l) -> l.loadBalancerArn(nlb)).listeners().get(0).listenerArn())
			.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD).targetGroupArn(group)));
		pass();
		assertThat(this.elb.describeTargetHealth((r) -> r.targetGroupArn(group)).targetHealthDescriptions())
			.singleElement()
			.satisfies((target) -> assertThat(target.targetHealth().state()).isEqualTo(TargetHealthStateEnum.HEALTHY));
		refused("InvalidConfigurationRequest",
				() -> this.elb.setIpAddressType((r) -> r.loadBalancerArn(nlb).ipAddressType("ipv4")));
		String instances = group("instances", TargetTypeEnum.INSTANCE);
		refused("InvalidTarget", () -> register(instances, this.lab.id("EC2-B")));
		this.ec2.modifyNetworkInterfaceAttribute((r) -> r.networkInterfaceId(card).enablePrimaryIpv6(true));
		register(instances, this.lab.id("EC2-B"));
	}

	private String group(String name, TargetTypeEnum type) {
		return this.elb
			.createTargetGroup((r) -> r.name(name)
				.protocol(ProtocolEnum.TCP)
				.port(80)
				.vpcId(this.lab.id("vpc B"))
				.targetType(type)
				.ipAddressType("ipv6"))
			.targetGroups()
			.get(0)
			.targetGroupArn();
	}

	private void register(String group, String target) {
		this.elb.registerTargets((r) -> r.targetGroupArn(group).targets((it) -> it.id(target)));
	}

	private VpcEndpoint endpoint(String subnet, DnsRecordIpType names) {
		return this.ec2
			.createVpcEndpoint((r) -> r.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(this.lab.id("vpc A"))
				.serviceName(this.lab.id("service name"))
				.ipAddressType("ipv6")
				.dnsOptions((options) -> options.dnsRecordIpType(names))
				.subnetIds(subnet)
				.securityGroupIds(openGroup()))
			.vpcEndpoint();
	}

	private String openGroup() {
		String name = "open" + System.nanoTime();
		String group = this.ec2
			.createSecurityGroup((r) -> r.groupName(name).description(name).vpcId(this.lab.id("vpc A")))
			.groupId();
		this.ec2.authorizeSecurityGroupIngress((r) -> r.groupId(group)
			.ipPermissions((
					it) -> it.ipProtocol("tcp").fromPort(80).toPort(80).ipv6Ranges((range) -> range.cidrIpv6("::/0"))));
		return group;
	}

	private Instance launch(Subnet subnet, InstanceType type) {
		return this.ec2
			.runInstances((r) -> r.imageId(FinishedLab.IMAGE)
				.instanceType(type)
				.subnetId(subnet.subnetId())
				.minCount(1)
				.maxCount(1))
			.instances()
			.get(0);
	}

	/**
	 * A subnet for IPv6 only in the client's VPC and zone.
	 */
	private Subnet ipv6Only(String block) {
		return this.ec2
			.createSubnet((r) -> r.vpcId(this.lab.id("vpc A"))
				.ipv6Native(true)
				.ipv6CidrBlock(part(block, 9))
				.availabilityZone(Clients.REGION + "a"))
			.subnet();
	}

	/**
	 * Adds an IPv6 block to a VPC, and parts of it to its subnets.
	 * @return the VPC's block
	 */
	private String addIpv6(String vpc, String... subnets) {
		String block = this.ec2
			.associateVpcCidrBlock((r) -> r.vpcId(this.lab.id("vpc " + vpc)).amazonProvidedIpv6CidrBlock(true))
			.ipv6CidrBlockAssociation()
			.ipv6CidrBlock();
		pass();
		for (int i = 0; i < subnets.length; i++) {
			String id = this.lab.id(subnets[i]);
			String part = part(block, i);
			this.ec2.associateSubnetCidrBlock((r) -> r.subnetId(id).ipv6CidrBlock(part));
		}
		return block;
	}

	private static String part(String block, int number) {
		String[] groups = block.replaceFirst("::?/56$", "").split(":");
		int last = (groups.length > 3) ? Integer.parseInt(groups[3], 16) : 0;
		String third = (groups.length > 2 && !groups[2].isEmpty()) ? groups[2] : "0";
		return "2001:db8:" + third + ":" + Integer.toHexString(last + number) + "::/64";
	}

	private NetworkInterface interfaceOf(String id) {
		return this.ec2.describeNetworkInterfaces((r) -> r.networkInterfaceIds(id)).networkInterfaces().get(0);
	}

	private String card(String server) {
		return this.ec2.describeInstances((r) -> r.instanceIds(this.lab.id(server)))
			.reservations()
			.get(0)
			.instances()
			.get(0)
			.networkInterfaces()
			.get(0)
			.networkInterfaceId();
	}

	private String run(String server, String command) {
		return this.lab.run(server, command);
	}

	private static void refused(String code, ThrowingCallable call) {
		AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
		assertThat(refusal).as(code).isNotNull();
		assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
	}

	private void pass() {
		this.clock.pass(Duration.ofMinutes(10));
	}

}
