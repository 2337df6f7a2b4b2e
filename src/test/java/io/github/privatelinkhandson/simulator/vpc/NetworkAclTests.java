package io.github.privatelinkhandson.simulator.vpc;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.RuleAction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on network ACLs.
 */
class NetworkAclTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String subnetId;

	@BeforeEach
	void makeSubnet() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.subnetId = this.ec2.subnet(this.vpcId, "10.0.0.0/24");
	}

	@Test
	void newSubnetIsAssociatedWithTheDefaultAcl() {
		NetworkAcl acl = ofSubnet();
		assertThat(acl.isDefault()).isTrue();
		assertThat(acl.associations()).extracting(NetworkAclAssociation::subnetId).containsExactly(this.subnetId);
	}

	@Test
	void newAclDeniesAllBothWays() {
		NetworkAcl acl = create();
		assertThat(acl.isDefault()).isFalse();
		assertThat(acl.associations()).isEmpty();
		assertThat(acl.entries()).hasSize(2)
			.allSatisfy((entry) -> assertThat(entry.ruleAction()).isEqualTo(RuleAction.DENY));
	}

	@Test
	void associationIsReplacedNotAdded() {
		NetworkAcl acl = create();
		String earlier = ofSubnet().associations().get(0).networkAclAssociationId();
		ReplaceNetworkAclAssociationRequest replace = ReplaceNetworkAclAssociationRequest.builder()
			.associationId(earlier)
			.networkAclId(acl.networkAclId())
			.build();
		ReplaceNetworkAclAssociationResponse replaced = this.ec2.play(replace);
		assertThat(replaced.newAssociationId()).startsWith("aclassoc-").isNotEqualTo(earlier);
		assertThat(ofSubnet().networkAclId()).isEqualTo(acl.networkAclId());
		this.ec2.refuses("InvalidAssociationID.NotFound", replace);
	}

	@Test
	void aclInUseAndDefaultAclAreNotDeleted() {
		String defaultId = ofSubnet().networkAclId();
		this.ec2.refuses("InvalidParameterValue", DeleteNetworkAclRequest.builder().networkAclId(defaultId).build());
		NetworkAcl acl = create();
		String earlier = ofSubnet().associations().get(0).networkAclAssociationId();
		this.ec2.play(ReplaceNetworkAclAssociationRequest.builder()
			.associationId(earlier)
			.networkAclId(acl.networkAclId())
			.build());
		DeleteNetworkAclRequest delete = DeleteNetworkAclRequest.builder().networkAclId(acl.networkAclId()).build();
		this.ec2.refuses("DependencyViolation", delete);
		this.ec2.play(ReplaceNetworkAclAssociationRequest.builder()
			.associationId(ofSubnet().associations().get(0).networkAclAssociationId())
			.networkAclId(defaultId)
			.build());
		this.ec2.play(delete);
	}

	@Test
	void entriesAreKeptInOrderWithNumbersForProtocols() {
		String id = ofSubnet().networkAclId();
		this.ec2.play(entry(id, 90));
		assertThat(ofSubnet().entries()).filteredOn((entry) -> !entry.egress())
			.extracting(NetworkAclEntry::ruleNumber)
			.containsExactly(90, 100, 32767);
		assertThat(find(90)).satisfies((entry) -> {
			assertThat(entry.protocol()).isEqualTo("6");
			assertThat(entry.portRange().to()).isEqualTo(80);
		});
		assertThat(this.ec2.refuses("NetworkAclEntryAlreadyExists", entry(id, 90)))
			.hasMessage("The network acl entry identified by 90 already exists.");
		this.ec2.refuses("InvalidParameterValue", entry(id, 32767));
		this.ec2.refuses("MissingParameter", entry(id, 91).toBuilder().portRange((PortRange) null).build());
	}

	@Test
	void entryMayBeForIpv6() {
		CreateNetworkAclEntryRequest all = entry(ofSubnet().networkAclId(), 101).toBuilder()
			.cidrBlock(null)
			.ipv6CidrBlock("::/0")
			.build();
		this.ec2.play(all);
		assertThat(find(101)).satisfies((entry) -> {
			assertThat(entry.ipv6CidrBlock()).isEqualTo("::/0");
			assertThat(entry.cidrBlock()).isNull();
		});
		this.ec2.play(ReplaceNetworkAclEntryRequest.builder()
			.networkAclId(ofSubnet().networkAclId())
			.egress(false)
			.ruleNumber(101)
			.protocol("-1")
			.ipv6CidrBlock("2001:db8::/32")
			.ruleAction(RuleAction.DENY)
			.build());
		assertThat(find(101).ipv6CidrBlock()).isEqualTo("2001:db8::/32");
		this.ec2.refuses("InvalidParameterValue", all.toBuilder().ruleNumber(102).ipv6CidrBlock("10.0.0.0/8").build());
		this.ec2.refuses("InvalidParameterCombination",
				all.toBuilder().ruleNumber(102).cidrBlock("10.0.0.0/8").build());
		this.ec2.refuses("MissingParameter", all.toBuilder().ruleNumber(102).ipv6CidrBlock(null).build());
	}

	@Test
	void entryIsReplacedAndDeletedByItsNumber() {
		String id = ofSubnet().networkAclId();
		this.ec2.play(ReplaceNetworkAclEntryRequest.builder()
			.networkAclId(id)
			.egress(false)
			.ruleNumber(100)
			.protocol("-1")
			.cidrBlock("10.0.0.0/8")
			.ruleAction(RuleAction.DENY)
			.build());
		assertThat(find(100).ruleAction()).isEqualTo(RuleAction.DENY);
		DeleteNetworkAclEntryRequest delete = DeleteNetworkAclEntryRequest.builder()
			.networkAclId(id)
			.egress(false)
			.ruleNumber(100)
			.build();
		this.ec2.play(delete);
		this.ec2.refuses("InvalidNetworkAclEntry.NotFound", delete);
	}

	private static CreateNetworkAclEntryRequest entry(String aclId, int number) {
		return CreateNetworkAclEntryRequest.builder()
			.networkAclId(aclId)
			.egress(false)
			.ruleNumber(number)
			.protocol("tcp")
			.portRange((range) -> range.from(80).to(80))
			.cidrBlock("10.0.0.0/8")
			.ruleAction(RuleAction.ALLOW)
			.build();
	}

	private NetworkAclEntry find(int number) {
		return ofSubnet().entries()
			.stream()
			.filter((entry) -> !entry.egress() && entry.ruleNumber() == number)
			.findFirst()
			.orElseThrow();
	}

	private NetworkAcl create() {
		CreateNetworkAclResponse made = this.ec2.play(CreateNetworkAclRequest.builder().vpcId(this.vpcId).build());
		return made.networkAcl();
	}

	private NetworkAcl ofSubnet() {
		DescribeNetworkAclsResponse found = this.ec2.play(DescribeNetworkAclsRequest.builder()
			.filters(Filter.builder().name("association.subnet-id").values(this.subnetId).build())
			.build());
		assertThat(found.networkAcls()).hasSize(1);
		return found.networkAcls().get(0);
	}

}
