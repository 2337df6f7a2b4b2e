package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeAttributeName;
import software.amazon.awssdk.services.ec2.model.VolumeModificationState;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Volumes as AWS's own client sees them: of their own, on instances, and left behind.
 */
@PracticeAwsTest
class VolumeTests {

	@Autowired
	private PracticeAws aws;

	private Ec2Client ec2;

	@BeforeEach
	void newAccount() {
		this.ec2 = Clients.of(this.aws, this.aws.newAccount()).ec2();
	}

	private CreateVolumeResponse create(Consumer<CreateVolumeRequest.Builder> change) {
		return this.ec2.createVolume((request) -> request.availabilityZone(TestSubnet.ZONE).applyMutation(change));
	}

	private String available(int size) {
		String id = create((request) -> request.size(size).volumeType(VolumeType.GP3)).volumeId();
		TestSubnet.waiter(this.ec2).waitUntilVolumeAvailable((request) -> request.volumeIds(id));
		return id;
	}

	private Volume volume(String id) {
		return this.ec2.describeVolumes((request) -> request.volumeIds(id)).volumes().get(0);
	}

	@Test
	void volumeIsAsItWasAskedFor() {
		CreateVolumeResponse made = create((request) -> request.size(10)
			.volumeType(VolumeType.GP3)
			.iops(4000)
			.throughput(250)
			.encrypted(true)
			.tagSpecifications(
					(tags) -> tags.resourceType(ResourceType.VOLUME).tags((tag) -> tag.key("team").value("a"))));
		assertThat(made.volumeId()).matches("vol-[0-9a-f]{17}");
		assertThat(made.state()).isEqualTo(VolumeState.CREATING);
		TestSubnet.waiter(this.ec2).waitUntilVolumeAvailable((request) -> request.volumeIds(made.volumeId()));
		Volume shown = volume(made.volumeId());
		assertThat(List.of(shown.size(), shown.iops(), shown.throughput())).containsExactly(10, 4000, 250);
		assertThat(shown.encrypted()).isTrue();
		assertThat(shown.availabilityZone()).isEqualTo(TestSubnet.ZONE);
		assertThat(shown.tags()).extracting(Tag::value).containsExactly("a");
		assertThat(this.ec2.describeVolumeStatus((request) -> request.volumeIds(made.volumeId())).volumeStatuses())
			.extracting((item) -> item.volumeStatus().statusAsString())
			.containsExactly("ok");
		assertThat(this.ec2
			.describeVolumeAttribute(
					(request) -> request.volumeId(made.volumeId()).attribute(VolumeAttributeName.AUTO_ENABLE_IO))
			.autoEnableIO()
			.value()).isFalse();
	}

	@Test
	void sizeAndIopsFollowFromTypeAndSnapshot() {
		assertThat(create((request) -> request.size(100)).iops()).isEqualTo(300);
		assertThat(create((request) -> request.size(1).volumeType(VolumeType.STANDARD)).iops()).isNull();
		String snapshot = this.ec2
			.describeImages((request) -> request.filters((filter) -> filter.name("name").values("al2023-ami-2023*")))
			.images()
			.get(0)
			.blockDeviceMappings()
			.get(0)
			.ebs()
			.snapshotId();
		assertThat(create((request) -> request.snapshotId(snapshot)).size()).isEqualTo(8);
	}

	@Test
	void sameTokenGivesTheSameVolume() {
		String first = create((request) -> request.size(1).clientToken("t")).volumeId();
		assertThat(create((request) -> request.size(1).clientToken("t")).volumeId()).isEqualTo(first);
		assertThat(this.ec2.describeVolumes().volumes()).hasSize(1);
	}

	@Test
	void volumeGoesToAnInstanceAndBack() throws Throwable {
		String id = available(10);
		String instance = TestSubnet.make(this.ec2).running();
		assertThat(attach(id, instance, "/dev/sdf").state()).isEqualTo(VolumeAttachmentState.ATTACHING);
		TestSubnet.waiter(this.ec2).waitUntilVolumeInUse((request) -> request.volumeIds(id));
		assertThat(devices(instance)).containsExactly("/dev/xvda", "/dev/sdf");
		assertThat(volume(id).attachments()).singleElement().satisfies((attachment) -> {
			assertThat(attachment.instanceId()).isEqualTo(instance);
			assertThat(attachment.deleteOnTermination()).isFalse();
		});
		refused("VolumeInUse", () -> attach(id, instance, "/dev/sdg"));
		refused("VolumeInUse", () -> this.ec2.deleteVolume((request) -> request.volumeId(id)));
		String other = available(1);
		refused("InvalidParameterValue", () -> attach(other, instance, "/dev/sdf"));
		refused("InvalidAttachment.NotFound",
				() -> this.ec2.detachVolume((request) -> request.volumeId(id).device("/dev/sdz")));
		assertThat(this.ec2.detachVolume((request) -> request.volumeId(id)).state())
			.isEqualTo(VolumeAttachmentState.DETACHING);
		assertThat(volume(id).state()).isEqualTo(VolumeState.AVAILABLE);
		assertThat(devices(instance)).containsExactly("/dev/xvda");
		refused("IncorrectState", () -> this.ec2.detachVolume((request) -> request.volumeId(id)));
		this.ec2.deleteVolume((request) -> request.volumeId(id));
		refused("InvalidVolume.NotFound", () -> volume(id));
	}

