package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on subnets.
 */
class SubnetTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	@BeforeEach
	void makeVpc() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
	}

	@Test
	void subnetBecomesAvailableWithAllThatAwsTells() {
		CreateSubnetResponse made = this.ec2
			.play(create("10.0.1.0/24").toBuilder().availabilityZone("ap-northeast-1c").build());
		assertThat(made.subnet().state()).isEqualTo(SubnetState.PENDING);
		this.ec2.pass(Duration.ofSeconds(3));
		Subnet found = describe(made.subnet().subnetId());
		assertThat(found.state()).isEqualTo(SubnetState.AVAILABLE);
		assertThat(found.availabilityZoneId()).isEqualTo("apne1-az1");
		assertThat(found.availableIpAddressCount()).isEqualTo(251);
		assertThat(found.subnetArn()).isEqualTo("arn:aws:ec2:ap-northeast-1:111122223333:subnet/" + found.subnetId());
		assertThat(found.mapPublicIpOnLaunch()).isFalse();
		assertThat(found.privateDnsNameOptionsOnLaunch().hostnameTypeAsString()).isEqualTo("ip-name");
	}

	@Test
	void zoneCanBeNamedByItsId() {
		CreateSubnetResponse made = this.ec2
			.play(create("10.0.1.0/24").toBuilder().availabilityZoneId("apne1-az2").build());
		assertThat(made.subnet().availabilityZone()).isEqualTo("ap-northeast-1d");
	}

	@Test
	void zoneOfAnotherRegionIsRefused() {
		assertThat(this.ec2.refuses("InvalidParameterValue",
				create("10.0.1.0/24").toBuilder().availabilityZone("us-east-1a").build()))
			.hasMessageContaining("ap-northeast-1a, ap-northeast-1c, ap-northeast-1d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.1.0.0/24", "10.0.0.0/15", "10.0.0.0/29" })
	void subnetOutsideTheVpcOrOfAnotherSizeIsRefused(String cidr) {
		assertThat(this.ec2.refuses("InvalidSubnet.Range", create(cidr)))
			.hasMessage("The CIDR '" + cidr + "' is invalid.");
	}

	@Test
	void overlappingSubnetIsRefused() {
		this.ec2.subnet(this.vpcId, "10.0.0.0/20");
		assertThat(this.ec2.refuses("InvalidSubnet.Conflict", create("10.0.15.0/24")))
			.hasMessage("The CIDR '10.0.15.0/24' conflicts with another subnet");
		this.ec2.subnet(this.vpcId, "10.0.16.0/24");
	}

	@Test
	void subnetOfAnotherVpcMayHaveTheSameAddresses() {
		this.ec2.subnet(this.vpcId, "10.0.0.0/24");
		assertThat(this.ec2.subnet(this.ec2.vpc("10.0.0.0/16"), "10.0.0.0/24")).startsWith("subnet-");
	}

	@Test
	void interfacesTakeFromTheFreeAddressesAndKeepTheSubnet() {
		String subnetId = this.ec2.subnet(this.vpcId, "10.0.1.0/24");
		NetworkInterface inside = this.ec2.networkInterface(subnetId);
		assertThat(describe(subnetId).availableIpAddressCount()).isEqualTo(250);
		DeleteSubnetRequest delete = DeleteSubnetRequest.builder().subnetId(subnetId).build();
		assertThat(this.ec2.refuses("DependencyViolation", delete))
			.hasMessage("The subnet '" + subnetId + "' has dependencies and cannot be deleted.");
		this.ec2.play(DeleteNetworkInterfaceRequest.builder().networkInterfaceId(inside.networkInterfaceId()).build());
		this.ec2.play(delete);
		this.ec2.refuses("InvalidSubnetID.NotFound", DescribeSubnetsRequest.builder().subnetIds(subnetId).build());
	}

	@Test
	void deletedSubnetFreesItsRouteTable() {
		String subnetId = this.ec2.subnet(this.vpcId, "10.0.1.0/24");
		String tableId = this.ec2.routeTable(this.vpcId);
		this.ec2.play(AssociateRouteTableRequest.builder().subnetId(subnetId).routeTableId(tableId).build());
		this.ec2.play(DeleteSubnetRequest.builder().subnetId(subnetId).build());
		this.ec2.play(DeleteRouteTableRequest.builder().routeTableId(tableId).build());
	}

	@Test
	void publicAddressesAtLaunchCanBeSwitchedOn() {
		String subnetId = this.ec2.subnet(this.vpcId, "10.0.1.0/24");
		this.ec2.play(ModifySubnetAttributeRequest.builder()
			.subnetId(subnetId)
			.mapPublicIpOnLaunch((it) -> it.value(true))
			.build());
		assertThat(describe(subnetId).mapPublicIpOnLaunch()).isTrue();
	}

	private CreateSubnetRequest create(String cidr) {
		return CreateSubnetRequest.builder().vpcId(this.vpcId).cidrBlock(cidr).build();
	}

	private Subnet describe(String id) {
		DescribeSubnetsResponse found = this.ec2.play(DescribeSubnetsRequest.builder().subnetIds(id).build());
		return found.subnets().get(0);
	}

}
