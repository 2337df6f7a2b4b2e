package io.github.privatelinkhandson.teardown;

import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.iam.IamClient;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.simulator.fault.TestFaults;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was done to the lab's own resources by hand does not keep them from going.
 */
@ExtendWith(SharedConsole.class)
class HandEditTests {

	private final TestConsole console;

	private Lab lab;

	private Set<String> before;

	HandEditTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.lab = this.console.open(CloudMode.PRACTICE);
		this.before = Inventory.of(this.console, this.lab);
	}

	@Test
	void rulesThatReferenceGroupsAcrossAndFromTheDefaultGroupAreRevoked() {
		build(StageKey.LOAD_BALANCER);
		allow(id("sg-nlb"), id("sg-ec2-b"));
		allow(defaultGroup(id("vpc-b")), id("sg-ec2-b"));
		allow(id("sg-ec2-a"), id("sg-ec2-a"));
		goesWithoutRemains();
	}

	@Test
	void tableThatWasMadeTheMainOneGoes() {
		build(StageKey.VPC);
		String main = ec2()
			.describeRouteTables(
					(request) -> request.filters(filter("vpc-id", id("vpc-a")), filter("association.main", "true")))
			.routeTables()
			.get(0)
			.associations()
			.stream()
			.filter(RouteTableAssociation::main)
			.findFirst()
			.orElseThrow()
			.routeTableAssociationId();
		ec2().replaceRouteTableAssociation((request) -> request.associationId(main).routeTableId(id("rtb-a-private1")));
		goesWithoutRemains();
	}

	@Test
	void untaggedResourcesOfTheLedgerGo() {
		build(StageKey.LOAD_BALANCER);
		Tag ofLab = Tag.builder().key(Lab.TAG).build();
		ec2().deleteTags((request) -> request
			.resources(id("vpc-a"), id("sg-nlb"), id("sg-ec2-b"), id("nat-a"), id("rtb-b-public"), id("ec2-a"))
			.tags(ofLab));
		this.console.aws(this.lab)
			.elb()
			.removeTags((request) -> request.resourceArns(id("nlb"), id("target-group")).tagKeys(Lab.TAG));
		goesWithoutRemains();
	}

	@Test
	void untaggedRoleAndProfileOfTheLedgerAreStillTheLabsAndGo() {
		build(StageKey.SERVERS);
		IamClient iam = this.console.aws(this.lab).iam();
		iam.untagRole((request) -> request.roleName(id("role")).tagKeys(Lab.TAG));
		iam.untagInstanceProfile((request) -> request.instanceProfileName(id("profile")).tagKeys(Lab.TAG));
		assertThat(this.console.commands().check(this.lab.id(), StageKey.SERVERS)).allMatch(CheckedStep::ok);
		goesWithoutRemains();
		assertThat(iam.listRoles().roles()).isEmpty();
		assertThat(iam.listInstanceProfiles().instanceProfiles()).isEmpty();
	}

	@Test
	void volumeThatStaysWhenItsInstanceGoesIsDeletedToo() {
		build(StageKey.VPC);
		ec2().runInstances((request) -> request
			.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
			.instanceType(InstanceType.T2_MICRO)
			.minCount(1)
			.maxCount(1)
			.subnetId(id("subnet-a-private1"))
			.blockDeviceMappings(
					(mapping) -> mapping.deviceName("/dev/xvda").ebs((ebs) -> ebs.deleteOnTermination(false)))
			.tagSpecifications(ofLab(ResourceType.INSTANCE), ofLab(ResourceType.VOLUME)));
		Receipt receipt = goesWithoutRemains();
		assertThat(receipt.resources()).extracting(Receipt.Item::type).contains("AWS::EC2::Volume");
	}

	@Test
	void analysisByHandGoesWithItsPath() {
		build(StageKey.APPROVAL);
		String path = ec2()
			.createNetworkInsightsPath((request) -> request.source(id("ec2-a"))
				.destination(id("ec2-b"))
				.protocol("tcp")
				.tagSpecifications(ofLab(ResourceType.NETWORK_INSIGHTS_PATH)))
			.networkInsightsPath()
			.networkInsightsPathId();
		ec2().startNetworkInsightsAnalysis((request) -> request.networkInsightsPathId(path));
		goesWithoutRemains();
	}

	@Test
	void resourcesThatGoInTheMeantimeAreNoFailure() {
		build(StageKey.VPC);
		for (String action : new String[] { "DeleteSubnet", "DeleteNatGateway", "ReleaseAddress", "DeleteVpc",
				"DetachInternetGateway", "DeleteRouteTable" }) {
			this.console.faults().add(this.lab.account(), TestFaults.lostAnswer(action).times(2));
		}
		goesWithoutRemains();
	}

	@Test
	@org.junit.jupiter.api.Tag("slow")
	void whatAwsDeniesThoughItIsThereIsNotComplete() {
		build(StageKey.VPC);
		this.console.faults()
			.add(this.lab.account(),
					Fault.refusal("DeleteVpc", 400, "InvalidVpcID.NotFound", "The vpc ID does not exist").times(1000));
		Receipt receipt = this.console.tearDown(this.lab);
		assertThat(receipt.complete()).isFalse();
		assertThat(receipt.left()).extracting(Receipt.Item::id).containsExactlyInAnyOrder(id("vpc-a"), id("vpc-b"));
		this.console.faults().clear(this.lab.account());
		goesWithoutRemains();
	}

	private Receipt goesWithoutRemains() {
		Receipt receipt = this.console.tearDown(this.lab);
		assertThat(receipt.left()).isEmpty();
		assertThat(receipt.complete()).isTrue();
		assertThat(Inventory.of(this.console, this.lab)).isEqualTo(this.before);
		return receipt;
	}

	private void build(StageKey through) {
		this.console.commands().run(this.lab.id(), through);
		this.console.awaitReady(this.lab);
	}

	private String id(String step) {
		return String.valueOf(this.console.step(this.lab, step).id());
	}

	private Ec2Client ec2() {
		return this.console.aws(this.lab).ec2();
	}

	private String defaultGroup(String vpc) {
		return ec2()
			.describeSecurityGroups(
					(request) -> request.filters(filter("vpc-id", vpc), filter("group-name", "default")))
			.securityGroups()
			.get(0)
			.groupId();
	}

	private void allow(String group, String source) {
		ec2().authorizeSecurityGroupIngress((request) -> request.groupId(group)
			.ipPermissions(IpPermission.builder()
				.ipProtocol("-1")
				.userIdGroupPairs(UserIdGroupPair.builder().groupId(source).build())
				.build()));
	}

	private TagSpecification ofLab(ResourceType type) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key(Lab.TAG).value(this.lab.id()).build())
			.build();
	}

	private static Filter filter(String name, String value) {
		return Filter.builder().name(name).values(value).build();
	}

}
