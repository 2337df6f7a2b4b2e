package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;
import java.util.List;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

import io.github.privatelinkhandson.simulator.quotas.Quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of the IPv4 address blocks of VPCs.
 */
class VpcBlockTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	@BeforeEach
	void makeVpc() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
	}

	@Test
	void secondaryBlockIsAssociatedSoonAndGoneSoonAfterItIsNotWanted() {
		AssociateVpcCidrBlockResponse made = associate("10.1.0.7/16");
		String id = made.cidrBlockAssociation().associationId();
		assertThat(made.vpcId()).isEqualTo(this.vpcId);
		assertThat(id).startsWith("vpc-cidr-assoc-");
		assertThat(made.cidrBlockAssociation().cidrBlockState().stateAsString()).isEqualTo("associating");
		settle();
		assertThat(blocks()).containsExactly(tuple("10.0.0.0/16", "associated"), tuple("10.1.0.0/16", "associated"));
		DisassociateVpcCidrBlockResponse ended = disassociate(id);
		assertThat(ended.cidrBlockAssociation().cidrBlockState().stateAsString()).isEqualTo("disassociating");
		assertThat(ended.cidrBlockAssociation().cidrBlock()).isEqualTo("10.1.0.0/16");
		settle();
		assertThat(blocks()).containsExactly(tuple("10.0.0.0/16", "associated"));
		this.ec2.refuses("InvalidVpcCidrBlockAssociationID.NotFound", request(id));
	}

	@Test
	void everyRouteTableHasALocalRouteForEachBlock() {
		this.ec2.routeTable(this.vpcId);
		String id = associate("10.1.0.0/16").cidrBlockAssociation().associationId();
		this.ec2.routeTable(this.vpcId);
		assertThat(routesPerTable()).hasSize(3).allSatisfy((routes) -> {
			assertThat(routes).extracting(Route::destinationCidrBlock).containsExactly("10.0.0.0/16", "10.1.0.0/16");
			assertThat(routes).extracting(Route::gatewayId, Route::originAsString, Route::stateAsString)
				.containsOnly(tuple("local", "CreateRouteTable", "active"));
		});
		disassociate(id);
		assertThat(routesPerTable()).hasSize(3)
			.allSatisfy((routes) -> assertThat(routes).extracting(Route::destinationCidrBlock)
				.containsExactly("10.0.0.0/16"));
	}

	@Test
	void subnetsMayBeMadeInABlockOnceItIsAssociated() {
		String id = associate("10.1.0.0/16").cidrBlockAssociation().associationId();
		TestEc2.refuses("InvalidSubnet.Range", () -> this.ec2.subnet(this.vpcId, "10.1.0.0/24"));
		settle();
		String subnetId = this.ec2.subnet(this.vpcId, "10.1.0.0/24");
		assertThat(this.ec2.networkInterface(subnetId).privateIpAddress()).startsWith("10.1.0.");
		TestEc2.refuses("InvalidSubnet.Range", () -> this.ec2.subnet(this.vpcId, "10.2.0.0/24"));
		String other = this.ec2.subnet(this.vpcId, "10.1.1.0/24");
		assertThat(this.ec2.refuses("InvalidCidrBlock.InUse", request(id)))
			.hasMessage("The vpc " + this.vpcId + " currently has a subnet within CIDR block 10.1.0.0/16");
		this.ec2.play(DeleteSubnetRequest.builder().subnetId(other).build());
		this.ec2.refuses("InvalidCidrBlock.InUse", request(id));
	}

	@Test
	void primaryBlockStays() {
		String id = vpc().cidrBlockAssociationSet().get(0).associationId();
		assertThat(this.ec2.refuses("OperationNotPermitted", request(id)))
			.hasMessage("The vpc CIDR block with association ID " + id
					+ " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/16, 10.1.0.0/15", "10.0.0.0/16, 10.1.0.0/29", "10.4.0.0/16, 10.4.128.0/20",
			"10.0.0.0/20, 10.0.16.0/20", "10.1.0.0/16, 10.0.0.0/20", "10.4.0.0/16, 172.16.0.0/16",
			"10.4.0.0/16, 192.168.0.0/16", "10.4.0.0/16, 198.19.0.0/16", "172.16.0.0/16, 10.4.0.0/16",
			"172.16.0.0/16, 172.31.0.0/16", "192.168.0.0/20, 172.16.0.0/16", "100.64.0.0/16, 10.0.0.0/16",
			"54.0.0.0/16, 192.168.0.0/16", "198.19.0.0/20, 10.0.0.0/16", "10.4.0.0/16, 169.254.0.0/24" })
	void blockOfAnotherSizeOrARestrictedRangeIsRefused(String primary, String secondary) {
		this.vpcId = this.ec2.vpc(primary);
		this.ec2.refuses("InvalidVpc.Range", wanted(secondary));
		assertThat(blocks()).containsExactly(tuple(primary, "associated"));
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/16, 10.1.0.0/16", "10.4.0.0/16, 10.0.0.0/16", "10.4.0.0/16, 100.64.0.0/16",
			"10.4.0.0/16, 54.0.0.0/16", "172.16.0.0/16, 172.17.0.0/16", "192.168.0.0/20, 192.168.16.0/20",
			"100.64.0.0/16, 100.65.0.0/28", "198.19.0.0/20, 100.64.0.0/16" })
	void blockOfAPermittedRangeIsTaken(String primary, String secondary) {
		this.vpcId = this.ec2.vpc(primary);
		associate(secondary);
		settle();
		assertThat(blocks()).containsExactly(tuple(primary, "associated"), tuple(secondary, "associated"));
	}

	@Test
	void restrictionIsExplainedAsAwsDoes() {
		assertThat(this.ec2.refuses("InvalidVpc.Range", wanted("192.168.0.0/16")))
			.hasMessageStartingWith("The CIDR '192.168.0.0/16' is restricted. Use a CIDR from the same private address "
					+ "range as the current VPC CIDR, or use a publicly-routable CIDR.");
	}

	@Test
	void blockMayNotCoverTheDestinationOfARoute() {
		this.ec2.play(CreateRouteRequest.builder()
			.routeTableId(this.ec2.routeTable(this.vpcId))
			.destinationCidrBlock("10.2.0.0/24")
			.gatewayId(this.ec2.internetGateway(this.vpcId))
			.build());
		this.ec2.refuses("InvalidVpc.Range", wanted("10.2.0.0/24"));
		this.ec2.refuses("InvalidVpc.Range", wanted("10.2.0.0/16"));
		associate("10.2.0.0/25");
	}

	@Test
	void vpcHasFiveBlocksAtMostUnlessTheQuotaIsRaised() {
		for (int i = 1; i < 5; i++) {
			associate("10." + i + ".0.0/16");
		}
		assertThat(this.ec2.refuses("CidrLimitExceeded", wanted("10.5.0.0/16")))
			.hasMessage("This network " + this.vpcId + " has met its maximum number of allowed CIDRs: 5");
		this.ec2.allow(Quota.IPV4_BLOCKS, 6);
		associate("10.5.0.0/16");
	}

	@Test
	void exactlyOneKindOfBlockIsAskedFor() {
		this.ec2.refuses("MissingParameter", AssociateVpcCidrBlockRequest.builder().vpcId(this.vpcId).build());
		this.ec2.refuses("InvalidParameterCombination",
				wanted("10.1.0.0/16").toBuilder().amazonProvidedIpv6CidrBlock(true).build());
		this.ec2.refuses("InvalidParameterValue", wanted("10.1.0.0"));
	}

	@Test
	void vpcsAreFoundByTheirSecondaryBlocks() {
		associate("10.1.0.0/16");
		this.ec2.vpc("10.1.0.0/16");
		DescribeVpcsResponse found = this.ec2.play(DescribeVpcsRequest.builder()
			.filters(Filter.builder().name("cidr-block-association.cidr-block").values("10.1.0.0/16").build(),
					Filter.builder().name("cidr-block-association.state").values("associating").build())
			.build());
		assertThat(found.vpcs()).extracting(Vpc::vpcId).containsExactly(this.vpcId);
	}

	private AssociateVpcCidrBlockRequest wanted(String cidr) {
		return AssociateVpcCidrBlockRequest.builder().vpcId(this.vpcId).cidrBlock(cidr).build();
	}

	private AssociateVpcCidrBlockResponse associate(String cidr) {
		return this.ec2.play(wanted(cidr));
	}

	private static DisassociateVpcCidrBlockRequest request(String id) {
		return DisassociateVpcCidrBlockRequest.builder().associationId(id).build();
	}

	private DisassociateVpcCidrBlockResponse disassociate(String id) {
		return this.ec2.play(request(id));
	}

	private void settle() {
		this.ec2.pass(Duration.ofSeconds(3));
	}

	private Vpc vpc() {
		DescribeVpcsResponse found = this.ec2.play(DescribeVpcsRequest.builder().vpcIds(this.vpcId).build());
		return found.vpcs().get(0);
	}

	private List<Tuple> blocks() {
		return vpc().cidrBlockAssociationSet().stream().map(VpcBlockTests::block).toList();
	}

	private static Tuple block(VpcCidrBlockAssociation association) {
		return tuple(association.cidrBlock(), association.cidrBlockState().stateAsString());
	}

	private List<List<Route>> routesPerTable() {
		DescribeRouteTablesResponse found = this.ec2.play(DescribeRouteTablesRequest.builder()
			.filters(Filter.builder().name("vpc-id").values(this.vpcId).build())
			.build());
		return found.routeTables().stream().map((table) -> table.routes()).toList();
	}

}
