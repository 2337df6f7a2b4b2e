package io.github.privatelinkhandson.simulator;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Outside tools find the account of access key {@code test} as AWS's accounts are, with a
 * default VPC in each region.
 */
@LimitsTest
class DefaultVpcsTests {

	@Autowired
	private PracticeAws aws;

	private TestClients clients;

	@BeforeEach
	void connect() {
		this.clients = new TestClients(this.aws);
	}

	@AfterEach
	void disconnect() {
		this.clients.close();
	}

	private Ec2Client everybody(Region region) {
		return this.clients.patient(Ec2Client.builder(), "test", "test").region(region).build();
	}

	@Test
	void accountOfEverybodyHasOneInEachRegion() {
		for (Region region : List.of(Region.US_EAST_1, Region.EU_WEST_1)) {
			Ec2Client ec2 = everybody(region);
			assertThat(ec2.describeVpcs((vpcs) -> vpcs.filters((filter) -> filter.name("is-default").values("true")))
				.vpcs()).singleElement().satisfies((vpc) -> assertThat(vpc.state()).isEqualTo(VpcState.AVAILABLE));
			assertThat(ec2.describeSubnets().subnets()).filteredOn(Subnet::defaultForAz)
				.hasSameSizeAs(ec2.describeAvailabilityZones().availabilityZones());
		}
	}

	@Test
	void deletedOneStaysAwayUntilItIsMadeAgain() {
		Ec2Client ec2 = everybody(Region.SA_EAST_1);
		String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
		ec2.describeSubnets().subnets().forEach((one) -> ec2.deleteSubnet((subnet) -> subnet.subnetId(one.subnetId())));
		String gateway = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
		ec2.detachInternetGateway((detach) -> detach.internetGatewayId(gateway).vpcId(vpc));
		ec2.deleteInternetGateway((delete) -> delete.internetGatewayId(gateway));
		ec2.deleteVpc((delete) -> delete.vpcId(vpc));
		assertThat(ec2.describeVpcs().vpcs()).isEmpty();
		assertThat(ec2.createDefaultVpc().vpc().isDefault()).isTrue();
	}

	@Test
	void instanceWithoutASubnetIsInTheDefaultOneOfItsZone() {
		Ec2Client ec2 = everybody(Region.EU_WEST_2);
		Instance instance = ec2
			.runInstances((run) -> run
				.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
				.instanceType(InstanceType.T3_MICRO)
				.minCount(1)
				.maxCount(1)
				.securityGroups("default")
				.placement((place) -> place.availabilityZone("eu-west-2b")))
			.instances()
			.get(0);
		Subnet subnet = ec2.describeSubnets((subnets) -> subnets.subnetIds(instance.subnetId())).subnets().get(0);
		assertThat(subnet.defaultForAz()).isTrue();
		assertThat(subnet.availabilityZone()).isEqualTo("eu-west-2b");
		assertThat(instance.securityGroups()).extracting(GroupIdentifier::groupName).containsExactly("default");
	}

	@Test
	void accountOfALabHasNone() {
		Ec2Client ec2 = this.clients.of(Ec2Client.builder(), this.aws.newAccount());
		assertThat(ec2.describeVpcs().vpcs()).isEmpty();
		TestClients.assertRefused(400, "VPCIdNotSpecified",
				() -> ec2.createSecurityGroup((group) -> group.groupName("a").description("a")));
	}

}
