package io.github.privatelinkhandson.simulator.prefixlist;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

class PrefixListTests {

	private final TestEc2 ec2 = new TestEc2();

	private static CreateManagedPrefixListRequest.Builder offices(String... cidrs) {
		return CreateManagedPrefixListRequest.builder()
			.prefixListName("offices")
			.addressFamily("IPv4")
			.maxEntries(3)
			.entries(Stream.of(cidrs).map((cidr) -> AddPrefixListEntry.builder().cidr(cidr).build()).toList());
	}

	private String made(String... cidrs) {
		CreateManagedPrefixListResponse made = this.ec2.play(offices(cidrs).build());
		assertThat(made.prefixList().state()).isEqualTo(PrefixListState.CREATE_IN_PROGRESS);
		this.ec2.pass(Duration.ofMinutes(1));
		return made.prefixList().prefixListId();
	}

	private ManagedPrefixList shown(String id) {
		DescribeManagedPrefixListsResponse shown = this.ec2
			.play(DescribeManagedPrefixListsRequest.builder().prefixListIds(id).build());
		return shown.prefixLists().get(0);
	}

	private List<String> cidrs(String id, Long version) {
		GetManagedPrefixListEntriesResponse entries = this.ec2
			.play(GetManagedPrefixListEntriesRequest.builder().prefixListId(id).targetVersion(version).build());
		return entries.entries().stream().map(PrefixListEntry::cidr).toList();
	}

	private static ModifyManagedPrefixListRequest.Builder modify(String id, long version) {
		return ModifyManagedPrefixListRequest.builder().prefixListId(id).currentVersion(version);
	}