	private AttachVolumeResponse attach(String volume, String instance, String device) {
		return this.ec2.attachVolume((request) -> request.volumeId(volume).instanceId(instance).device(device));
	}

	private List<String> devices(String instance) {
		return this.ec2.describeInstances((request) -> request.instanceIds(instance))
			.reservations()
			.get(0)
			.instances()
			.get(0)
			.blockDeviceMappings()
			.stream()
			.map(InstanceBlockDeviceMapping::deviceName)
			.toList();
	}

	@Test
	void rootVolumeComesOffAStoppedInstanceOnly() throws Throwable {
		String instance = TestSubnet.make(this.ec2).running();
		String root = this.ec2
			.describeVolumes(
					(request) -> request.filters((filter) -> filter.name("attachment.instance-id").values(instance)))
			.volumes()
			.get(0)
			.volumeId();
		refused("OperationNotPermitted", () -> this.ec2.detachVolume((request) -> request.volumeId(root)));
		this.ec2.stopInstances((request) -> request.instanceIds(instance));
		TestSubnet.waiter(this.ec2).waitUntilInstanceStopped((request) -> request.instanceIds(instance));
		this.ec2.detachVolume((request) -> request.volumeId(root));
		assertThat(volume(root).state()).isEqualTo(VolumeState.AVAILABLE);
	}

	@Test
	void terminationTakesWhatItIsToTake() {
		String instance = TestSubnet.make(this.ec2).running();
		String mine = available(10);
		attach(mine, instance, "/dev/sdf");
		this.ec2.terminateInstances((request) -> request.instanceIds(instance));
		TestSubnet.waiter(this.ec2).waitUntilInstanceTerminated((request) -> request.instanceIds(instance));
		assertThat(this.ec2.describeVolumes().volumes()).singleElement().satisfies((left) -> {
			assertThat(left.volumeId()).isEqualTo(mine);
			assertThat(left.state()).isEqualTo(VolumeState.AVAILABLE);
		});
	}

	@Test
	void volumesGrowAndChangeTheirType() throws Throwable {
		String id = available(10);
		refused("InvalidVolumeModification.NotFound",
				() -> this.ec2.describeVolumesModifications((request) -> request.volumeIds(id)));
		assertThat(this.ec2.modifyVolume((request) -> request.volumeId(id).size(20).volumeType(VolumeType.GP2))
			.volumeModification()
			.targetIops()).isEqualTo(100);
		assertThat(volume(id).size()).isEqualTo(20);
		assertThat(volume(id).throughput()).isNull();
		assertThat(this.ec2.describeVolumesModifications((request) -> request.volumeIds(id)).volumesModifications())
			.singleElement()
			.satisfies((change) -> {
				assertThat(change.originalSize()).isEqualTo(10);
				assertThat(change.modificationState()).isEqualTo(VolumeModificationState.COMPLETED);
			});
		assertThat(this.ec2.modifyVolume((request) -> request.volumeId(id).volumeType(VolumeType.IO2))
			.volumeModification()
			.targetIops()).isEqualTo(3000);
		refused("InvalidParameterValue", () -> this.ec2.modifyVolume((request) -> request.volumeId(id).size(5)));
		refused("MissingParameter", () -> this.ec2.modifyVolume((request) -> request.volumeId(id)));
	}

	@Test
	void wrongRequestsAreRefused() throws Throwable {
		refused("MissingParameter", () -> create((request) -> {
		}));
		refused("MissingParameter", () -> this.ec2.createVolume((request) -> request.size(1)));
		refused("InvalidZone.NotFound",
				() -> this.ec2.createVolume((request) -> request.size(1).availabilityZone("us-east-1a")));
		refused("InvalidSnapshot.NotFound", () -> create((request) -> request.snapshotId("snap-0123456789abcdef0")));
		refused("InvalidParameterCombination", () -> create((request) -> request.size(10).volumeType(VolumeType.IO1)));
		String elsewhere = this.ec2.createVolume((request) -> request.size(1).availabilityZone(Clients.REGION + "c"))
			.volumeId();
		TestSubnet.waiter(this.ec2).waitUntilVolumeAvailable((request) -> request.volumeIds(elsewhere));
		String instance = TestSubnet.make(this.ec2).running();
		refused("InvalidVolume.ZoneMismatch", () -> attach(elsewhere, instance, "/dev/sdf"));
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, code, call).check();
	}

}
