package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of the IPv6 address blocks of VPCs and subnets.
 */
class Ipv6BlockTests {

	private final TestEc2 ec2 = new TestEc2();

	private Vpc vpc;

	@BeforeEach
	void makeVpc() {
		CreateVpcResponse made = this.ec2
			.play(CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true).build());
		this.vpc = made.vpc();
		settle();
	}

	@Test
	void vpcGetsABlockOfAmazonsAddresses() {
		VpcIpv6CidrBlockAssociation association = this.vpc.ipv6CidrBlockAssociationSet().get(0);
		assertThat(association.ipv6CidrBlock()).matches("2001:db8:[0-9a-f]{1,4}:[0-9a-f]{0,4}:?:?/56");
		assertThat(association.ipv6CidrBlockState().stateAsString()).isEqualTo("associating");
		assertThat(association.networkBorderGroup()).isEqualTo("ap-northeast-1");
		assertThat(association.ipv6Pool()).isEqualTo("Amazon");
		DescribeVpcsResponse found = this.ec2.play(DescribeVpcsRequest.builder()
			.filters(filter("ipv6-cidr-block-association.ipv6-cidr-block", association.ipv6CidrBlock()),
					filter("ipv6-cidr-block-association.state", "associated"),
					filter("ipv6-cidr-block-association.association-id", association.associationId()))
			.build());
		assertThat(found.vpcs()).extracting(Vpc::vpcId).containsExactly(this.vpc.vpcId());
	}

	@Test
	void defaultsOfAVpcWithIpv6LetItThrough() {
		assertDefaultsLetIpv6Through(this.vpc.vpcId());
	}

	@Test
	void defaultsLetIpv6ThroughWhenItIsAssociatedLater() {
		String later = this.ec2.vpc("10.1.0.0/16");
		AssociateVpcCidrBlockResponse made = this.ec2
			.play(AssociateVpcCidrBlockRequest.builder().vpcId(later).amazonProvidedIpv6CidrBlock(true).build());
		assertThat(made.ipv6CidrBlockAssociation().ipv6CidrBlock()).endsWith("/56");
		assertThat(made.cidrBlockAssociation()).isNull();
		assertDefaultsLetIpv6Through(later);
	}

	private void assertDefaultsLetIpv6Through(String vpcId) {
		CreateNetworkAclResponse acl = this.ec2.play(CreateNetworkAclRequest.builder().vpcId(vpcId).build());
		this.ec2.group(vpcId, "mine");
		assertThat(acls(vpcId))
			.extracting(NetworkAclEntry::egress, NetworkAclEntry::ruleNumber, NetworkAclEntry::ruleActionAsString,
					NetworkAclEntry::cidrBlock, NetworkAclEntry::ipv6CidrBlock)
			.containsExactly(tuple(true, 100, "allow", "0.0.0.0/0", null), tuple(true, 101, "allow", null, "::/0"),
					tuple(true, 32767, "deny", "0.0.0.0/0", null), tuple(true, 32768, "deny", null, "::/0"),
					tuple(false, 100, "allow", "0.0.0.0/0", null), tuple(false, 101, "allow", null, "::/0"),
					tuple(false, 32767, "deny", "0.0.0.0/0", null), tuple(false, 32768, "deny", null, "::/0"));
		assertThat(acl.networkAcl().entries()).extracting(NetworkAclEntry::egress, NetworkAclEntry::ruleNumber)
			.containsExactly(tuple(true, 32767), tuple(true, 32768), tuple(false, 32767), tuple(false, 32768));
		DescribeSecurityGroupsResponse groups = this.ec2
			.play(DescribeSecurityGroupsRequest.builder().filters(filter("vpc-id", vpcId)).build());
		assertThat(groups.securityGroups()).hasSize(2)
			.allSatisfy((group) -> assertThat(group.ipPermissionsEgress()).singleElement()
				.satisfies(
						(all) -> assertThat(all.ipv6Ranges()).extracting(Ipv6Range::cidrIpv6).containsExactly("::/0")));
	}

	@Test
	void routeTablesHaveALocalRouteUntilTheBlockGoes() {
		String table = this.ec2.routeTable(this.vpc.vpcId());
		assertThat(routes(table)).extracting(Route::destinationIpv6CidrBlock, Route::gatewayId, Route::stateAsString)
			.contains(tuple(block(), "local", "active"));
		this.ec2.play(DisassociateVpcCidrBlockRequest.builder()
			.associationId(this.vpc.ipv6CidrBlockAssociationSet().get(0).associationId())
			.build());
		assertThat(routes(table)).extracting(Route::destinationIpv6CidrBlock).containsOnlyNulls();
		settle();
		DescribeVpcsResponse found = this.ec2.play(DescribeVpcsRequest.builder().vpcIds(this.vpc.vpcId()).build());
		assertThat(found.vpcs().get(0).ipv6CidrBlockAssociationSet()).isEmpty();
	}

	@Test
	void subnetHasBothBlocks() {
		CreateSubnetResponse made = this.ec2.play(subnet("10.0.0.0/24", 0, 64));
		assertThat(made.subnet().ipv6CidrBlockAssociationSet()).singleElement().satisfies((association) -> {
			assertThat(association.associationId()).startsWith("subnet-cidr-assoc-");
			assertThat(association.ipv6CidrBlock()).isEqualTo(part(0, 64));
			assertThat(association.ipv6CidrBlockState().stateAsString()).isEqualTo("associating");
		});
		settle();
		DescribeSubnetsResponse found = this.ec2.play(DescribeSubnetsRequest.builder()
			.filters(filter("ipv6-cidr-block-association.ipv6-cidr-block", part(0, 64)),
					filter("ipv6-cidr-block-association.state", "associated"), filter("ipv6-native", "false"))
			.build());
		assertThat(found.subnets()).extracting(Subnet::subnetId).containsExactly(made.subnet().subnetId());
		assertThat(this.ec2.refuses("InvalidCidrBlock.InUse",
				DisassociateVpcCidrBlockRequest.builder()
					.associationId(this.vpc.ipv6CidrBlockAssociationSet().get(0).associationId())
					.build()))
			.hasMessage("The vpc " + this.vpc.vpcId() + " currently has a subnet within CIDR block " + block());
	}

	@ParameterizedTest
	@ValueSource(ints = { 62, 66, 52, 40 })
	void blockOfAnotherSizeIsRefused(int prefix) {
		this.ec2.refuses("InvalidSubnet.Range", subnet("10.0.0.0/24", 0, prefix));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001:db9::/64", "fd00::/64", "::/64" })
	void blockOutsideTheVpcIsRefused(String cidr) {
		this.ec2.refuses("InvalidSubnet.Range", subnet("10.0.0.0/24", 0, 64).toBuilder().ipv6CidrBlock(cidr).build());
	}

	@Test
	void overlappingAndMalformedBlocksAreRefused() {
		this.ec2.play(subnet("10.0.0.0/24", 16, 60));
		this.ec2.refuses("InvalidSubnet.Conflict", subnet("10.0.1.0/24", 17, 64));
		this.ec2.refuses("InvalidParameterValue",
				subnet("10.0.1.0/24", 0, 64).toBuilder().ipv6CidrBlock("10.0.1.0/24").build());
		this.ec2.play(subnet("10.0.1.0/24", 32, 64));
	}

	@Test
	void subnetForIpv6OnlyHasNoIpv4() {
		CreateSubnetRequest both = subnet("10.0.0.0/24", 0, 64).toBuilder().ipv6Native(true).build();
		assertThat(this.ec2.refuses("InvalidParameterCombination", both)).hasMessage(
				"When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you cannot set ipv6Native to true.");
		CreateSubnetRequest only = both.toBuilder().cidrBlock(null).build();
		assertThat(this.ec2.refuses("MissingParameter", only.toBuilder().ipv6CidrBlock(null).build()))
			.hasMessage("Either 'ipv6CidrBlock' or 'ipv6IpamPoolId' should be provided.");
		CreateSubnetResponse made = this.ec2.play(only);
		Subnet subnet = made.subnet();
		assertThat(subnet.cidrBlock()).isNull();
		assertThat(subnet.ipv6Native()).isTrue();
		assertThat(subnet.assignIpv6AddressOnCreation()).isTrue();
		assertThat(subnet.availableIpAddressCount()).isZero();
		assertThat(subnet.privateDnsNameOptionsOnLaunch().hostnameTypeAsString()).isEqualTo("resource-name");
		this.ec2.refuses("OperationNotPermitted", disassociation(subnet));
		this.ec2.subnet(this.vpc.vpcId(), "10.0.0.0/24");
	}

	@Test
	void subnetGetsABlockLaterAndLosesIt() {
		String id = this.ec2.subnet(this.vpc.vpcId(), "10.0.0.0/24");
		assertThat(this.ec2.refuses("InvalidParameterValue", assignment(id, true)))
			.hasMessageContaining("does not have an IPv6 CIDR block");
		AssociateSubnetCidrBlockRequest associate = AssociateSubnetCidrBlockRequest.builder()
			.subnetId(id)
			.ipv6CidrBlock(part(3, 64))
			.build();
		AssociateSubnetCidrBlockResponse made = this.ec2.play(associate);
		assertThat(made.ipv6CidrBlockAssociation().ipv6CidrBlock()).isEqualTo(part(3, 64));
		settle();
		this.ec2.refuses("CidrLimitExceeded", associate.toBuilder().ipv6CidrBlock(part(4, 64)).build());
		this.ec2.play(assignment(id, true));
		assertThat(subnet(id).assignIpv6AddressOnCreation()).isTrue();
		assertThat(this.ec2.refuses("InvalidCidrBlock.InUse", disassociation(subnet(id))))
			.hasMessageEndingWith("because its subnet has assign-ipv6-address-on-creation set to true.");
		this.ec2.play(assignment(id, false));
		DisassociateSubnetCidrBlockRequest end = disassociation(subnet(id));
		this.ec2.play(end);
		settle();
		assertThat(subnet(id).ipv6CidrBlockAssociationSet()).isEmpty();
		this.ec2.refuses("InvalidSubnetCidrBlockAssociationID.NotFound", end);
	}

	@Test
	void otherAttributesForIpv6AreKeptAndShown() {
		String id = this.ec2.subnet(this.vpc.vpcId(), "10.0.0.0/24");
		ModifySubnetAttributeRequest modify = ModifySubnetAttributeRequest.builder().subnetId(id).build();
		this.ec2.play(modify.toBuilder().enableDns64((it) -> it.value(true)).build());
		this.ec2.play(modify.toBuilder().enableResourceNameDnsAAAARecordOnLaunch((it) -> it.value(true)).build());
		this.ec2.play(modify.toBuilder().privateDnsHostnameTypeOnLaunch("resource-name").build());
		Subnet subnet = subnet(id);
		assertThat(subnet.enableDns64()).isTrue();
		assertThat(subnet.privateDnsNameOptionsOnLaunch().enableResourceNameDnsAAAARecord()).isTrue();
		assertThat(subnet.privateDnsNameOptionsOnLaunch().hostnameTypeAsString()).isEqualTo("resource-name");
	}

	private String block() {
		return this.vpc.ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
	}

	/**
	 * The part of the VPC's block with that number among its blocks of length 64.
	 */
	private String part(int number, int prefix) {
		Ipv6Block whole = Ipv6Block.parse(block()).orElseThrow();
		String address = Long.toHexString(whole.address().high() + number)
			.replaceFirst("^(.{4})(.{4})(.{4})(.{4})$", "$1:$2:$3:$4::");
		return Ipv6Block.parse(address + "/" + prefix).orElseThrow().toString();
	}

	private CreateSubnetRequest subnet(String cidr, int number, int prefix) {
		return CreateSubnetRequest.builder()
			.vpcId(this.vpc.vpcId())
			.cidrBlock(cidr)
			.ipv6CidrBlock(part(number, prefix))
			.build();
	}

	private Subnet subnet(String id) {
		DescribeSubnetsResponse found = this.ec2.play(DescribeSubnetsRequest.builder().subnetIds(id).build());
		return found.subnets().get(0);
	}

	private static ModifySubnetAttributeRequest assignment(String subnetId, boolean assign) {
		return ModifySubnetAttributeRequest.builder()
			.subnetId(subnetId)
			.assignIpv6AddressOnCreation((it) -> it.value(assign))
			.build();
	}

	private static DisassociateSubnetCidrBlockRequest disassociation(Subnet subnet) {
		return DisassociateSubnetCidrBlockRequest.builder()
			.associationId(subnet.ipv6CidrBlockAssociationSet().get(0).associationId())
			.build();
	}

	private List<NetworkAclEntry> acls(String vpcId) {
		DescribeNetworkAclsResponse found = this.ec2.play(DescribeNetworkAclsRequest.builder()
			.filters(filter("vpc-id", vpcId), filter("default", "true"))
			.build());
		return found.networkAcls().get(0).entries();
	}

	private List<Route> routes(String tableId) {
		DescribeRouteTablesResponse found = this.ec2
			.play(DescribeRouteTablesRequest.builder().routeTableIds(tableId).build());
		return found.routeTables().get(0).routes();
	}

	private static Filter filter(String name, String value) {
		return Filter.builder().name(name).values(value).build();
	}

	private void settle() {
		this.ec2.pass(Duration.ofSeconds(3));
	}

}
