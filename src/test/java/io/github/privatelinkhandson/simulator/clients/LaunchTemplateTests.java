package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Launch templates as AWS's own client sees them, and the instances that are launched
 * from them.
 */
@PracticeAwsTest
class LaunchTemplateTests {

	private static final String MISSING = "lt-0123456789abcdef0";

	@Autowired
	private PracticeAws aws;

	private Ec2Client ec2;

	@BeforeEach
	void newAccount() {
		this.ec2 = Clients.of(this.aws, this.aws.newAccount()).ec2();
	}

	private String template(Consumer<RequestLaunchTemplateData.Builder> data) {
		return this.ec2
			.createLaunchTemplate((request) -> request.launchTemplateName("mine")
				.versionDescription("first")
				.tagSpecifications((tags) -> tags.resourceType(ResourceType.LAUNCH_TEMPLATE)
					.tags((tag) -> tag.key("team").value("a")))
				.launchTemplateData(data))
			.launchTemplate()
			.launchTemplateId();
	}

	private LaunchTemplateVersion version(String id, String source, Consumer<RequestLaunchTemplateData.Builder> data) {
		return this.ec2
			.createLaunchTemplateVersion(
					(request) -> request.launchTemplateId(id).sourceVersion(source).launchTemplateData(data))
			.launchTemplateVersion();
	}

	@Test
	void versionsAreNumberedAndBasedOnEachOther() {
		String id = template((data) -> data.imageId("ami-12345678").instanceType(InstanceType.T3_MICRO));
		LaunchTemplateVersion based = version(id, "1", (data) -> data.instanceType(InstanceType.T3_SMALL));
		assertThat(based.versionNumber()).isEqualTo(2);
		assertThat(based.defaultVersion()).isFalse();
		assertThat(based.launchTemplateData().imageId()).isEqualTo("ami-12345678");
		assertThat(based.launchTemplateData().instanceType()).isEqualTo(InstanceType.T3_SMALL);
		assertThat(version(id, null, (data) -> data.keyName("k")).launchTemplateData().imageId()).isNull();
		LaunchTemplate shown = this.ec2.describeLaunchTemplates((request) -> request.launchTemplateNames("mine"))
			.launchTemplates()
			.get(0);
		assertThat(shown.latestVersionNumber()).isEqualTo(3);
		assertThat(shown.defaultVersionNumber()).isEqualTo(1);
		assertThat(shown.createdBy()).endsWith(":user/practice");
		assertThat(shown.tags()).extracting(Tag::value).containsExactly("a");
	}

	@Test
	void versionsAreFoundByNumberNameAndRange() {
		String id = template((data) -> data.instanceType(InstanceType.T3_MICRO));
		version(id, null, (data) -> data.instanceType(InstanceType.T3_SMALL));
		version(id, null, (data) -> data.instanceType(InstanceType.T3_MEDIUM));
		assertThat(numbers((request) -> request.launchTemplateId(id))).containsExactly(3L, 2L, 1L);
		assertThat(numbers((request) -> request.launchTemplateName("mine").versions("$Default", "$Latest")))
			.containsExactly(1L, 3L);
		assertThat(numbers((request) -> request.launchTemplateId(id).minVersion("2"))).containsExactly(3L, 2L);
		assertThat(numbers((request) -> request.launchTemplateId(id).minVersion("2").maxVersion("2")))
			.containsExactly(2L);
		assertThat(numbers((request) -> request.versions("$Latest"))).containsExactly(3L);
		assertThat(numbers((request) -> request.launchTemplateId(id)
			.filters((filter) -> filter.name("instance-type").values("t3.s*")))).containsExactly(2L);
		assertThat(numbers((request) -> request.launchTemplateId(id)
			.filters((filter) -> filter.name("is-default-version").values("true")))).containsExactly(1L);
	}

	private List<Long> numbers(Consumer<DescribeLaunchTemplateVersionsRequest.Builder> request) {
		return this.ec2.describeLaunchTemplateVersions(request)
			.launchTemplateVersions()
			.stream()
			.map(LaunchTemplateVersion::versionNumber)
			.toList();
	}

