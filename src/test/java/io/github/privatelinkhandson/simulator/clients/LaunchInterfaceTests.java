package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that are launched with several network interfaces, new ones and ones that
 * exist.
 */
@PracticeAwsTest
@TestPropertySource(
		properties = { "handson.practice.throttling=false", "spring.datasource.url=jdbc:h2:mem:launch-interfaces" })
class LaunchInterfaceTests {

	@Autowired
	private PracticeAws aws;

	private Ec2Client ec2;

	private TestSubnet subnet;

	@BeforeEach
	void newAccount() {
		this.ec2 = Clients.of(this.aws, this.aws.newAccount()).ec2();
		this.subnet = TestSubnet.make(this.ec2);
	}

	private String card(String subnetId) {
		return this.ec2.createNetworkInterface((request) -> request.subnetId(subnetId))
			.networkInterface()
			.networkInterfaceId();
	}

	private static InstanceNetworkInterfaceSpecification existing(int index, String id) {
		return InstanceNetworkInterfaceSpecification.builder().deviceIndex(index).networkInterfaceId(id).build();
	}

	private InstanceNetworkInterfaceSpecification.Builder made(int index) {
		return InstanceNetworkInterfaceSpecification.builder().deviceIndex(index).subnetId(this.subnet.id());
	}

	private Instance run(InstanceNetworkInterfaceSpecification... cards) {
		return this.subnet.run((request) -> with(request, cards));
	}

	private static void with(RunInstancesRequest.Builder request, InstanceNetworkInterfaceSpecification... cards) {
		request.subnetId(null).instanceType(InstanceType.T3_SMALL).networkInterfaces(cards);
	}

	private List<NetworkInterface> left() {
		return this.ec2.describeNetworkInterfaces().networkInterfaces();
	}

	private void terminate(Instance instance) {
		this.ec2.terminateInstances((request) -> request.instanceIds(instance.instanceId()));
		TestSubnet.waiter(this.ec2)
			.waitUntilInstanceTerminated((request) -> request.instanceIds(instance.instanceId()));
	}

	@Test
	void instanceHasNewAndExistingInterfaces() {
		String card = card(this.subnet.id());
		Instance made = run(existing(1, card), made(0).description("first").secondaryPrivateIpAddressCount(1).build(),
				made(2).deleteOnTermination(false).privateIpAddress("10.0.0.90").build());
		assertThat(made.networkInterfaces()).extracting((it) -> it.attachment().deviceIndex()).containsExactly(0, 1, 2);
		assertThat(made.networkInterfaces()).extracting((it) -> it.attachment().deleteOnTermination())
			.containsExactly(true, false, false);
		InstanceNetworkInterface first = made.networkInterfaces().get(0);
		assertThat(first.description()).isEqualTo("first");
		assertThat(first.privateIpAddresses()).hasSize(2);
		assertThat(made.privateIpAddress()).isEqualTo(first.privateIpAddress());
		assertThat(made.networkInterfaces().get(1).networkInterfaceId()).isEqualTo(card);
		terminate(made);
		assertThat(left()).hasSize(2)
			.allSatisfy((it) -> assertThat(it.status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE))
			.extracting(NetworkInterface::privateIpAddress)
			.contains("10.0.0.90");
	}

	@Test
	void existingInterfaceMayBeTheFirstOneAndOutlivesItsInstance() throws Throwable {
		String card = card(this.subnet.id());
		Instance made = run(existing(0, card));
		assertThat(made.subnetId()).isEqualTo(this.subnet.id());
		assertThat(made.networkInterfaces()).singleElement()
			.satisfies((it) -> assertThat(it.networkInterfaceId()).isEqualTo(card));
		refused("InvalidNetworkInterface.InUse", () -> run(existing(0, card)));
		terminate(made);
		assertThat(left()).singleElement()
			.satisfies((it) -> assertThat(it.status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE));
		Instance next = run(existing(0, card));
		assertThat(next.privateIpAddress()).isEqualTo(made.privateIpAddress());
	}

	@Test
	void attachmentMayBeToldToGoWithItsInstance() throws Throwable {
		String card = card(this.subnet.id());
		Instance made = run(existing(0, card));
		String attachment = made.networkInterfaces().get(0).attachment().attachmentId();
		refused("MissingParameter", () -> this.ec2.modifyNetworkInterfaceAttribute(
				(request) -> request.networkInterfaceId(card).attachment((it) -> it.attachmentId(attachment))));
		this.ec2.modifyNetworkInterfaceAttribute((request) -> request.networkInterfaceId(card)
			.attachment((it) -> it.attachmentId(attachment).deleteOnTermination(true)));
		terminate(made);
		assertThat(left()).isEmpty();
	}

