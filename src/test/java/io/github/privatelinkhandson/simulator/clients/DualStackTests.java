package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DnsRecordIpType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The hands-on's load balancer and endpoint with both IPv4 and IPv6 addresses.
 */
@RealTimeTest
class DualStackTests {

	private static final String ENDPOINT_GROUP = "privatelink-A-vpce-sg";

	@Autowired
	private PracticeAws aws;

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
	}

	@Test
	void nodesGetAndLoseIpv6Addresses() {
		refused("InvalidSubnet", () -> setType("dualstack"));
		addIpv6("B", "private a B", "private c B");
		assertThat(setType("dualstack")).isEqualTo(IpAddressType.DUALSTACK);
		assertThat(nodes("NLB-B")).hasSize(2).allSatisfy((node) -> assertThat(node.ipv6Addresses()).hasSize(1));
		assertThat(loadBalancer("NLB-B").ipAddressType()).isEqualTo(IpAddressType.DUALSTACK);
		assertThat(setType("ipv4")).isEqualTo(IpAddressType.IPV4);
		assertThat(nodes("NLB-B")).allSatisfy((node) -> assertThat(node.ipv6Addresses()).isEmpty());
		refused("InvalidConfigurationRequest", () -> setType("dualstack-without-public-ipv4"));
	}

	@Test
	void loadBalancerIsMadeWithBothKindsOfAddresses() {
		List<String> blocks = addIpv6("B", "private a B", "private c B");
		String wanted = blocks.get(0).replace("/64", "99");
		this.elb.createLoadBalancer((r) -> r.name("both")
			.type("network")
			.scheme("internal")
			.ipAddressType("dualstack")
			.subnetMappings(SubnetMapping.builder().subnetId(this.lab.id("private a B")).iPv6Address(wanted).build(),
					SubnetMapping.builder().subnetId(this.lab.id("private c B")).build()));
		assertThat(nodes("both")).flatExtracting(NetworkInterface::ipv6Addresses)
			.extracting(NetworkInterfaceIpv6Address::ipv6Address)
			.hasSize(2)
			.contains(wanted);
		assertThat(loadBalancer("both").availabilityZones()).filteredOn((zone) -> zone.zoneName().endsWith("a"))
			.singleElement()
			.satisfies((zone) -> assertThat(zone.loadBalancerAddresses()).singleElement()
				.satisfies((address) -> assertThat(address.iPv6Address()).isEqualTo(wanted)));
		String group = this.elb
			.createTargetGroup((r) -> r.name("udp").protocol(ProtocolEnum.UDP).port(53).vpcId(this.lab.id("vpc B")))
			.targetGroups()
			.get(0)
			.targetGroupArn();
		refused("InvalidConfigurationRequest",
				() -> this.elb.createListener((r) -> r.loadBalancerArn(loadBalancer("both").loadBalancerArn())
					.protocol(ProtocolEnum.UDP)
					.port(53)
					.defaultActions((action) -> action.type(ActionTypeEnum.FORWARD).targetGroupArn(group))));
		refused("DuplicateLoadBalancerName", () -> this.elb
			.createLoadBalancer(this.lab.loadBalancer("both").toBuilder().ipAddressType("ipv4").build()));
		refused("InvalidConfigurationRequest", () -> this.elb.createLoadBalancer((r) -> r.name("ipv4")
			.type("network")
			.scheme("internal")
			.subnetMappings(SubnetMapping.builder().subnetId(this.lab.id("private a B")).iPv6Address(wanted).build())));
	}

	@Test
	void helloComesThroughADualStackEndpointByIpv6() {
		refused("InvalidParameter", this::supportIpv6);
		addIpv6("B", "private a B", "private c B");
		addIpv6("A", "private a A", "private c A");
		setType("dualstack");
		refused("InvalidParameter", () -> endpoint("dualstack"));
		supportIpv6();
		assertThat(this.ec2.describeVpcEndpointServiceConfigurations((r) -> r.serviceIds(this.lab.id("service")))
			.serviceConfigurations()
			.get(0)
			.supportedIpAddressTypesAsStrings()).containsExactly("ipv4", "ipv6");
		refused("InvalidParameter", () -> endpoint("ipv6"));
		VpcEndpoint endpoint = endpoint("dualstack");
		assertThat(endpoint.ipAddressTypeAsString()).isEqualTo("dualstack");
		assertThat(endpoint.dnsOptions().dnsRecordIpType()).isEqualTo(DnsRecordIpType.DUALSTACK);
		this.ec2.acceptVpcEndpointConnections(
				(r) -> r.serviceId(this.lab.id("service")).vpcEndpointIds(endpoint.vpcEndpointId()));
		serve();
		String name = endpoint.dnsEntries().get(0).dnsName();
		String address = onClient("dig +short AAAA " + name).strip();
		assertThat(address).isEqualTo(interfaceOf(endpoint).ipv6Addresses().get(0).ipv6Address());
		assertThat(onClient("dig +short " + name).strip()).isEqualTo(interfaceOf(endpoint).privateIpAddress());
		String curl = "curl -s -m 5 -6 http://" + name + "/";
		assertThat(onClient(curl)).as("the client has no IPv6 address yet").isEmpty();
		this.ec2.assignIpv6Addresses((r) -> r.ipv6AddressCount(1)
			.networkInterfaceId(this.ec2.describeInstances((i) -> i.instanceIds(this.lab.id("EC2-A")))
				.reservations()
				.get(0)
				.instances()
				.get(0)
				.networkInterfaces()
				.get(0)
				.networkInterfaceId()));
		assertThat(onClient(curl)).isEqualTo("Hello!\n");
		this.ec2.modifyVpcEndpoint((r) -> r.vpcEndpointId(endpoint.vpcEndpointId())
			.dnsOptions((options) -> options.dnsRecordIpType(DnsRecordIpType.IPV4)));
		assertThat(onClient("dig +short AAAA " + name)).isEmpty();
		assertThat(onClient(curl.replace("-6 ", ""))).as("by IPv4").isEqualTo("Hello!\n");
	}

	private void supportIpv6() {
		this.ec2.modifyVpcEndpointServiceConfiguration(
				(r) -> r.serviceId(this.lab.id("service")).addSupportedIpAddressTypes("ipv6"));
	}

	/**
	 * An endpoint in the client's zone, in place of the lab's.
	 */
	private VpcEndpoint endpoint(String type) {
		return this.ec2
			.createVpcEndpoint((r) -> r.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(this.lab.id("vpc A"))
				.serviceName(this.lab.id("service name"))
				.ipAddressType(type)
				.subnetIds(this.lab.id("private a A"))
				.securityGroupIds(this.lab.id(ENDPOINT_GROUP)))
			.vpcEndpoint();
	}

	private NetworkInterface interfaceOf(VpcEndpoint endpoint) {
		return this.ec2.describeNetworkInterfaces((r) -> r.networkInterfaceIds(endpoint.networkInterfaceIds()))
			.networkInterfaces()
			.get(0);
	}

	/**
	 * Does what the hands-on does against its two famous mistakes.
	 */
	private void serve() {
		this.elb.setSecurityGroups((r) -> r.loadBalancerArn(this.lab.id("nlb"))
			.securityGroups(this.lab.id("NLB-B-sg"))
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));
		this.elb.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(this.lab.id("nlb"))
			.attributes((it) -> it.key("load_balancing.cross_zone.enabled").value("true")));
		pass();
		run("EC2-B", "dnf install -y httpd; echo 'Hello!' > /var/www/html/index.html; systemctl start httpd");
	}

	/**
	 * Adds IPv6 blocks to a VPC and its subnets.
	 * @return the subnets' blocks
	 */
	private List<String> addIpv6(String vpc, String... subnets) {
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
		return List.of(part(block, 0), part(block, 1));
	}

	private static String part(String block, int number) {
		String[] groups = block.replaceFirst("::?/56$", "").split(":");
		int last = (groups.length > 3) ? Integer.parseInt(groups[3], 16) : 0;
		String third = (groups.length > 2 && !groups[2].isEmpty()) ? groups[2] : "0";
		return "2001:db8:" + third + ":" + Integer.toHexString(last + number) + "::/64";
	}

	private IpAddressType setType(String type) {
		return this.elb.setIpAddressType((r) -> r.loadBalancerArn(this.lab.id("nlb")).ipAddressType(type))
			.ipAddressType();
	}

	private LoadBalancer loadBalancer(String name) {
		return this.elb.describeLoadBalancers((r) -> r.names(name)).loadBalancers().get(0);
	}

	private List<NetworkInterface> nodes(String name) {
		return this.ec2
			.describeNetworkInterfaces((r) -> r.filters((f) -> f.name("description").values("ELB net/" + name + "/*")))
			.networkInterfaces();
	}

	private static void refused(String code, ThrowingCallable call) {
		AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
		assertThat(refusal).as(code).isNotNull();
		assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
	}

	private String onClient(String command) {
		return run("EC2-A", command);
	}

	private String run(String server, String command) {
		return this.lab.run(server, command);
	}

	private void pass() {
		this.clock.pass(Duration.ofMinutes(10));
	}

}
