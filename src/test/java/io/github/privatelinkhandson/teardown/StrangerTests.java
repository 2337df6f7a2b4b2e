package io.github.privatelinkhandson.teardown;

import java.time.Duration;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.iam.IamClient;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.testkit.AwsAccount;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what is neither in the lab's ledger nor carries its tag stays in an AWS
 * account, wherever it is, and that the receipt says where it is in the way.
 */
@ExtendWith(SharedConsole.class)
class StrangerTests {

	private static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private final TestConsole console;

	private AwsAccount account;

	StrangerTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.account = AwsAccount.open(this.console);
	}

	@AfterEach
	void close() {
		this.account.close();
	}

	@Test
	void vpcWithoutTheLabsTagIsNeitherAdoptedNorDeleted() {
		Lab lab = this.console.open(CloudMode.AWS);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String stranger = ec2
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16")
				.tagSpecifications(named(ResourceType.VPC, "privatelink-A-vpc")))
			.vpc()
			.vpcId();
		this.console.commands().run(lab.id(), StageKey.VPC);
		this.console.awaitReady(lab);
		assertThat(this.console.step(lab, "vpc-a").id()).isNotEqualTo(stranger);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(ec2.describeVpcs((request) -> request.vpcIds(stranger)).vpcs()).hasSize(1);
	}

	@Test
	void strangersNetworkOfTheSameNamesStaysAsItIs() {
		Lab lab = this.console.open(CloudMode.AWS);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String vpc = ec2
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16")
				.tagSpecifications(named(ResourceType.VPC, "privatelink-A-vpc")))
			.vpc()
			.vpcId();
		String subnet = ec2
			.createSubnet((request) -> request.vpcId(vpc)
				.cidrBlock("10.0.128.0/20")
				.tagSpecifications(named(ResourceType.SUBNET, "privatelink-A-subnet-private1")))
			.subnet()
			.subnetId();
		ec2.createSecurityGroup((request) -> request.vpcId(vpc)
			.groupName("EC2-A-sg")
			.description("of a stranger")
			.tagSpecifications(named(ResourceType.SECURITY_GROUP, "EC2-A-sg")));
		ec2.createRouteTable((request) -> request.vpcId(vpc));
		ec2.createNetworkInterface((request) -> request.subnetId(subnet));
		ec2.allocateAddress();
		ec2.createInternetGateway();
		Set<String> before = Inventory.of(this.console, lab);
		this.console.commands().run(lab.id(), StageKey.SERVERS);
		this.console.awaitReady(lab);
		assertThat(Inventory.of(this.console, lab)).hasSizeGreaterThan(before.size());
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(Inventory.of(this.console, lab)).isEqualTo(before);
	}

	@Test
	void strangersEndpointIsRejectedAndStaysAndTheServiceGoes() {
		Lab lab = this.console.built(CloudMode.AWS, StageKey.APPROVAL);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String vpc = ec2.createVpc((request) -> request.cidrBlock("10.9.0.0/16")).vpc().vpcId();
		String subnet = ec2
			.createSubnet((request) -> request.vpcId(vpc).cidrBlock("10.9.0.0/20").availabilityZone(lab.zone1()))
			.subnet()
			.subnetId();
		String endpoint = ec2
			.createVpcEndpoint((request) -> request.vpcId(vpc)
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.serviceName(String.valueOf(this.console.view(lab).outputs().serviceName()))
				.subnetIds(subnet)
				.privateDnsEnabled(false))
			.vpcEndpoint()
			.vpcEndpointId();
		Receipt receipt = this.console.tearDown(lab);
		assertThat(receipt.complete()).as(receipt.left().toString()).isTrue();
		assertThat(receipt.resources()).extracting(Receipt.Item::id).doesNotContain(endpoint, vpc, subnet);
		assertThat(ec2.describeVpcs((request) -> request.vpcIds(vpc)).vpcs()).hasSize(1);
		assertThat(this.console.snapshot(lab).find(Endpoint.class, endpoint)).isPresent();
	}

	@Test
	void strangersResourceInTheLabsVpcStaysAndIsSaidToBeInTheWay() {
		Lab lab = this.console.built(CloudMode.AWS, StageKey.VPC);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String vpc = String.valueOf(this.console.step(lab, "vpc-a").id());
		String group = ec2
			.createSecurityGroup((request) -> request.vpcId(vpc).groupName("mine").description("of a stranger"))
			.groupId();
		Teardown teardown = this.console.bean(Teardown.class);
		teardown.start(lab.id());
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> teardown.receipt(lab.id()).left(),
					(left) -> left.size() == 1 && group.equals(left.get(0).waitingFor()));
		assertThat(teardown.receipt(lab.id()).left()).extracting(Receipt.Item::id).containsExactly(vpc);
		Receipt receipt = teardown.receipt(lab.id());
		assertThat(receipt.blockers(receipt.left().get(0), lab.region()))
			.containsExactly(new Blocker(group, "AWS::EC2::SecurityGroup",
					"aws ec2 delete-security-group --group-id " + group + " --region ap-northeast-1"));
		ec2.deleteSecurityGroup((request) -> request.groupId(group));
		assertThat(this.console.awaitTeardown(lab).complete()).isTrue();
	}

	@Test
	void endpointOfAnotherAccountIsRejectedAndStaysAndTheServiceGoes() {
		Lab lab = this.console.built(CloudMode.AWS, StageKey.APPROVAL);
		Lab other = this.console.open(CloudMode.PRACTICE);
		this.console.aws(lab)
			.ec2()
			.modifyVpcEndpointServicePermissions(
					(request) -> request.serviceId(this.console.step(lab, "endpoint-service").id())
						.addAllowedPrincipals("arn:aws:iam::%s:root".formatted(other.account())));
		Ec2Client ec2 = this.console.aws(other).ec2();
		String vpc = ec2.createVpc((request) -> request.cidrBlock("10.7.0.0/16")).vpc().vpcId();
		String subnet = ec2
			.createSubnet((request) -> request.vpcId(vpc).cidrBlock("10.7.0.0/20").availabilityZone(lab.zone1()))
			.subnet()
			.subnetId();
		String endpoint = ec2
			.createVpcEndpoint((request) -> request.vpcId(vpc)
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.serviceName(String.valueOf(this.console.view(lab).outputs().serviceName()))
				.subnetIds(subnet)
				.privateDnsEnabled(false))
			.vpcEndpoint()
			.vpcEndpointId();
		Set<String> before = Inventory.of(this.console, other);
		Receipt receipt = this.console.tearDown(lab);
		assertThat(receipt.complete()).as(receipt.left().toString()).isTrue();
		assertThat(Inventory.of(this.console, other)).isEqualTo(before).contains("Endpoint " + endpoint);
		assertThat(ec2.describeVpcEndpoints((request) -> request.vpcEndpointIds(endpoint))
			.vpcEndpoints()
			.get(0)
			.stateAsString()).isEqualToIgnoringCase("rejected");
	}

	@Test
	void whatWasMadeByHandInTheLabsNetworkIsNamedAndTheRestGoes() {
		Lab lab = this.console.built(CloudMode.AWS, StageKey.SERVERS);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String group = group(ec2, id(lab, "vpc-b"), id(lab, "sg-ec2-b"));
		String table = ec2.createRouteTable((request) -> request.vpcId(id(lab, "vpc-a"))).routeTable().routeTableId();
		String one = ec2.createNetworkInterface((request) -> request.subnetId(id(lab, "subnet-a-private2")))
			.networkInterface()
			.networkInterfaceId();
		String instance = ec2
			.runInstances((request) -> request.imageId(IMAGE)
				.instanceType(InstanceType.T2_MICRO)
				.minCount(1)
				.maxCount(1)
				.subnetId(id(lab, "subnet-a-private1")))
			.instances()
			.get(0)
			.instanceId();
		this.console.bean(Teardown.class).start(lab.id());
		awaitLeft(lab, 5);
		assertThat(waitingFor(lab, "sg-ec2-b")).isEqualTo(group);
		assertThat(waitingFor(lab, "vpc-b")).startsWith(group);
		assertThat(waitingFor(lab, "vpc-a")).startsWith(table);
		assertThat(waitingFor(lab, "subnet-a-private2")).isEqualTo(one);
		assertThat(waitingFor(lab, "subnet-a-private1")).isEqualTo(instance);
		assertThat(Inventory.of(this.console, lab)).contains("SecurityGroup " + group, "RouteTable " + table,
				"NetworkInterface " + one, "Instance " + instance);
		ec2.deleteSecurityGroup((request) -> request.groupId(group));
		ec2.deleteRouteTable((request) -> request.routeTableId(table));
		ec2.deleteNetworkInterface((request) -> request.networkInterfaceId(one));
		ec2.terminateInstances((request) -> request.instanceIds(instance));
		assertThat(this.console.awaitTeardown(lab).complete()).isTrue();
	}

	@Test
	void whatWasMadeByHandWithTheLabsTagGoesToo() {
		Lab lab = this.console.open(CloudMode.AWS);
		Set<String> before = Inventory.of(this.console, lab);
		this.console.commands().run(lab.id(), StageKey.VPC);
		this.console.awaitReady(lab);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		ec2.createRouteTable(
				(request) -> request.vpcId(id(lab, "vpc-a")).tagSpecifications(tagged(lab, ResourceType.ROUTE_TABLE)));
		ec2.createNetworkAcl(
				(request) -> request.vpcId(id(lab, "vpc-b")).tagSpecifications(tagged(lab, ResourceType.NETWORK_ACL)));
		ec2.createNetworkInterface((request) -> request.subnetId(id(lab, "subnet-a-private2"))
			.tagSpecifications(tagged(lab, ResourceType.NETWORK_INTERFACE)));
		ec2.runInstances((request) -> request.imageId(IMAGE)
			.instanceType(InstanceType.T2_MICRO)
			.minCount(1)
			.maxCount(1)
			.subnetId(id(lab, "subnet-b-private1"))
			.tagSpecifications(tagged(lab, ResourceType.INSTANCE), tagged(lab, ResourceType.NETWORK_INTERFACE)));
		Receipt receipt = this.console.tearDown(lab);
		assertThat(receipt.complete()).as(receipt.left().toString()).isTrue();
		assertThat(receipt.resources()).extracting(Receipt.Item::type)
			.contains("AWS::EC2::NetworkInterface", "AWS::EC2::NetworkAcl", "AWS::EC2::Instance");
		assertThat(Inventory.of(this.console, lab)).isEqualTo(before);
	}

	@Test
	void roleWithWrittenPoliciesInAnotherProfileGoesAndThatProfileStays() {
		Lab lab = this.console.open(CloudMode.AWS);
		Set<String> before = Inventory.of(this.console, lab);
		this.console.commands().run(lab.id(), StageKey.SERVERS);
		this.console.awaitReady(lab);
		IamClient iam = this.console.aws(lab).iam();
		String role = id(lab, "role");
		iam.putRolePolicy((request) -> request.roleName(role).policyName("mine").policyDocument("""
				{"Version": "2012-10-17",
				 "Statement": {"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}}"""));
		iam.createInstanceProfile((request) -> request.instanceProfileName("mine"));
		iam.addRoleToInstanceProfile((request) -> request.instanceProfileName("mine").roleName(role));
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(iam.listInstanceProfiles().instanceProfiles()).singleElement()
			.satisfies((profile) -> assertThat(profile.roles()).isEmpty());
		iam.deleteInstanceProfile((request) -> request.instanceProfileName("mine"));
		assertThat(Inventory.of(this.console, lab)).isEqualTo(before);
	}

	private void awaitLeft(Lab lab, int count) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.console.bean(Teardown.class).receipt(lab.id()).left(), (left) -> left.size() == count);
	}

	private String waitingFor(Lab lab, String step) {
		String id = id(lab, step);
		return this.console.bean(Teardown.class)
			.receipt(lab.id())
			.left()
			.stream()
			.filter((item) -> item.id().equals(id))
			.map(Receipt.Item::waitingFor)
			.findFirst()
			.orElseThrow();
	}

	private String id(Lab lab, String step) {
		return String.valueOf(this.console.step(lab, step).id());
	}

	private static String group(Ec2Client ec2, String vpc, String referenced) {
		String group = ec2
			.createSecurityGroup((request) -> request.vpcId(vpc).groupName("mine").description("of a stranger"))
			.groupId();
		ec2.authorizeSecurityGroupIngress((request) -> request.groupId(group)
			.ipPermissions(IpPermission.builder()
				.ipProtocol("-1")
				.userIdGroupPairs(UserIdGroupPair.builder().groupId(referenced).build())
				.build()));
		return group;
	}

	private static TagSpecification named(ResourceType type, String name) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(name).build())
			.build();
	}

	private static TagSpecification tagged(Lab lab, ResourceType type) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key(Lab.TAG).value(lab.id()).build())
			.build();
	}

}