	@Test
	void defaultVersionIsChosenAndNotDeleted() {
		String id = template((data) -> data.instanceType(InstanceType.T3_MICRO));
		version(id, "1", (data) -> data.keyName("k"));
		assertThat(this.ec2.modifyLaunchTemplate((request) -> request.launchTemplateId(id).defaultVersion("$Latest"))
			.launchTemplate()
			.defaultVersionNumber()).isEqualTo(2);
		DeleteLaunchTemplateVersionsResponse deleted = this.ec2
			.deleteLaunchTemplateVersions((request) -> request.launchTemplateId(id).versions("1", "2", "9"));
		assertThat(deleted.successfullyDeletedLaunchTemplateVersions()).extracting((item) -> item.versionNumber())
			.containsExactly(1L);
		assertThat(deleted.unsuccessfullyDeletedLaunchTemplateVersions())
			.extracting((item) -> item.responseError().codeAsString())
			.containsExactly("unexpectedError", "launchTemplateVersionDoesNotExist");
		assertThat(version(id, null, (data) -> data.keyName("k")).versionNumber()).isEqualTo(3);
		this.ec2.deleteLaunchTemplate((request) -> request.launchTemplateName("mine"));
		assertThat(this.ec2.describeLaunchTemplates((request) -> {
		}).launchTemplates()).isEmpty();
	}

	@Test
	void wrongRequestsAreRefused() throws Throwable {
		String id = template((data) -> data.keyName("k"));
		refused("InvalidLaunchTemplateName.AlreadyExistsException", () -> template((data) -> data.keyName("k")));
		refused("InvalidLaunchTemplateId.NotFound",
				() -> this.ec2.deleteLaunchTemplate((request) -> request.launchTemplateId(MISSING)));
		refused("InvalidLaunchTemplateId.Malformed",
				() -> this.ec2.deleteLaunchTemplate((request) -> request.launchTemplateId("lt-x")));
		refused("InvalidLaunchTemplateName.NotFoundException",
				() -> this.ec2.describeLaunchTemplates((request) -> request.launchTemplateNames("other")));
		refused("InvalidLaunchTemplateId.VersionNotFound",
				() -> this.ec2.modifyLaunchTemplate((request) -> request.launchTemplateId(id).defaultVersion("2")));
		refused("InvalidParameterCombination", () -> this.ec2.modifyLaunchTemplate(
				(request) -> request.launchTemplateId(id).launchTemplateName("mine").defaultVersion("1")));
		refused("MissingParameter", () -> this.ec2.deleteLaunchTemplate((request) -> {
		}));
		refused("MissingParameter", () -> this.ec2.describeLaunchTemplateVersions((request) -> {
		}));
		refused("InvalidParameterValue",
				() -> this.ec2.describeLaunchTemplateVersions((request) -> request.versions("1")));
	}

	@Test
	void sameTokenGivesTheSameTemplateAndVersion() throws Throwable {
		CreateLaunchTemplateRequest once = CreateLaunchTemplateRequest.builder()
			.clientToken("t")
			.launchTemplateName("mine")
			.launchTemplateData((data) -> data.keyName("k"))
			.build();
		String id = this.ec2.createLaunchTemplate(once).launchTemplate().launchTemplateId();
		assertThat(this.ec2.createLaunchTemplate(once).launchTemplate().launchTemplateId()).isEqualTo(id);
		refused("IdempotentParameterMismatch",
				() -> this.ec2.createLaunchTemplate(once.toBuilder().versionDescription("x").build()));
		CreateLaunchTemplateVersionRequest version = CreateLaunchTemplateVersionRequest.builder()
			.clientToken("v")
			.launchTemplateId(id)
			.launchTemplateData((data) -> data.keyName("k"))
			.build();
		assertThat(this.ec2.createLaunchTemplateVersion(version).launchTemplateVersion().versionNumber()).isEqualTo(2);
		assertThat(this.ec2.createLaunchTemplateVersion(version).launchTemplateVersion().versionNumber()).isEqualTo(2);
	}

