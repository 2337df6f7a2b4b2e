package io.github.privatelinkhandson.simulator.compute;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.iam.TestRoles;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroupService;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RunInstancesTests {

	private final TestAccount account = new TestAccount();

	private final RunInstancesOperations launches = new RunInstancesOperations();

	private Subnet subnet;

	@BeforeEach
	void makeSubnet() {
		this.subnet = TestInstances.subnet(this.account);
	}

	@Test
	void instanceIsPendingInItsSubnet() {
		Instance made = run((it) -> it.tagSpecifications(tags(ResourceType.INSTANCE, "EC2-A"),
				tags(ResourceType.VOLUME, "disk"), tags(ResourceType.NETWORK_INTERFACE, "card")))
			.instances()
			.get(0);
		assertThat(made.instanceId()).matches("i-[0-9a-f]{17}");
		assertThat(made.imageId()).startsWith("ami-");
		assertThat(made.state().name()).isEqualTo(InstanceStateName.PENDING);
		assertThat(made.state().code()).isZero();
		assertThat(made.vpcId()).isEqualTo(this.subnet.vpcId());
		assertThat(made.placement().availabilityZone()).isEqualTo("ap-northeast-1a");
		assertThat(made.privateIpAddress()).startsWith("10.0.");
		assertThat(made.privateDnsName()).endsWith(".ap-northeast-1.compute.internal");
		assertThat(made.publicIpAddress()).isNull();
		assertThat(made.metadataOptions().httpTokens()).isEqualTo(HttpTokensState.REQUIRED);
		assertThat(made.tags()).extracting(Tag::value).containsExactly("EC2-A");
		InstanceNetworkInterface card = made.networkInterfaces().get(0);
		assertThat(card.privateIpAddress()).isEqualTo(made.privateIpAddress());
		assertThat(card.attachment().deviceIndex()).isZero();
		assertThat(made.securityGroups()).extracting((group) -> group.groupName()).containsExactly("default");
		Volume disk = this.account.ec2((call) -> new VolumeOperations().describeVolumes(
				DescribeVolumesRequest.builder().volumeIds(made.blockDeviceMappings().get(0).ebs().volumeId()).build(),
				call))
			.items()
			.get(0);
		assertThat(disk.size()).isEqualTo(8);
		assertThat(disk.volumeTypeAsString()).isEqualTo("gp3");
		assertThat(disk.tags()).extracting(Tag::value).containsExactly("disk");
	}

	@Test
	void instanceHasTheGroupsAskedFor() {
		SecurityGroup group = this.account.ec2((call) -> new SecurityGroupService(call).create(this.subnet.vpcId(),
				"EC2-A-sg", "of EC2-A", List.of()));
		assertThat(run((it) -> it.securityGroupIds(group.groupId())).instances().get(0).securityGroups())
			.extracting((it) -> it.groupId())
			.containsExactly(group.groupId());
		assertThat(refusal((it) -> it.securityGroupIds("sg-0123456789abcdef0")).code())
			.isEqualTo("InvalidGroup.NotFound");
	}

	@Test
	void subnetAndGroupsMayBeInTheNetworkInterface() {
		InstanceNetworkInterfaceSpecification card = InstanceNetworkInterfaceSpecification.builder()
			.deviceIndex(0)
			.subnetId(this.subnet.subnetId())
			.associatePublicIpAddress(true)
			.build();
		Instance made = run((it) -> it.subnetId(null).networkInterfaces(card)).instances().get(0);
		assertThat(made.subnetId()).isEqualTo(this.subnet.subnetId());
		assertThat(made.publicIpAddress()).isNotNull();
		assertThat(made.networkInterfaces().get(0).privateIpAddresses()).singleElement()
			.satisfies((address) -> assertThat(address.association().publicIp()).isEqualTo(made.publicIpAddress()));
		assertThat(refusal((it) -> it.networkInterfaces(card)).code()).isEqualTo("InvalidParameterCombination");
	}

	@Test
	void sameClientTokenGivesTheSameInstance() {
		Instance first = run((it) -> it.clientToken("t")).instances().get(0);
		Instance second = run((it) -> it.clientToken("t")).instances().get(0);
		assertThat(second.instanceId()).isEqualTo(first.instanceId());
		assertThat(refusal((it) -> it.clientToken("t").instanceType("t3.small")).code())
			.isEqualTo("IdempotentParameterMismatch");
		TestInstances.terminate(this.account, first.instanceId());
		assertThat(refusal((it) -> it.clientToken("t")).code()).isEqualTo("IdempotentInstanceTerminated");
	}

	@Test
	void severalInstancesShareAReservation() {
		this.account.allow(Quota.STANDARD_CPUS, 6);
		RunInstancesResponse made = run((it) -> it.maxCount(3));
		assertThat(made.instances()).hasSize(3).extracting(Instance::amiLaunchIndex).containsExactly(0, 1, 2);
		assertThat(made.instances()).extracting(Instance::privateIpAddress).doesNotHaveDuplicates();
		assertThat(made.reservationId()).matches("r-[0-9a-f]{17}");
	}

	@Test
	void newInstanceProfileIsNotSeenAtOnce() {
		TestRoles.create(this.account, "SSM-role");
		AwsError refusal = refusal((it) -> it.iamInstanceProfile((profile) -> profile.name("SSM-role")));
		assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
		assertThat(refusal).hasMessageContaining("Invalid IAM Instance Profile");
		this.account.pass(Duration.ofSeconds(12));
		assertThat(run((it) -> it.iamInstanceProfile((profile) -> profile.name("SSM-role"))).instances()
			.get(0)
			.iamInstanceProfile()
			.arn()).isEqualTo("arn:aws:iam::111122223333:instance-profile/SSM-role");
	}

	@Test
	void wrongParametersAreRefusedAsEc2Does() {
		assertThat(refusal((it) -> it.imageId(null)).code()).isEqualTo("MissingParameter");
		assertThat(refusal((it) -> it.imageId("ami-0123456789abcdef0")).code()).isEqualTo("InvalidAMIID.NotFound");
		assertThat(refusal((it) -> it.instanceType("t9.huge")).code()).isEqualTo("InvalidParameterValue");
		assertThat(refusal((it) -> it.instanceType("t4g.micro")))
			.hasMessageContaining("The architecture 'arm64' of the specified instance type does not match");
		assertThat(refusal((it) -> it.subnetId("subnet-0123456789abcdef0")).code())
			.isEqualTo("InvalidSubnetID.NotFound");
		assertThat(refusal((it) -> it.subnetId(null)).code()).isEqualTo("VPCIdNotSpecified");
		assertThat(refusal((it) -> it.keyName("key")).code()).isEqualTo("InvalidKeyPair.NotFound");
		assertThat(refusal((it) -> it.userData("%%%")).code()).isEqualTo("InvalidUserData.Malformed");
		assertThat(refusal((it) -> it.privateIpAddress("10.0.0.1")).code()).isEqualTo("InvalidParameterValue");
		assertThat(refusal((it) -> it.maxCount(0)).code()).isEqualTo("InvalidParameterValue");
		assertThat(refusal((it) -> it.tagSpecifications(tags(ResourceType.VPC, "v"))).code())
			.isEqualTo("InvalidParameterValue");
		assertThat(this.account.ec2((call) -> new NetworkInterfaceService(call).existing()).size()).isZero();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|',
			textBlock = """
					gp2      | -     | -    | -   | MissingParameter            | The request must contain the parameter size or snapshotId
					gp3      | 0     | -    | -   | InvalidParameterValue       | Volume of 0GiB is too small; minimum is 1GiB.
					gp3      | 65537 | -    | -   | InvalidParameterValue       | Volume of 65537GiB is too large for volume type gp3; maximum is 65536GiB
					gp2      | 16385 | -    | -   | InvalidParameterValue       | Volume of 16385GiB is too large for volume type gp2; maximum is 16384GiB
					io1      | 3     | 100  | -   | InvalidParameterValue       | Volume of 3GiB is too small; minimum is 4GiB.
					st1      | 124   | -    | -   | InvalidParameterValue       | Volume of 124GiB is too small; minimum is 125GiB.
					standard | 1025  | -    | -   | InvalidParameterValue       | Volume of 1025GiB is too large for volume type standard; maximum is 1024GiB
					io1      | 8     | -    | -   | InvalidParameterCombination | The parameter iops must be specified for io1 volumes.
					io2      | 8     | -    | -   | InvalidParameterCombination | The parameter iops must be specified for io2 volumes.
					gp2      | 8     | 3000 | -   | InvalidParameterCombination | The parameter iops is not supported for gp2 volumes.
					st1      | 125   | 500  | -   | InvalidParameterCombination | The parameter iops is not supported for st1 volumes.
					io1      | 8     | 100  | 200 | InvalidParameterCombination | throughput can only be specified for volumeType gp3.
					""")
	void diskThatCannotBeIsRefused(String type, Integer size, Integer iops, Integer throughput, String code,
			String message) {
		AwsError refusal = refusal((it) -> it.blockDeviceMappings((disk) -> disk.deviceName("/dev/sdf")
			.ebs((ebs) -> ebs.volumeType(type).volumeSize(size).iops(iops).throughput(throughput))));
		assertThat(refusal.code()).isEqualTo(code);
		assertThat(refusal).hasMessage(message);
	}

	@Test
	void diskNeedsItsPartsAndASnapshotThatExists() {
		assertThat(refusal((it) -> it.blockDeviceMappings((disk) -> disk.deviceName("/dev/sdf"))))
			.hasMessage("The request must contain the parameter ebs");
		assertThat(refusal((it) -> it.blockDeviceMappings((disk) -> disk.ebs((ebs) -> ebs.volumeSize(8)))))
			.hasMessage("The request must contain the parameter deviceName");
		assertThat(refusal((it) -> it.blockDeviceMappings(
				(disk) -> disk.deviceName("/dev/sdf").ebs((ebs) -> ebs.snapshotId("snap-0123456789abcdef0"))))
			.code()).isEqualTo("InvalidSnapshot.NotFound");
	}

	@Test
	void rootDiskMayBeOfAnotherType() {
		Instance made = run((it) -> it
			.blockDeviceMappings((disk) -> disk.deviceName("/dev/xvda").ebs((ebs) -> ebs.volumeType(VolumeType.GP2))))
			.instances()
			.get(0);
		List<Volume> disks = this.account.ec2((call) -> new VolumeService(call).of(made.instanceId()));
		assertThat(disks).singleElement().satisfies((disk) -> {
			assertThat(disk.volumeType()).isEqualTo(VolumeType.GP2);
			assertThat(disk.size()).isEqualTo(8);
			assertThat(disk.throughput()).isNull();
		});
	}

	private RunInstancesResponse run(Consumer<RunInstancesRequest.Builder> changes) {
		RunInstancesRequest.Builder request = TestInstances.request(this.subnet.subnetId());
		changes.accept(request);
		return this.account.ec2((call) -> this.launches.runInstances(request.build(), call));
	}

	private AwsError refusal(Consumer<RunInstancesRequest.Builder> changes) {
		return catchThrowableOfType(AwsError.class, () -> run(changes));
	}

	private static TagSpecification tags(ResourceType type, String name) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(name).build())
			.build();
	}

}