	@Test
	void launchTemplateMayHaveThem() {
		String card = card(this.subnet.id());
		this.ec2.createLaunchTemplate((request) -> request.launchTemplateName("two")
			.launchTemplateData((data) -> data.imageId(FinishedLab.IMAGE)
				.instanceType(InstanceType.T3_SMALL)
				.networkInterfaces((it) -> it.deviceIndex(0).networkInterfaceId(card),
						(it) -> it.deviceIndex(1).subnetId(this.subnet.id()).deleteOnTermination(false))));
		Instance made = this.ec2
			.runInstances((request) -> request.minCount(1)
				.maxCount(1)
				.launchTemplate((template) -> template.launchTemplateName("two")))
			.instances()
			.get(0);
		assertThat(made.networkInterfaces()).hasSize(2);
		terminate(made);
		assertThat(left()).hasSize(2);
	}

	@Test
	void whatAnInstanceCannotHaveIsRefused() throws Throwable {
		String card = card(this.subnet.id());
		refused("InvalidParameterValue", () -> run(made(1).build()));
		refused("MissingParameter", () -> run(made(0).privateIpAddresses((address) -> address.primary(false)).build()));
		refused("MissingParameter",
				() -> this.ec2.createNetworkInterface((request) -> request.subnetId(this.subnet.id())
					.privateIpAddresses((address) -> address.primary(true))));
		refused("InvalidParameterValue", () -> run(made(0).deviceIndex(null).build()));
		refused("InvalidParameterValue", () -> run(made(0).build(), made(0).build()));
		refused("InvalidParameterValue", () -> run(existing(0, card), existing(1, card)));
		refused("InvalidParameterValue", () -> run(made(0).build(), made(1).subnetId(null).build()));
		refused("InvalidParameterCombination",
				() -> run(made(0).associatePublicIpAddress(true).build(), made(1).build()));
		refused("InvalidParameterCombination",
				() -> run(existing(0, card).toBuilder().associatePublicIpAddress(true).build()));
		refused("InvalidParameterCombination",
				() -> run(existing(0, card).toBuilder().deleteOnTermination(true).build()));
		refused("InvalidParameterCombination", () -> run(existing(0, card).toBuilder().groups("sg-1").build()));
		refused("InvalidParameterCombination",
				() -> run(existing(0, card).toBuilder().subnetId(this.subnet.id()).build()));
		refused("AttachmentLimitExceeded",
				() -> run(made(0).build(), made(1).build(), made(2).build(), made(3).build()));
		refused("PrivateIpAddressLimitExceeded", () -> run(made(0).secondaryPrivateIpAddressCount(4).build()));
		refused("InvalidNetworkInterfaceID.NotFound", () -> run(existing(0, "eni-0123456789abcdef0")));
		refused("InvalidParameterCombination", () -> request((request) -> request.maxCount(2), existing(0, card)));
		refused("InvalidParameterCombination",
				() -> request((request) -> request.securityGroupIds("sg-0123456789abcdef0"), made(0).build()));
		refused("InvalidParameterValue",
				() -> request(
						(request) -> request.tagSpecifications(
								(tags) -> tags.resourceType("network-interface").tags((it) -> it.key("a"))),
						existing(0, card)));
		assertThat(left()).hasSize(1);
	}

	@Test
	void interfacesStandInOneZoneAndVpc() throws Throwable {
		String elsewhere = this.ec2
			.createSubnet((request) -> request.vpcId(this.subnet.vpcId())
				.cidrBlock("10.0.9.0/24")
				.availabilityZone(Clients.REGION + "c"))
			.subnet()
			.subnetId();
		refused("InvalidParameterCombination", () -> run(made(0).build(), made(1).subnetId(elsewhere).build()));
		String foreign = card(TestSubnet.make(this.ec2).id());
		refused("InvalidParameterValue", () -> run(made(0).build(), existing(1, foreign)));
	}

	@Test
	void operationsOnInstancesWithSeveralAskForTheInterface() throws Throwable {
		Instance made = run(made(0).build(), made(1).build());
		TestSubnet.waiter(this.ec2).waitUntilInstanceRunning((request) -> request.instanceIds(made.instanceId()));
		refused("InvalidInstanceID", () -> this.ec2.modifyInstanceAttribute(
				(request) -> request.instanceId(made.instanceId()).sourceDestCheck((value) -> value.value(false))));
	}

	private void request(Consumer<RunInstancesRequest.Builder> changes,
			InstanceNetworkInterfaceSpecification... cards) {
		this.subnet.run((request) -> {
			with(request, cards);
			changes.accept(request);
		});
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, code, call).check();
	}

}
