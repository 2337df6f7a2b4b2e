package io.github.privatelinkhandson.simulator.gateway;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on Elastic IP addresses.
 */
class AddressTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String subnetId;

	@BeforeEach
	void makeSubnet() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.subnetId = this.ec2.subnet(this.vpcId, "10.0.0.0/24");
	}

	@Test
	void allocatedAddressIsFree() {
		AllocateAddressResponse made = this.ec2.play(AllocateAddressRequest.builder().domain(DomainType.VPC).build());
		assertThat(made.publicIpv4Pool()).isEqualTo("amazon");
		assertThat(made.networkBorderGroup()).isEqualTo("ap-northeast-1");
		Address found = describe(made.allocationId());
		assertThat(found.publicIp()).isEqualTo(made.publicIp()).matches("198\\.1[89]\\..*");
		assertThat(found.domain()).isEqualTo(DomainType.VPC);
		assertThat(found.associationId()).isNull();
		DescribeAddressesAttributeResponse attribute = this.ec2.play(DescribeAddressesAttributeRequest.builder()
			.allocationIds(made.allocationId())
			.attribute("domain-name")
			.build());
		assertThat(attribute.addresses()).singleElement().satisfies((each) -> assertThat(each.ptrRecord()).isNull());
	}

	@Test
	void addressOfANatGatewayIsNeitherReleasedNorDisassociated() {
		this.ec2.internetGateway(this.vpcId);
		String allocationId = this.ec2.allocation();
		String natId = this.ec2.natGateway(this.subnetId, allocationId);
		ReleaseAddressRequest release = ReleaseAddressRequest.builder().allocationId(allocationId).build();
		this.ec2.refuses("InvalidIPAddress.InUse", release);
		String associationId = describe(allocationId).associationId();
		DisassociateAddressRequest disassociate = DisassociateAddressRequest.builder()
			.associationId(associationId)
			.build();
		this.ec2.refuses("AuthFailure", disassociate);
		this.ec2.play(DeleteNatGatewayRequest.builder().natGatewayId(natId).build());
		this.ec2.refuses("InvalidIPAddress.InUse", release);
		this.ec2.pass(Duration.ofSeconds(61));
		this.ec2.refuses("InvalidAssociationID.NotFound", disassociate);
		this.ec2.play(release);
		this.ec2.refuses("InvalidAllocationID.NotFound", release);
	}

	@Test
	void addressIsAssociatedMovedAndDisassociated() {
		this.ec2.internetGateway(this.vpcId);
		String allocationId = this.ec2.allocation();
		String first = this.ec2.networkInterface(this.subnetId).networkInterfaceId();
		String second = this.ec2.networkInterface(this.subnetId).networkInterfaceId();
		AssociateAddressResponse made = this.ec2.play(associate(allocationId, first).build());
		AssociateAddressResponse again = this.ec2.play(associate(allocationId, first).build());
		assertThat(again.associationId()).isEqualTo(made.associationId());
		assertThat(describe(allocationId).networkInterfaceId()).isEqualTo(first);
		this.ec2.refuses("Resource.AlreadyAssociated",
				associate(allocationId, second).allowReassociation(false).build());
		AssociateAddressResponse moved = this.ec2.play(associate(allocationId, second).build());
		assertThat(describe(allocationId).networkInterfaceId()).isEqualTo(second);
		this.ec2.play(DisassociateAddressRequest.builder().associationId(moved.associationId()).build());
		assertThat(describe(allocationId).privateIpAddress()).isNull();
	}

	@Test
	void addressNeedsAnInternetGateway() {
		String interfaceId = this.ec2.networkInterface(this.subnetId).networkInterfaceId();
		this.ec2.refuses("Gateway.NotAttached", associate(this.ec2.allocation(), interfaceId).build());
	}

	@Test
	void unknownAddressesAreRefused() {
		assertThat(this.ec2.refuses("InvalidAllocationID.NotFound",
				DescribeAddressesRequest.builder().allocationIds("eipalloc-12345678").build()))
			.hasMessage("The allocation ID 'eipalloc-12345678' does not exist");
		assertThat(this.ec2.refuses("InvalidAddress.NotFound",
				DescribeAddressesRequest.builder().publicIps("203.0.113.1").build()))
			.hasMessage("Address '203.0.113.1' not found.");
	}

	private static AssociateAddressRequest.Builder associate(String allocationId, String interfaceId) {
		return AssociateAddressRequest.builder().allocationId(allocationId).networkInterfaceId(interfaceId);
	}

	private Address describe(String allocationId) {
		DescribeAddressesResponse found = this.ec2
			.play(DescribeAddressesRequest.builder().allocationIds(allocationId).build());
		return found.addresses().get(0);
	}

}
