package io.github.privatelinkhandson.simulator.gateway;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on NAT gateways.
 */
class NatGatewayTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String subnetId;

	@BeforeEach
	void makeSubnet() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.subnetId = this.ec2.subnet(this.vpcId, "10.0.0.0/24");
		this.ec2.internetGateway(this.vpcId);
	}

	@Test
	void natGatewayBecomesAvailableInAboutTwoMinutes() {
		String allocationId = this.ec2.allocation();
		CreateNatGatewayResponse made = this.ec2.play(create(allocationId).clientToken("token").build());
		assertThat(made.natGateway().state()).isEqualTo(NatGatewayState.PENDING);
		assertThat(made.clientToken()).isEqualTo("token");
		String id = made.natGateway().natGatewayId();
		this.ec2.pass(Duration.ofSeconds(83));
		assertThat(describe(id).state()).isEqualTo(NatGatewayState.PENDING);
		this.ec2.pass(Duration.ofSeconds(38));
		NatGateway nat = describe(id);
		assertThat(nat.state()).isEqualTo(NatGatewayState.AVAILABLE);
		assertThat(nat.connectivityType()).isEqualTo(ConnectivityType.PUBLIC);
		assertThat(nat.vpcId()).isEqualTo(this.vpcId);
		assertThat(nat.natGatewayAddresses()).singleElement().satisfies((address) -> {
			assertThat(address.allocationId()).isEqualTo(allocationId);
			assertThat(address.privateIp()).startsWith("10.0.0.");
			assertThat(address.publicIp()).startsWith("198.1");
			assertThat(address.isPrimary()).isTrue();
		});
		DescribeAddressesResponse addresses = this.ec2
			.play(DescribeAddressesRequest.builder().allocationIds(allocationId).build());
		assertThat(addresses.addresses().get(0).networkInterfaceId())
			.isEqualTo(nat.natGatewayAddresses().get(0).networkInterfaceId());
	}

	@Test
	void itsInterfaceIsAwssAndHasThePublicAddress() {
		NatGateway nat = describe(this.ec2.natGateway(this.subnetId, this.ec2.allocation()));
		NetworkInterface found = this.ec2.call(
				(call) -> new NetworkInterfaceService(call).find(nat.natGatewayAddresses().get(0).networkInterfaceId())
					.orElseThrow());
		assertThat(found.interfaceTypeAsString()).isEqualTo("nat_gateway");
		assertThat(found.description()).isEqualTo("Interface for NAT Gateway " + nat.natGatewayId());
		assertThat(found.requesterManaged()).isTrue();
		assertThat(found.sourceDestCheck()).isFalse();
		assertThat(found.groups()).isEmpty();
		assertThat(found.association().publicIp()).isEqualTo(nat.natGatewayAddresses().get(0).publicIp());
	}

	@Test
	void withoutAnInternetGatewayItFailsALittleLater() {
		String lonely = this.ec2.subnet(this.ec2.vpc("10.0.0.0/16"), "10.0.0.0/24");
		String id = this.ec2.natGateway(lonely, this.ec2.allocation());
		assertThat(describe(id).state()).isEqualTo(NatGatewayState.PENDING);
		this.ec2.pass(Duration.ofSeconds(15));
		NatGateway failed = describe(id);
		assertThat(failed.state()).isEqualTo(NatGatewayState.FAILED);
		assertThat(failed.failureCode()).isEqualTo("Gateway.NotAttached");
		assertThat(failed.failureMessage()).endsWith("has no Internet gateway attached");
		this.ec2.play(DeleteSubnetRequest.builder().subnetId(lonely).build());
		this.ec2.pass(Duration.ofHours(1));
		this.ec2.refuses("NatGatewayNotFound", DescribeNatGatewaysRequest.builder().natGatewayIds(id).build());
	}

	@Test
	void withAnAddressInUseItFailsALittleLater() {
		String allocationId = this.ec2.allocation();
		this.ec2.natGateway(this.subnetId, allocationId);
		String second = this.ec2.natGateway(this.subnetId, allocationId);
		this.ec2.pass(Duration.ofSeconds(15));
		assertThat(describe(second).failureCode()).isEqualTo("Resource.AlreadyAssociated");
		assertThat(describe(second).failureMessage())
			.isEqualTo("Elastic IP address [" + allocationId + "] is already associated");
	}

	@Test
	void deletedOneIsShownForAnHourAndLeavesNothingElse() {
		String allocationId = this.ec2.allocation();
		String id = this.ec2.natGateway(this.subnetId, allocationId);
		this.ec2.play(DeleteNatGatewayRequest.builder().natGatewayId(id).build());
		assertThat(describe(id).state()).isEqualTo(NatGatewayState.DELETING);
		this.ec2.refuses("DependencyViolation", DeleteSubnetRequest.builder().subnetId(this.subnetId).build());
		this.ec2.pass(Duration.ofSeconds(61));
		assertThat(describe(id).state()).isEqualTo(NatGatewayState.DELETED);
		assertThat(describe(id).deleteTime()).isNotNull();
		DescribeAddressesResponse addresses = this.ec2
			.play(DescribeAddressesRequest.builder().allocationIds(allocationId).build());
		assertThat(addresses.addresses().get(0).associationId()).isNull();
		this.ec2.play(DeleteSubnetRequest.builder().subnetId(this.subnetId).build());
		this.ec2.pass(Duration.ofHours(1));
		assertThat(
				this.ec2.refuses("NatGatewayNotFound", DescribeNatGatewaysRequest.builder().natGatewayIds(id).build()))
			.hasMessage("NatGateway " + id + " was not found");
		this.ec2.refuses("NatGatewayNotFound", DeleteNatGatewayRequest.builder().natGatewayId(id).build());
	}

	@Test
	void interfaceGoesAtTheVeryMomentTheNatGatewayIsDeleted() {
		String id = this.ec2.natGateway(this.subnetId, this.ec2.allocation());
		this.ec2.play(DeleteNatGatewayRequest.builder().natGatewayId(id).build());
		for (int second = 0; second < 62; second++) {
			boolean deleted = describe(id).state() == NatGatewayState.DELETED;
			boolean gone = this.ec2.<Boolean>call((call) -> new NetworkInterfaceService(call).existing().isEmpty());
			assertThat(gone).isEqualTo(deleted);
			this.ec2.pass(Duration.ofSeconds(1));
		}
	}

	@Test
	void sameClientTokenGivesTheSameNatGateway() {
		CreateNatGatewayRequest request = create(this.ec2.allocation()).clientToken("token").build();
		CreateNatGatewayResponse first = this.ec2.play(request);
		CreateNatGatewayResponse second = this.ec2.play(request);
		assertThat(second.natGateway().natGatewayId()).isEqualTo(first.natGateway().natGatewayId());
		this.ec2.refuses("IdempotentParameterMismatch",
				request.toBuilder().allocationId(this.ec2.allocation()).build());
	}

	@Test
	void privateOneNeedsNeitherAddressNorInternetGateway() {
		String lonely = this.ec2.subnet(this.ec2.vpc("10.0.0.0/16"), "10.0.0.0/24");
		CreateNatGatewayResponse made = this.ec2.play(
				CreateNatGatewayRequest.builder().subnetId(lonely).connectivityType(ConnectivityType.PRIVATE).build());
		this.ec2.pass(Duration.ofSeconds(121));
		NatGateway nat = describe(made.natGateway().natGatewayId());
		assertThat(nat.state()).isEqualTo(NatGatewayState.AVAILABLE);
		assertThat(nat.natGatewayAddresses().get(0).publicIp()).isNull();
	}

	@Test
	void missingAndUnknownPartsAreRefusedAtOnce() {
		this.ec2.refuses("MissingParameter", CreateNatGatewayRequest.builder().subnetId(this.subnetId).build());
		this.ec2.refuses("InvalidElasticIpID.NotFound", create("eipalloc-12345678").build());
		this.ec2.refuses("InvalidSubnetID.NotFound", create(this.ec2.allocation()).subnetId("subnet-12345678").build());
		this.ec2.refuses("NatGatewayMalformed", DescribeNatGatewaysRequest.builder().natGatewayIds("nat-x").build());
	}

	@Test
	void foundByStateAndVpc() {
		String id = this.ec2.natGateway(this.subnetId, this.ec2.allocation());
		DescribeNatGatewaysResponse found = this.ec2.play(DescribeNatGatewaysRequest.builder()
			.filter(Filter.builder().name("vpc-id").values(this.vpcId).build(),
					Filter.builder().name("state").values("pending", "available").build())
			.build());
		assertThat(found.natGateways()).extracting(NatGateway::natGatewayId).containsExactly(id);
	}

	private CreateNatGatewayRequest.Builder create(String allocationId) {
		return CreateNatGatewayRequest.builder().subnetId(this.subnetId).allocationId(allocationId);
	}

	private NatGateway describe(String id) {
		DescribeNatGatewaysResponse found = this.ec2
			.play(DescribeNatGatewaysRequest.builder().natGatewayIds(id).build());
		return found.natGateways().get(0);
	}

}
