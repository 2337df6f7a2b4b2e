package io.github.privatelinkhandson.simulator.clients;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAddress;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The addresses that Network Load Balancers are given: Elastic IP addresses where they
 * face the internet, private ones where they do not.
 */
@PracticeAwsTest
class LoadBalancerAddressTests {

	@Autowired
	private PracticeAws aws;

	private Ec2Client ec2;

	private ElasticLoadBalancingV2Client elb;

	private TestSubnet subnet;

	@BeforeEach
	void newAccount() {
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		this.ec2 = clients.ec2();
		this.elb = clients.elb();
		this.subnet = TestSubnet.make(this.ec2);
		String gateway = this.ec2.createInternetGateway().internetGateway().internetGatewayId();
		this.ec2.attachInternetGateway((r) -> r.internetGatewayId(gateway).vpcId(this.subnet.vpcId()));
	}

	private SubnetMapping.Builder mapping() {
		return SubnetMapping.builder().subnetId(this.subnet.id());
	}

	private LoadBalancer create(String scheme, SubnetMapping.Builder mapping) {
		return this.elb
			.createLoadBalancer((r) -> r.name("NLB").type("network").scheme(scheme).subnetMappings(mapping.build()))
			.loadBalancers()
			.get(0);
	}

	private LoadBalancerAddress only() {
		return this.elb.describeLoadBalancers()
			.loadBalancers()
			.get(0)
			.availabilityZones()
			.get(0)
			.loadBalancerAddresses()
			.get(0);
	}

	private String allocate() {
		return this.ec2.allocateAddress().allocationId();
	}

	private Address address(String allocation) {
		return this.ec2.describeAddresses((r) -> r.allocationIds(allocation)).addresses().get(0);
	}

	@Test
	void elasticIpAddressIsTheLoadBalancers() throws Throwable {
		String allocation = allocate();
		LoadBalancer made = create("internet-facing", mapping().allocationId(allocation));
		assertThat(only().allocationId()).isEqualTo(allocation);
		assertThat(only().ipAddress()).isEqualTo(address(allocation).publicIp());
		assertThat(this.ec2
			.describeNetworkInterfaces((r) -> r.networkInterfaceIds(address(allocation).networkInterfaceId()))
			.networkInterfaces()).singleElement()
			.satisfies((node) -> assertThat(node.description()).startsWith("ELB net/NLB/"))
			.satisfies((node) -> assertThat(node.association().allocationId()).isEqualTo(allocation));
		refused("InvalidIPAddress.InUse", () -> this.ec2.releaseAddress((r) -> r.allocationId(allocation)));
		refused("AuthFailure",
				() -> this.ec2.disassociateAddress((r) -> r.associationId(address(allocation).associationId())));
		assertThat(create("internet-facing", mapping().allocationId(allocation)).loadBalancerArn())
			.isEqualTo(made.loadBalancerArn());
		refused("DuplicateLoadBalancerName", () -> create("internet-facing", mapping().allocationId(allocate())));
		refused("DuplicateLoadBalancerName", () -> create("internet-facing", mapping()));
		refused("InvalidConfigurationRequest",
				() -> this.elb.setSubnets((r) -> r.loadBalancerArn(made.loadBalancerArn())
					.subnetMappings(mapping().allocationId(allocate()).build())));
	}

	@Test
	void addressIsFreeAgain() {
		String allocation = allocate();
		LoadBalancer made = create("internet-facing", mapping().allocationId(allocation));
		this.elb.deleteLoadBalancer((r) -> r.loadBalancerArn(made.loadBalancerArn()));
		await().until(() -> address(allocation).associationId() == null);
		this.ec2.releaseAddress((r) -> r.allocationId(allocation));
		assertThat(this.ec2.describeAddresses().addresses()).isEmpty();
	}

	@Test
	void addressThatCannotBeUsedIsRefused() throws Throwable {
		String allocation = allocate();
		refused("InvalidConfigurationRequest", () -> create("internal", mapping().allocationId(allocation)));
		refused("InvalidConfigurationRequest",
				() -> create("internet-facing", mapping().privateIPv4Address("10.0.0.9")));
		refused("AllocationIdNotFound",
				() -> create("internet-facing", mapping().allocationId("eipalloc-0123456789abcdef0")));
		String card = this.ec2.createNetworkInterface((r) -> r.subnetId(this.subnet.id()))
			.networkInterface()
			.networkInterfaceId();
		this.ec2.associateAddress((r) -> r.allocationId(allocation).networkInterfaceId(card));
		refused("ResourceInUse", () -> create("internet-facing", mapping().allocationId(allocation)));
		assertThat(this.elb.describeLoadBalancers().loadBalancers()).isEmpty();
	}

	@Test
	void privateAddressIsAnInternalLoadBalancers() {
		create("internal", mapping().privateIPv4Address("10.0.0.9"));
		assertThat(only().privateIPv4Address()).isEqualTo("10.0.0.9");
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, code, call).check();
	}

}
