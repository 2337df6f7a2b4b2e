package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcState;

import io.github.privatelinkhandson.simulator.quotas.Quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of the calls on VPCs.
 */
class VpcTests {

	private final TestEc2 ec2 = new TestEc2();

	@Test
	void vpcIsPendingAtFirstAndAvailableSoon() {
		CreateVpcResponse made = this.ec2.play(CreateVpcRequest.builder()
			.cidrBlock("10.0.0.7/16")
			.tagSpecifications((spec) -> spec.resourceType("vpc").tags(Tag.builder().key("Name").value("A").build()))
			.build());
		assertThat(made.vpc().state()).isEqualTo(VpcState.PENDING);
		assertThat(made.vpc().cidrBlock()).isEqualTo("10.0.0.0/16");
		this.ec2.pass(Duration.ofSeconds(3));
		DescribeVpcsResponse found = describe(made.vpc().vpcId());
		assertThat(found.vpcs()).singleElement().satisfies((vpc) -> {
			assertThat(vpc.state()).isEqualTo(VpcState.AVAILABLE);
			assertThat(vpc.isDefault()).isFalse();
			assertThat(vpc.instanceTenancyAsString()).isEqualTo("default");
			assertThat(vpc.ownerId()).isEqualTo("111122223333");
			assertThat(vpc.dhcpOptionsId()).matches("dopt-[0-9a-f]{17}");
			assertThat(vpc.cidrBlockAssociationSet()).hasSize(1);
			assertThat(vpc.tags()).containsExactly(Tag.builder().key("Name").value("A").build());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/15", "10.0.0.0/29", "0.0.0.0/0" })
	void vpcOfAnotherSizeIsRefused(String cidr) {
		assertThat(this.ec2.refuses("InvalidVpc.Range", CreateVpcRequest.builder().cidrBlock(cidr).build()))
			.hasMessage("The CIDR '" + cidr + "' is invalid.");
	}

	@Test
	void malformedAndMissingCidrAreRefused() {
		assertThat(this.ec2.refuses("InvalidParameterValue", CreateVpcRequest.builder().cidrBlock("10.0.0.0").build()))
			.hasMessage("Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
		this.ec2.refuses("MissingParameter", CreateVpcRequest.builder().build());
	}

	@Test
	void vpcsMayOverlap() {
		assertThat(this.ec2.vpc("10.0.0.0/16")).isNotEqualTo(this.ec2.vpc("10.0.0.0/16"));
	}

	@Test
	void newVpcHasAMainRouteTable() {
		String vpcId = this.ec2.vpc("10.0.0.0/16");
		DescribeRouteTablesResponse found = this.ec2.play(DescribeRouteTablesRequest.builder()
			.filters(filter("vpc-id", vpcId), filter("association.main", "true"))
			.build());
		assertThat(found.routeTables()).singleElement().satisfies((table) -> {
			assertThat(table.associations()).singleElement().satisfies((main) -> assertThat(main.subnetId()).isNull());
			assertThat(table.routes()).singleElement().satisfies((route) -> {
				assertThat(route.destinationCidrBlock()).isEqualTo("10.0.0.0/16");
				assertThat(route.gatewayId()).isEqualTo("local");
				assertThat(route.originAsString()).isEqualTo("CreateRouteTable");
				assertThat(route.state()).isEqualTo(RouteState.ACTIVE);
			});
		});
	}

	@Test
	void newVpcHasADefaultNetworkAclThatAllowsAll() {
		String vpcId = this.ec2.vpc("10.0.0.0/16");
		DescribeNetworkAclsResponse found = this.ec2.play(DescribeNetworkAclsRequest.builder()
			.filters(filter("vpc-id", vpcId), filter("default", "true"))
			.build());
		assertThat(found.networkAcls()).singleElement()
			.satisfies((acl) -> assertThat(acl.entries())
				.extracting(NetworkAclEntry::egress, NetworkAclEntry::ruleNumber, NetworkAclEntry::ruleActionAsString)
				.containsExactly(tuple(true, 100, "allow"), tuple(true, 32767, "deny"), tuple(false, 100, "allow"),
						tuple(false, 32767, "deny")));
	}

	@Test
	void newVpcHasADefaultGroupThatTrustsItself() {
		String vpcId = this.ec2.vpc("10.0.0.0/16");
		DescribeSecurityGroupsResponse found = this.ec2.play(DescribeSecurityGroupsRequest.builder()
			.filters(filter("vpc-id", vpcId), filter("group-name", "default"))
			.build());
		assertThat(found.securityGroups()).singleElement().satisfies((group) -> {
			assertThat(group.description()).isEqualTo("default VPC security group");
			assertThat(group.ipPermissions()).singleElement()
				.satisfies((permission) -> assertThat(permission.userIdGroupPairs()).singleElement()
					.satisfies((pair) -> assertThat(pair.groupId()).isEqualTo(group.groupId())));
			assertThat(group.ipPermissionsEgress()).singleElement()
				.satisfies((permission) -> assertThat(permission.ipRanges()).singleElement()
					.satisfies((range) -> assertThat(range.cidrIp()).isEqualTo("0.0.0.0/0")));
		});
	}

	@Test
	void attributesHaveAwsDefaultsAndCanBeChanged() {
		String vpcId = this.ec2.vpc("10.0.0.0/16");
		assertThat(attribute(vpcId, VpcAttributeName.ENABLE_DNS_SUPPORT).enableDnsSupport().value()).isTrue();
		DescribeVpcAttributeResponse hostnames = attribute(vpcId, VpcAttributeName.ENABLE_DNS_HOSTNAMES);
		assertThat(hostnames.enableDnsHostnames().value()).isFalse();
		assertThat(hostnames.enableDnsSupport()).isNull();
		this.ec2
			.play(ModifyVpcAttributeRequest.builder().vpcId(vpcId).enableDnsHostnames((it) -> it.value(true)).build());
		assertThat(attribute(vpcId, VpcAttributeName.ENABLE_DNS_HOSTNAMES).enableDnsHostnames().value()).isTrue();
	}

	@Test
	void twoAttributesAtOnceAreRefused() {
		this.ec2.refuses("InvalidParameterCombination",
				ModifyVpcAttributeRequest.builder()
					.vpcId(this.ec2.vpc("10.0.0.0/16"))
					.enableDnsHostnames((it) -> it.value(true))
					.enableDnsSupport((it) -> it.value(true))
					.build());
	}

	@Test
	void vpcIsNotDeletedWhileASubnetIsThere() {
		String vpcId = this.ec2.vpc("10.0.0.0/16");
		String subnetId = this.ec2.subnet(vpcId, "10.0.0.0/24");
		DeleteVpcRequest delete = DeleteVpcRequest.builder().vpcId(vpcId).build();
		assertThat(this.ec2.refuses("DependencyViolation", delete))
			.hasMessage("The vpc '" + vpcId + "' has dependencies and cannot be deleted.");
		this.ec2.play(DeleteSubnetRequest.builder().subnetId(subnetId).build());
		this.ec2.play(delete);
		assertThat(this.ec2.refuses("InvalidVpcID.NotFound", DescribeVpcsRequest.builder().vpcIds(vpcId).build()))
			.hasMessage("The vpc ID '" + vpcId + "' does not exist");
	}

	@Test
	void vpcIsNotDeletedWhileAnythingElseOfItIsThere() {
		String withGateway = this.ec2.vpc("10.0.0.0/16");
		this.ec2.internetGateway(withGateway);
		String withTable = this.ec2.vpc("10.0.0.0/16");
		this.ec2.routeTable(withTable);
		String withGroup = this.ec2.vpc("10.0.0.0/16");
		this.ec2.group(withGroup, "mine");
		for (String vpcId : new String[] { withGateway, withTable, withGroup }) {
			this.ec2.refuses("DependencyViolation", DeleteVpcRequest.builder().vpcId(vpcId).build());
		}
	}

	@Test
	void deletedVpcTakesItsDefaultsWithIt() {
		this.ec2.play(DeleteVpcRequest.builder().vpcId(this.ec2.vpc("10.0.0.0/16")).build());
		DescribeNetworkAclsResponse acls = this.ec2.play(DescribeNetworkAclsRequest.builder().build());
		DescribeRouteTablesResponse tables = this.ec2.play(DescribeRouteTablesRequest.builder().build());
		DescribeSecurityGroupsResponse groups = this.ec2.play(DescribeSecurityGroupsRequest.builder().build());
		assertThat(acls.networkAcls()).isEmpty();
		assertThat(tables.routeTables()).isEmpty();
		assertThat(groups.securityGroups()).isEmpty();
	}

	@Test
	void malformedAndUnknownIdsHaveTheirOwnCodes() {
		this.ec2.refuses("InvalidVpcID.Malformed", DescribeVpcsRequest.builder().vpcIds("vpc-nonsense").build());
		this.ec2.refuses("InvalidVpcID.NotFound", DescribeVpcsRequest.builder().vpcIds("vpc-12345678").build());
	}

	@Test
	void vpcsComeInPages() {
		this.ec2.allow(Quota.VPCS, 7);
		for (int i = 0; i < 7; i++) {
			this.ec2.vpc("10.0.0.0/16");
		}
		DescribeVpcsResponse first = this.ec2.play(DescribeVpcsRequest.builder().maxResults(5).build());
		assertThat(first.vpcs()).hasSize(5);
		DescribeVpcsResponse second = this.ec2
			.play(DescribeVpcsRequest.builder().maxResults(5).nextToken(first.nextToken()).build());
		assertThat(second.vpcs()).hasSize(2).doesNotContainAnyElementsOf(first.vpcs());
		assertThat(second.nextToken()).isNull();
	}

	private DescribeVpcsResponse describe(String id) {
		return this.ec2.play(DescribeVpcsRequest.builder().vpcIds(id).build());
	}

	private DescribeVpcAttributeResponse attribute(String vpcId, VpcAttributeName name) {
		return this.ec2.play(DescribeVpcAttributeRequest.builder().vpcId(vpcId).attribute(name).build());
	}

	private static Filter filter(String name, String value) {
		return Filter.builder().name(name).values(value).build();
	}

}
