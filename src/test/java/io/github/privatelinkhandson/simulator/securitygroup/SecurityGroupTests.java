package io.github.privatelinkhandson.simulator.securitygroup;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls that create, describe and delete security groups.
 */
class SecurityGroupTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	@BeforeEach
	void makeVpc() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
	}

	@Test
	void newGroupLetsNothingInAndEverythingOut() {
		CreateSecurityGroupResponse made = this.ec2.play(create("EC2-A-sg", "for EC2-A"));
		assertThat(made.securityGroupArn())
			.isEqualTo("arn:aws:ec2:ap-northeast-1:111122223333:security-group/" + made.groupId());
		SecurityGroup found = describe(made.groupId());
		assertThat(found.groupName()).isEqualTo("EC2-A-sg");
		assertThat(found.description()).isEqualTo("for EC2-A");
		assertThat(found.ipPermissions()).isEmpty();
		assertThat(found.ipPermissionsEgress()).singleElement().satisfies((permission) -> {
			assertThat(permission.ipProtocol()).isEqualTo("-1");
			assertThat(permission.fromPort()).isNull();
			assertThat(permission.ipRanges()).singleElement()
				.satisfies((range) -> assertThat(range.cidrIp()).isEqualTo("0.0.0.0/0"));
			assertThat(permission.hasUserIdGroupPairs()).as("AWS sends empty lists").isTrue();
		});
	}

	@Test
	void namesAreUniqueInAVpcWhateverTheirCase() {
		this.ec2.play(create("web", "x"));
		assertThat(this.ec2.refuses("InvalidGroup.Duplicate", create("WEB", "x")))
			.hasMessage("The security group 'WEB' already exists for VPC '" + this.vpcId + "'");
		this.ec2.group(this.ec2.vpc("10.0.0.0/16"), "web");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sg-mine", "SG-mine", "サーバー", "tab\tname" })
	void namesThatAwsDoesNotTakeAreRefused(String name) {
		this.ec2.refuses("InvalidParameterValue", create(name, "x"));
	}

	@Test
	void reservedNameMissingDescriptionAndJapaneseDescriptionAreRefused() {
		this.ec2.refuses("InvalidGroup.Reserved", create("default", "x"));
		this.ec2.refuses("MissingParameter", create("web", null));
		this.ec2.refuses("InvalidParameterValue", create("web", "ウェブ"));
		this.ec2.refuses("InvalidVpcID.NotFound", create("web", "x").toBuilder().vpcId("vpc-12345678").build());
	}

	@Test
	void groupOfAnInterfaceIsNotDeleted() {
		String id = this.ec2.group(this.vpcId, "web");
		String interfaceId = this.ec2.networkInterface(this.ec2.subnet(this.vpcId, "10.0.0.0/24"), id)
			.networkInterfaceId();
		assertThat(this.ec2.refuses("DependencyViolation", delete(id)))
			.hasMessage("resource " + id + " has a dependent object");
		this.ec2.play(DeleteNetworkInterfaceRequest.builder().networkInterfaceId(interfaceId).build());
		this.ec2.play(delete(id));
		assertThat(
				this.ec2.refuses("InvalidGroup.NotFound", DescribeSecurityGroupsRequest.builder().groupIds(id).build()))
			.hasMessage("The security group '" + id + "' does not exist");
	}

	@Test
	void groupThatAnotherNamesIsNotDeletedBeforeIt() {
		String balancer = this.ec2.group(this.vpcId, "NLB-B-sg");
		String server = this.ec2.group(this.vpcId, "EC2-B-sg");
		this.ec2.play(allow(server, balancer));
		this.ec2.play(allow(balancer, balancer));
		this.ec2.refuses("DependencyViolation", delete(balancer));
		this.ec2.play(delete(server));
		this.ec2.play(delete(balancer));
		DescribeSecurityGroupRulesResponse left = this.ec2.play(DescribeSecurityGroupRulesRequest.builder()
			.filters(Filter.builder().name("group-id").values(balancer, server).build())
			.build());
		assertThat(left.securityGroupRules()).isEmpty();
	}

	@Test
	void defaultGroupIsNotDeleted() {
		String id = this.ec2.call((call) -> new VpcService(call).defaultGroupId(this.vpcId));
		assertThat(this.ec2.refuses("CannotDelete", delete(id)))
			.hasMessage("the specified group: \"" + id + "\" name: \"default\" cannot be deleted by a user");
	}

	@Test
	void groupsAreFoundByTheirRules() {
		String balancer = this.ec2.group(this.vpcId, "NLB-B-sg");
		String server = this.ec2.group(this.vpcId, "EC2-B-sg");
		this.ec2.play(allow(server, balancer));
		DescribeSecurityGroupsResponse found = this.ec2.play(DescribeSecurityGroupsRequest.builder()
			.filters(Filter.builder().name("ip-permission.group-id").values(balancer).build(),
					Filter.builder().name("ip-permission.from-port").values("80").build())
			.build());
		assertThat(found.securityGroups()).extracting(SecurityGroup::groupId).containsExactly(server);
	}

	@Test
	void malformedIdHasItsOwnCode() {
		this.ec2.refuses("InvalidGroupId.Malformed", DescribeSecurityGroupsRequest.builder().groupIds("web").build());
	}

	private CreateSecurityGroupRequest create(String name, String description) {
		return CreateSecurityGroupRequest.builder().vpcId(this.vpcId).groupName(name).description(description).build();
	}

	private SecurityGroup describe(String id) {
		DescribeSecurityGroupsResponse found = this.ec2
			.play(DescribeSecurityGroupsRequest.builder().groupIds(id).build());
		return found.securityGroups().get(0);
	}

	private static AuthorizeSecurityGroupIngressRequest allow(String groupId, String peerId) {
		return AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(groupId)
			.ipPermissions(IpPermission.builder()
				.ipProtocol("tcp")
				.fromPort(80)
				.toPort(80)
				.userIdGroupPairs(UserIdGroupPair.builder().groupId(peerId).build())
				.build())
			.build();
	}

	private static DeleteSecurityGroupRequest delete(String id) {
		return DeleteSecurityGroupRequest.builder().groupId(id).build();
	}

}
