package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultVpcTests {

	private final TestEc2 ec2 = new TestEc2();

	private Vpc made() {
		CreateDefaultVpcResponse made = this.ec2.play(CreateDefaultVpcRequest.builder().build());
		return made.vpc();
	}

	private List<Subnet> subnets() {
		DescribeSubnetsResponse all = this.ec2.play(DescribeSubnetsRequest.builder()
			.filters(Filter.builder().name("default-for-az").values("true").build())
			.build());
		return all.subnets();
	}

	@Test
	void defaultVpcHasWhatAwsGivesIt() {
		Vpc vpc = made();
		assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
		assertThat(vpc.isDefault()).isTrue();
		assertThat(subnets()).extracting(Subnet::cidrBlock)
			.containsExactly("172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20");
		assertThat(subnets()).extracting(Subnet::availabilityZone).doesNotHaveDuplicates();
		assertThat(subnets()).allMatch(Subnet::mapPublicIpOnLaunch).allMatch(Subnet::defaultForAz);
		DescribeRouteTablesResponse tables = this.ec2.play(DescribeRouteTablesRequest.builder().build());
		assertThat(tables.routeTables()).singleElement()
			.satisfies((table) -> assertThat(table.routes()).extracting(Route::destinationCidrBlock)
				.containsExactly("172.31.0.0/16", "0.0.0.0/0"))
			.satisfies((table) -> assertThat(table.routes()).extracting(Route::state).containsOnly(RouteState.ACTIVE));
		DescribeVpcAttributeResponse names = this.ec2.play(DescribeVpcAttributeRequest.builder()
			.vpcId(vpc.vpcId())
			.attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES)
			.build());
		assertThat(names.enableDnsHostnames().value()).isTrue();
		DescribeVpcsResponse shown = this.ec2.play(DescribeVpcsRequest.builder()
			.filters(Filter.builder().name("is-default").values("true").build())
			.build());
		assertThat(shown.vpcs()).extracting(Vpc::vpcId).containsExactly(vpc.vpcId());
	}

	@Test
	void thereIsOneInARegion() {
		made();
		this.ec2.refuses("DefaultVpcAlreadyExists", CreateDefaultVpcRequest.builder().build());
	}

	@Test
	void subnetIsOneOfItsZone() {
		this.ec2.refuses("DefaultVpcDoesNotExist",
				CreateDefaultSubnetRequest.builder().availabilityZone("ap-northeast-1c").build());
		made();
		Subnet first = subnets().get(0);
		CreateDefaultSubnetRequest again = CreateDefaultSubnetRequest.builder()
			.availabilityZone(first.availabilityZone())
			.build();
		assertThat(this.ec2.refuses("DefaultSubnetAlreadyExistsInAvailabilityZone", again)).hasMessage(
				"'%s' is already the default subnet in %s.".formatted(first.subnetId(), first.availabilityZone()));
		this.ec2.play(DeleteSubnetRequest.builder().subnetId(first.subnetId()).build());
		CreateDefaultSubnetResponse made = this.ec2.play(again);
		assertThat(made.subnet().cidrBlock()).isEqualTo(first.cidrBlock());
		assertThat(made.subnet().defaultForAz()).isTrue();
		this.ec2.refuses("InvalidParameterValue",
				CreateDefaultSubnetRequest.builder().availabilityZone("us-east-1a").build());
		this.ec2.refuses("MissingParameter", CreateDefaultSubnetRequest.builder().build());
	}

	@Test
	void securityGroupsAreKnownByTheirNamesInIt() {
		CreateSecurityGroupRequest create = CreateSecurityGroupRequest.builder()
			.groupName("web")
			.description("web")
			.build();
		this.ec2.refuses("VPCIdNotSpecified", create);
		String vpcId = made().vpcId();
		CreateSecurityGroupResponse group = this.ec2.play(create);
		this.ec2.play(AuthorizeSecurityGroupIngressRequest.builder()
			.groupName("web")
			.ipProtocol("tcp")
			.fromPort(80)
			.toPort(80)
			.cidrIp("10.0.0.0/8")
			.build());
		DescribeSecurityGroupsResponse shown = this.ec2
			.play(DescribeSecurityGroupsRequest.builder().groupNames("web").build());
		assertThat(shown.securityGroups()).singleElement()
			.satisfies((one) -> assertThat(one.groupId()).isEqualTo(group.groupId()))
			.satisfies((one) -> assertThat(one.vpcId()).isEqualTo(vpcId))
			.satisfies((one) -> assertThat(one.ipPermissions()).hasSize(1));
		this.ec2.play(DeleteSecurityGroupRequest.builder().groupName("web").build());
		this.ec2.refuses("InvalidGroup.NotFound", DescribeSecurityGroupsRequest.builder().groupNames("web").build());
		this.ec2.refuses("InvalidParameterCombination",
				DeleteSecurityGroupRequest.builder().groupName("web").groupId(group.groupId()).build());
	}

}