	@Test
	void instanceHasWhatTheTemplateAndTheRequestSay() {
		TestSubnet subnet = TestSubnet.make(this.ec2);
		this.ec2.createKeyPair((request) -> request.keyName("k"));
		String id = template((data) -> data.imageId(TestSubnet.IMAGE)
			.instanceType(InstanceType.T3_SMALL)
			.keyName("k")
			.monitoring((monitoring) -> monitoring.enabled(true))
			.metadataOptions((options) -> options.httpPutResponseHopLimit(5))
			.blockDeviceMappings((disk) -> disk.deviceName("/dev/xvda").ebs((ebs) -> ebs.volumeSize(20)),
					(disk) -> disk.deviceName("/dev/sdf").ebs((ebs) -> ebs.volumeSize(30)))
			.tagSpecifications((tags) -> tags.resourceType(ResourceType.INSTANCE)
				.tags((tag) -> tag.key("a").value("template"), (tag) -> tag.key("b").value("template"))));
		Instance made = this.ec2
			.runInstances((request) -> request.launchTemplate((template) -> template.launchTemplateName("mine"))
				.subnetId(subnet.id())
				.instanceType(InstanceType.T3_MICRO)
				.blockDeviceMappings((disk) -> disk.deviceName("/dev/sdf").ebs((ebs) -> ebs.volumeSize(40)))
				.tagSpecifications(
						(tags) -> tags.resourceType(ResourceType.INSTANCE).tags((tag) -> tag.key("b").value("request")))
				.minCount(1)
				.maxCount(1))
			.instances()
			.get(0);
		assertThat(made.instanceType()).isEqualTo(InstanceType.T3_MICRO);
		assertThat(made.keyName()).isEqualTo("k");
		assertThat(made.monitoring().stateAsString()).isIn("pending", "enabled");
		assertThat(made.metadataOptions().httpPutResponseHopLimit()).isEqualTo(5);
		assertThat(made.tags()).extracting((tag) -> tag.key() + "=" + tag.value())
			.containsExactlyInAnyOrder("a=template", "b=request", "aws:ec2launchtemplate:id=" + id,
					"aws:ec2launchtemplate:version=1");
		assertThat(this.ec2
			.describeVolumes((request) -> request
				.filters((filter) -> filter.name("attachment.instance-id").values(made.instanceId())))
			.volumes()).extracting(Volume::size).containsExactlyInAnyOrder(20, 40);
	}

	@Test
	void dataOfAnInstanceMakeATemplate() {
		Instance made = TestSubnet.make(this.ec2)
			.run((request) -> request.disableApiTermination(true)
				.userData("aGVsbG8=")
				.blockDeviceMappings((disk) -> disk.deviceName("/dev/xvda").ebs((ebs) -> ebs.volumeSize(20)))
				.tagSpecifications(
						(tags) -> tags.resourceType(ResourceType.INSTANCE).tags((tag) -> tag.key("a").value("b"))));
		ResponseLaunchTemplateData data = this.ec2
			.getLaunchTemplateData((request) -> request.instanceId(made.instanceId()))
			.launchTemplateData();
		assertThat(data.imageId()).isEqualTo(made.imageId());
		assertThat(data.instanceType()).isEqualTo(InstanceType.T3_MICRO);
		assertThat(data.userData()).isEqualTo("aGVsbG8=");
		assertThat(data.disableApiTermination()).isTrue();
		assertThat(data.metadataOptions().httpTokensAsString()).isEqualTo("required");
		assertThat(data.placement().availabilityZone()).isEqualTo(TestSubnet.ZONE);
		assertThat(data.blockDeviceMappings()).extracting((disk) -> disk.ebs().volumeSize()).containsExactly(20);
		assertThat(data.networkInterfaces()).extracting((card) -> card.subnetId()).containsExactly(made.subnetId());
		assertThat(data.tagSpecifications().get(0).tags()).extracting(Tag::value).containsExactly("b");
	}

	@Test
	void launchUsesTheVersionThatItNames() throws Throwable {
		TestSubnet subnet = TestSubnet.make(this.ec2);
		String id = template((data) -> data.imageId(TestSubnet.IMAGE).instanceType(InstanceType.T3_MICRO));
		version(id, "1", (data) -> data.instanceType(InstanceType.T3_SMALL));
		assertThat(launched(subnet, id, null).instanceType()).isEqualTo(InstanceType.T3_MICRO);
		assertThat(launched(subnet, id, "$Latest").instanceType()).isEqualTo(InstanceType.T3_SMALL);
		refused("InvalidLaunchTemplateId.VersionNotFound", () -> launched(subnet, id, "3"));
		refused("InvalidLaunchTemplateId.NotFound", () -> launched(subnet, MISSING, null));
	}

	@Test
	void launchRefusesWhatARequestMustNotHave() throws Throwable {
		TestSubnet subnet = TestSubnet.make(this.ec2);
		String id = template((data) -> data.imageId(TestSubnet.IMAGE)
			.instanceMarketOptions((market) -> market.marketType(MarketType.SPOT)));
		refused("UnsupportedOperation", () -> launched(subnet, id, null));
		version(id, null, (data) -> data.imageId(TestSubnet.IMAGE)
			.networkInterfaces((one) -> one.deviceIndex(0).description("mine")));
		refused("InvalidParameterCombination", () -> launched(subnet, id, "2"));
	}

	private Instance launched(TestSubnet subnet, String id, String version) {
		return this.ec2
			.runInstances(
					(request) -> request.launchTemplate((template) -> template.launchTemplateId(id).version(version))
						.subnetId(subnet.id())
						.minCount(1)
						.maxCount(1))
			.instances()
			.get(0);
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, code, call).check();
	}

}