	@Test
	void listsOfAwsAreInEveryRegion() {
		DescribeManagedPrefixListsResponse all = this.ec2.play(DescribeManagedPrefixListsRequest.builder()
			.filters(Filter.builder().name("owner-id").values("AWS").build())
			.build());
		assertThat(all.prefixLists()).extracting(ManagedPrefixList::prefixListName)
			.contains("com.amazonaws.ap-northeast-1.s3", "com.amazonaws.ap-northeast-1.dynamodb",
					"com.amazonaws.global.cloudfront.origin-facing");
		assertThat(all.prefixLists()).extracting(ManagedPrefixList::prefixListId)
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("pl-[0-9a-f]{8}"));
		DescribePrefixListsResponse older = this.ec2.play(DescribePrefixListsRequest.builder()
			.filters(Filter.builder().name("prefix-list-name").values("*.s3").build())
			.build());
		assertThat(older.prefixLists()).singleElement()
			.satisfies((list) -> assertThat(cidrs(list.prefixListId(), null)).isNotEmpty().isEqualTo(list.cidrs()))
			.satisfies((list) -> this.ec2.refuses("UnsupportedOperation",
					DeleteManagedPrefixListRequest.builder().prefixListId(list.prefixListId()).build()));
	}

	@Test
	void changesOfEntriesMakeVersions() {
		String id = made("10.0.0.1/16", "192.168.0.0/24");
		assertThat(cidrs(id, null)).containsExactly("10.0.0.0/16", "192.168.0.0/24");
		this.ec2.play(modify(id, 1).addEntries((entry) -> entry.cidr("10.9.0.0/16").description("new"))
			.removeEntries((entry) -> entry.cidr("10.0.0.0/16"))
			.build());
		assertThat(shown(id).state()).isEqualTo(PrefixListState.MODIFY_IN_PROGRESS);
		assertThat(this.ec2.refuses("IncorrectState", modify(id, 2).prefixListName("x").build()))
			.hasMessageContaining("in the current state (modify-in-progress)");
		this.ec2.pass(Duration.ofMinutes(1));
		assertThat(shown(id).state()).isEqualTo(PrefixListState.MODIFY_COMPLETE);
		assertThat(shown(id).version()).isEqualTo(2);
		assertThat(cidrs(id, null)).containsExactly("192.168.0.0/24", "10.9.0.0/16");
		assertThat(cidrs(id, 1L)).containsExactly("10.0.0.0/16", "192.168.0.0/24");
		this.ec2.refuses("PrefixListVersionMismatch", modify(id, 1).prefixListName("x").build());
		this.ec2.play(RestoreManagedPrefixListVersionRequest.builder()
			.prefixListId(id)
			.previousVersion(1L)
			.currentVersion(2L)
			.build());
		assertThat(shown(id).version()).isEqualTo(3);
		assertThat(shown(id).state()).isEqualTo(PrefixListState.RESTORE_IN_PROGRESS);
		assertThat(cidrs(id, 3L)).isEqualTo(cidrs(id, 1L));
	}

	@Test
	void entriesStayWithinTheMaximum() {
		String id = made("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16");
		this.ec2.refuses("PrefixListMaxEntriesExceeded",
				modify(id, 1).addEntries((entry) -> entry.cidr("10.3.0.0/16")).build());
		this.ec2.refuses("InvalidParameterCombination",
				modify(id, 1).maxEntries(5).addEntries((entry) -> entry.cidr("10.3.0.0/16")).build());
		this.ec2.refuses("PrefixListMaxEntriesExceeded", modify(id, 1).maxEntries(2).build());
		this.ec2.play(modify(id, 1).maxEntries(5).build());
		assertThat(shown(id).maxEntries()).isEqualTo(5);
		assertThat(shown(id).version()).isEqualTo(1);
	}

	@Test
	void senselessListsAreRefused() {
		this.ec2.refuses("InvalidParameterValue", offices().addressFamily("IPv5").build());
		this.ec2.refuses("InvalidParameterValue", offices().maxEntries(0).build());
		this.ec2.refuses("InvalidParameterValue", offices().prefixListName("com.amazonaws.mine").build());
		this.ec2.refuses("InvalidParameterValue", offices("10.0.0.0").build());
		this.ec2.refuses("InvalidParameterValue", offices("10.0.0.0/8", "10.0.0.1/8").build());
		this.ec2.refuses("InvalidPrefixListID.NotFound",
				GetManagedPrefixListEntriesRequest.builder().prefixListId("pl-0123456789abcdef0").build());
		this.ec2.refuses("InvalidPrefixListId.Malformed",
				DescribeManagedPrefixListsRequest.builder().prefixListIds("x").build());
	}

	@Test
	void listIsUsedByGroupsAndRoutesAndNotDeletedMeanwhile() {
		String id = made("10.0.0.0/16");
		String vpcId = this.ec2.vpc("172.16.0.0/16");
		String group = this.ec2.group(vpcId, "web");
		String table = this.ec2.routeTable(vpcId);
		String gateway = this.ec2.internetGateway(vpcId);
		IpPermission permission = IpPermission.builder()
			.ipProtocol("tcp")
			.fromPort(80)
			.toPort(80)
			.prefixListIds((list) -> list.prefixListId(id).description("offices"))
			.build();
		AuthorizeSecurityGroupIngressRequest authorize = AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(group)
			.ipPermissions(permission)
			.build();
		this.ec2.play(authorize);
		this.ec2.refuses("InvalidPermission.Duplicate", authorize);
		DescribeSecurityGroupsResponse groups = this.ec2
			.play(DescribeSecurityGroupsRequest.builder().groupIds(group).build());
		assertThat(groups.securityGroups().get(0).ipPermissions().get(0).prefixListIds())
			.extracting((list) -> list.prefixListId() + " " + list.description())
			.containsExactly(id + " offices");
		this.ec2.play(CreateRouteRequest.builder()
			.routeTableId(table)
			.destinationPrefixListId(id)
			.gatewayId(gateway)
			.build());
		this.ec2.refuses("RouteAlreadyExists",
				CreateRouteRequest.builder()
					.routeTableId(table)
					.destinationPrefixListId(id)
					.gatewayId(gateway)
					.build());
		GetManagedPrefixListAssociationsResponse users = this.ec2
			.play(GetManagedPrefixListAssociationsRequest.builder().prefixListId(id).build());
		assertThat(users.prefixListAssociations()).extracting(PrefixListAssociation::resourceId)
			.containsExactly(group, table);
		DeleteManagedPrefixListRequest delete = DeleteManagedPrefixListRequest.builder().prefixListId(id).build();
		this.ec2.refuses("DependencyViolation", delete);
		this.ec2.play(DeleteRouteRequest.builder().routeTableId(table).destinationPrefixListId(id).build());
		this.ec2.play(RevokeSecurityGroupIngressRequest.builder().groupId(group).ipPermissions(permission).build());
		DeleteManagedPrefixListResponse deleted = this.ec2.play(delete);
		assertThat(deleted.prefixList().state()).isEqualTo(PrefixListState.DELETE_IN_PROGRESS);
		this.ec2.pass(Duration.ofMinutes(1));
		this.ec2.refuses("InvalidPrefixListID.NotFound", delete);
	}

	@Test
	void ruleForAListIsModifiedToAnother() {
		String first = made("10.0.0.0/16");
		String second = made("10.1.0.0/16");
		String group = this.ec2.group(this.ec2.vpc("172.16.0.0/16"), "web");
		AuthorizeSecurityGroupIngressResponse made = this.ec2.play(AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(group)
			.ipPermissions(
					(permission) -> permission.ipProtocol("-1").prefixListIds((list) -> list.prefixListId(first)))
			.build());
		String rule = made.securityGroupRules().get(0).securityGroupRuleId();
		this.ec2.play(ModifySecurityGroupRulesRequest.builder()
			.groupId(group)
			.securityGroupRules((update) -> update.securityGroupRuleId(rule)
				.securityGroupRule((wanted) -> wanted.ipProtocol("-1").prefixListId(second)))
			.build());
		DescribeSecurityGroupRulesResponse rules = this.ec2
			.play(DescribeSecurityGroupRulesRequest.builder().securityGroupRuleIds(rule).build());
		assertThat(rules.securityGroupRules()).extracting(SecurityGroupRule::prefixListId).containsExactly(second);
		assertThat(this.ec2.refuses("InvalidParameterValue",
				ModifySecurityGroupRulesRequest.builder()
					.groupId(group)
					.securityGroupRules((update) -> update.securityGroupRuleId(rule)
						.securityGroupRule((wanted) -> wanted.ipProtocol("-1").cidrIpv4("10.0.0.0/8")))
					.build()))
			.hasMessageContaining("for an existing prefix list id rule");
	}

}
