package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on security group rules.
 */
class SecurityGroupRuleTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String groupId;

	@BeforeEach
	void makeGroup() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.groupId = this.ec2.group(this.vpcId, "web");
	}

	@Test
	void eachPeerOfAPermissionIsARule() {
		String peer = this.ec2.group(this.vpcId, "peer");
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.ipPermissions(tcp(80, 80)
				.ipRanges(IpRange.builder().cidrIp("10.1.2.3/16").description("VPC A").build(),
						IpRange.builder().cidrIp("192.0.2.0/24").build())
				.userIdGroupPairs(UserIdGroupPair.builder().groupId(peer).description("the peer").build())
				.build())
			.tagSpecifications(TagSpecification.builder()
				.resourceType("security-group-rule")
				.tags(Tag.builder().key("Name").value("rule").build())
				.build())
			.build());
		assertThat(made.securityGroupRules()).hasSize(3).allSatisfy((rule) -> {
			assertThat(rule.securityGroupRuleId()).startsWith("sgr-");
			assertThat(rule.groupOwnerId()).isEqualTo("111122223333");
			assertThat(rule.isEgress()).isFalse();
			assertThat(rule.tags()).hasSize(1);
		});
		assertThat(made.securityGroupRules()).extracting(SecurityGroupRule::cidrIpv4)
			.containsExactly("10.1.0.0/16", "192.0.2.0/24", null);
		assertThat(made.securityGroupRules().get(2).referencedGroupInfo().groupId()).isEqualTo(peer);
		assertThat(group().ipPermissions()).singleElement().satisfies((permission) -> {
			assertThat(permission.ipRanges()).hasSize(2);
			assertThat(permission.userIdGroupPairs()).singleElement().satisfies((pair) -> {
				assertThat(pair.userId()).isEqualTo("111122223333");
				assertThat(pair.description()).isEqualTo("the peer");
			});
		});
	}

	@Test
	void ruleCanBeGivenByItsParts() {
		this.ec2.play(AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.ipProtocol("6")
			.fromPort(80)
			.toPort(80)
			.cidrIp("10.0.0.0/16")
			.build());
		assertThat(group().ipPermissions()).singleElement()
			.satisfies((permission) -> assertThat(permission.ipProtocol()).isEqualTo("tcp"));
	}

	@Test
	void sameRuleTwiceIsRefusedInAwssWords() {
		this.ec2.play(allow("0.0.0.0/0"));
		assertThat(this.ec2.refuses("InvalidPermission.Duplicate", allow("0.0.0.0/0"))).hasMessage(
				"the specified rule \"peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW\" already exists");
		assertThat(this.ec2.refuses("InvalidPermission.Duplicate",
				AuthorizeSecurityGroupEgressRequest.builder()
					.groupId(this.groupId)
					.ipPermissions(IpPermission.builder()
						.ipProtocol("-1")
						.ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
						.build())
					.build()))
			.hasMessage("the specified rule \"peer: 0.0.0.0/0, ALL, ALLOW\" already exists");
	}

	@Test
	void groupOfAnotherVpcAndUnknownGroupAreRefused() {
		String other = this.ec2.group(this.ec2.vpc("10.0.0.0/16"), "other");
		assertThat(this.ec2.refuses("InvalidGroup.NotFound", allowGroup(other)))
			.hasMessage("You have specified two resources that belong to different networks.");
		assertThat(this.ec2.refuses("InvalidGroup.NotFound", allowGroup("sg-12345678")))
			.hasMessage("The security group 'sg-12345678' does not exist");
	}

	@ParameterizedTest
	@CsvSource({ "tcp, , ", "tcp, 80, 70000", "tcp, 443, 80", "tcp, -1, -1", "sctp, 1, 1", "256, 1, 1" })
	void trafficThatCannotBeIsRefused(String protocol, Integer from, Integer to) {
		this.ec2.refuses("InvalidParameterValue",
				AuthorizeSecurityGroupIngressRequest.builder()
					.groupId(this.groupId)
					.ipProtocol(protocol)
					.fromPort(from)
					.toPort(to)
					.cidrIp("10.0.0.0/16")
					.build());
	}

	@Test
	void malformedPeerIsRefused() {
		assertThat(this.ec2.refuses("InvalidParameterValue", allow("10.0.0.0")))
			.hasMessage("CIDR block 10.0.0.0 is malformed");
		this.ec2.refuses("InvalidParameterValue",
				AuthorizeSecurityGroupIngressRequest.builder()
					.groupId(this.groupId)
					.ipPermissions(tcp(80, 80).build())
					.build());
		this.ec2.refuses("MissingParameter",
				AuthorizeSecurityGroupIngressRequest.builder().groupId(this.groupId).build());
	}

	@Test
	void groupHasSixtyRulesAtMost() {
		List<IpRange> sixty = IntStream.range(0, 60)
			.mapToObj((i) -> IpRange.builder().cidrIp("10.0.%d.0/24".formatted(i)).build())
			.toList();
		this.ec2.play(AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.ipPermissions(tcp(80, 80).ipRanges(sixty).build())
			.build());
		this.ec2.refuses("RulesPerSecurityGroupLimitExceeded", allow("0.0.0.0/0"));
	}

	@Test
	void ruleIsRevokedByItsIdOnce() {
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(allow("10.0.0.0/16"));
		String id = made.securityGroupRules().get(0).securityGroupRuleId();
		this.ec2.refuses("InvalidSecurityGroupRuleId.NotFound",
				RevokeSecurityGroupEgressRequest.builder().groupId(this.groupId).securityGroupRuleIds(id).build());
		RevokeSecurityGroupIngressRequest revoke = RevokeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.securityGroupRuleIds(id)
			.build();
		this.ec2.play(revoke);
		assertThat(group().ipPermissions()).isEmpty();
		this.ec2.refuses("InvalidSecurityGroupRuleId.NotFound", revoke);
	}

	@Test
	void ruleIsRevokedByPermissionWhateverItsDescription() {
		RevokeSecurityGroupEgressRequest revoke = RevokeSecurityGroupEgressRequest.builder()
			.groupId(this.groupId)
			.ipPermissions(IpPermission.builder()
				.ipProtocol("-1")
				.fromPort(0)
				.toPort(0)
				.ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").description("any").build())
				.build())
			.build();
		this.ec2.play(revoke);
		assertThat(group().ipPermissionsEgress()).isEmpty();
		assertThat(this.ec2.refuses("InvalidPermission.NotFound", revoke))
			.hasMessage("The specified rule does not exist in this security group.");
	}

	@Test
	void rulesAreDescribedByGroupAndById() {
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(allow("10.0.0.0/16"));
		DescribeSecurityGroupRulesResponse all = this.ec2.play(DescribeSecurityGroupRulesRequest.builder()
			.filters(Filter.builder().name("group-id").values(this.groupId).build())
			.build());
		assertThat(all.securityGroupRules()).hasSize(2);
		String id = made.securityGroupRules().get(0).securityGroupRuleId();
		DescribeSecurityGroupRulesResponse one = this.ec2
			.play(DescribeSecurityGroupRulesRequest.builder().securityGroupRuleIds(id).build());
		assertThat(one.securityGroupRules()).isEqualTo(made.securityGroupRules());
	}

	@Test
	void ruleIsModifiedButKeepsItsIdAndKindOfPeer() {
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(allow("10.0.0.0/16"));
		String id = made.securityGroupRules().get(0).securityGroupRuleId();
		this.ec2.play(modify(id, SecurityGroupRuleRequest.builder().cidrIpv4("10.1.0.0/16")));
		assertThat(group().ipPermissions()).singleElement()
			.satisfies((permission) -> assertThat(permission.ipRanges()).singleElement()
				.satisfies((range) -> assertThat(range.cidrIp()).isEqualTo("10.1.0.0/16")));
		assertThat(this.ec2.refuses("InvalidParameterValue",
				modify(id, SecurityGroupRuleRequest.builder().referencedGroupId(this.groupId))))
			.hasMessage("You may not specify a referenced group id for an existing IPv4 CIDR rule");
	}

	@Test
	void modifiedRuleNeedsItsPartsInAwssWords() {
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(allow("10.0.0.0/16"));
		String id = made.securityGroupRules().get(0).securityGroupRuleId();
		SecurityGroupRuleRequest whole = SecurityGroupRuleRequest.builder()
			.ipProtocol("tcp")
			.fromPort(80)
			.toPort(80)
			.cidrIpv4("10.0.0.0/16")
			.build();
		String protocol = "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.";
		String ports = "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.";
		String onePeer = "Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified";
		assertThat(this.ec2.refuses("InvalidParameterValue", change(id, whole.toBuilder().ipProtocol(null))))
			.hasMessage(protocol);
		assertThat(this.ec2.refuses("InvalidParameterValue", change(id, whole.toBuilder().fromPort(null))))
			.hasMessage(ports);
		assertThat(this.ec2.refuses("InvalidParameterValue", change(id, whole.toBuilder().toPort(null))))
			.hasMessage(ports);
		assertThat(this.ec2.refuses("MissingParameter", change(id, whole.toBuilder().cidrIpv4(null)))).hasMessage(
				"The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId");
		assertThat(this.ec2.refuses("InvalidParameterCombination", change(id, whole.toBuilder().cidrIpv6("::/0"))))
			.hasMessage(onePeer);
		assertThat(this.ec2.refuses("InvalidParameterCombination",
				change(id, whole.toBuilder().referencedGroupId(this.groupId))))
			.hasMessage(onePeer);
		assertThat(this.ec2.refuses("InvalidParameterValue", AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.ipPermissions(
					tcp(80, 80).ipProtocol(null).ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").build()).build())
			.build())).hasMessage(protocol);
	}

	@Test
	void malformedGroupIdInAFilterIsRefused() {
		for (String id : List.of("foobar", "sg-xyz")) {
			assertThat(this.ec2.refuses("InvalidGroupId.Malformed", rulesOf(this.groupId, id)))
				.hasMessage("The security group ID '" + id + "' is malformed");
		}
		DescribeSecurityGroupRulesResponse none = this.ec2.play(rulesOf("sg-0123456789abcdef0"));
		assertThat(none.securityGroupRules()).isEmpty();
		DescribeSecurityGroupRulesResponse all = this.ec2.play(rulesOf("sg-*"));
		assertThat(all.securityGroupRules()).isNotEmpty();
	}

	private static DescribeSecurityGroupRulesRequest rulesOf(String... groupIds) {
		return DescribeSecurityGroupRulesRequest.builder()
			.filters(Filter.builder().name("group-id").values(groupIds).build())
			.build();
	}

	private ModifySecurityGroupRulesRequest change(String id, SecurityGroupRuleRequest.Builder rule) {
		return ModifySecurityGroupRulesRequest.builder()
			.groupId(this.groupId)
			.securityGroupRules(
					SecurityGroupRuleUpdate.builder().securityGroupRuleId(id).securityGroupRule(rule.build()).build())
			.build();
	}

	@Test
	void descriptionsAreChangedByIdOrByPermission() {
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(allow("10.0.0.0/16"));
		this.ec2.play(UpdateSecurityGroupRuleDescriptionsIngressRequest.builder()
			.groupId(this.groupId)
			.securityGroupRuleDescriptions(SecurityGroupRuleDescription.builder()
				.securityGroupRuleId(made.securityGroupRules().get(0).securityGroupRuleId())
				.description("by id")
				.build())
			.build());
		assertThat(group().ipPermissions().get(0).ipRanges().get(0).description()).isEqualTo("by id");
		this.ec2
			.play(UpdateSecurityGroupRuleDescriptionsIngressRequest.builder()
				.groupId(this.groupId)
				.ipPermissions(tcp(80, 80)
					.ipRanges(IpRange.builder().cidrIp("10.0.0.0/16").description("by permission").build())
					.build())
				.build());
		assertThat(group().ipPermissions().get(0).ipRanges().get(0).description()).isEqualTo("by permission");
	}

	private ModifySecurityGroupRulesRequest modify(String id, SecurityGroupRuleRequest.Builder rule) {
		return ModifySecurityGroupRulesRequest.builder()
			.groupId(this.groupId)
			.securityGroupRules(SecurityGroupRuleUpdate.builder()
				.securityGroupRuleId(id)
				.securityGroupRule(rule.ipProtocol("tcp").fromPort(80).toPort(80).build())
				.build())
			.build();
	}

	private AuthorizeSecurityGroupIngressRequest allow(String cidr) {
		return AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.ipPermissions(tcp(80, 80).ipRanges(IpRange.builder().cidrIp(cidr).build()).build())
			.build();
	}

	private AuthorizeSecurityGroupIngressRequest allowGroup(String peerId) {
		return AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.groupId)
			.ipPermissions(tcp(80, 80).userIdGroupPairs(UserIdGroupPair.builder().groupId(peerId).build()).build())
			.build();
	}

	private static IpPermission.Builder tcp(int from, int to) {
		return IpPermission.builder().ipProtocol("tcp").fromPort(from).toPort(to);
	}

	private SecurityGroup group() {
		DescribeSecurityGroupsResponse found = this.ec2
			.play(DescribeSecurityGroupsRequest.builder().groupIds(this.groupId).build());
		return found.securityGroups().get(0);
	}

}
