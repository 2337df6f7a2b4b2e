package io.github.privatelinkhandson.simulator.clients;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Network interfaces that are attached to instances beside their first one.
 */
@PracticeAwsTest
class InterfaceAttachmentTests {

	@Autowired
	private PracticeAws aws;

	private Ec2Client ec2;

	private TestSubnet subnet;

	@BeforeEach
	void newAccount() {
		this.ec2 = Clients.of(this.aws, this.aws.newAccount()).ec2();
		this.subnet = TestSubnet.make(this.ec2);
	}

	private String card() {
		return this.ec2.createNetworkInterface((request) -> request.subnetId(this.subnet.id()))
			.networkInterface()
			.networkInterfaceId();
	}

	private String attach(String card, String instance, int index) {
		return this.ec2
			.attachNetworkInterface(
					(request) -> request.networkInterfaceId(card).instanceId(instance).deviceIndex(index))
			.attachmentId();
	}

	private List<String> cards(String instance) {
		return this.ec2.describeInstances((request) -> request.instanceIds(instance))
			.reservations()
			.get(0)
			.instances()
			.get(0)
			.networkInterfaces()
			.stream()
			.map(InstanceNetworkInterface::networkInterfaceId)
			.toList();
	}

	private List<NetworkInterface> existing(String... ids) {
		return this.ec2
			.describeNetworkInterfaces(
					(request) -> request.filters((filter) -> filter.name("network-interface-id").values(ids)))
			.networkInterfaces();
	}

	@Test
	void interfaceIsAttachedAndDetached() throws Throwable {
		String card = card();
		String instance = this.subnet.running();
		String attachment = attach(card, instance, 1);
		assertThat(attachment).matches("eni-attach-[0-9a-f]{17}");
		assertThat(cards(instance)).hasSize(2).endsWith(card);
		assertThat(existing(card).get(0).status()).isEqualTo(NetworkInterfaceStatus.IN_USE);
		refused("InvalidParameterValue",
				() -> this.ec2.deleteNetworkInterface((request) -> request.networkInterfaceId(card)));
		this.ec2.detachNetworkInterface((request) -> request.attachmentId(attachment));
		assertThat(existing(card).get(0).status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);
		assertThat(cards(instance)).hasSize(1);
		this.ec2.deleteNetworkInterface((request) -> request.networkInterfaceId(card));
	}

	@Test
	void firstInterfaceStaysTheInstancesOwn() throws Throwable {
		String older = card();
		String instance = this.subnet.running();
		attach(older, instance, 1);
		String first = cards(instance).get(0);
		assertThat(first).isNotEqualTo(older);
		refused("OperationNotPermitted", () -> this.ec2.detachNetworkInterface(
				(request) -> request.attachmentId(existing(first).get(0).attachment().attachmentId())));
	}

	@Test
	void terminationTakesWhatItsAttachmentSays() {
		String stays = card();
		String goes = card();
		String instance = this.subnet.run((request) -> request.instanceType(InstanceType.T3_SMALL)).instanceId();
		TestSubnet.waiter(this.ec2).waitUntilInstanceRunning((request) -> request.instanceIds(instance));
		attach(stays, instance, 1);
		String attachment = attach(goes, instance, 2);
		this.ec2.modifyNetworkInterfaceAttribute((request) -> request.networkInterfaceId(goes)
			.attachment((change) -> change.attachmentId(attachment).deleteOnTermination(true)));
		this.ec2.terminateInstances((request) -> request.instanceIds(instance));
		TestSubnet.waiter(this.ec2).waitUntilInstanceTerminated((request) -> request.instanceIds(instance));
		assertThat(existing(stays, goes)).singleElement().satisfies((left) -> {
			assertThat(left.networkInterfaceId()).isEqualTo(stays);
			assertThat(left.status()).isEqualTo(NetworkInterfaceStatus.AVAILABLE);
			assertThat(left.attachment()).isNull();
		});
	}

	@Test
	void interfaceHasMoreAddresses() throws Throwable {
		String card = card();
		assertThat(this.ec2
			.assignPrivateIpAddresses(
					(request) -> request.networkInterfaceId(card).privateIpAddresses("10.0.0.77", "10.0.0.78"))
			.assignedPrivateIpAddresses()).hasSize(2);
		assertThat(addresses(card)).hasSize(3).endsWith("10.0.0.77", "10.0.0.78");
		String other = card();
		refused("InvalidIPAddress.InUse", () -> this.ec2
			.assignPrivateIpAddresses((request) -> request.networkInterfaceId(other).privateIpAddresses("10.0.0.77")));
		this.ec2.assignPrivateIpAddresses(
				(request) -> request.networkInterfaceId(other).privateIpAddresses("10.0.0.77").allowReassignment(true));
		assertThat(addresses(card)).hasSize(2);
		this.ec2
			.assignPrivateIpAddresses((request) -> request.networkInterfaceId(other).secondaryPrivateIpAddressCount(2));
		assertThat(addresses(other)).hasSize(4).doesNotHaveDuplicates();
		this.ec2
			.unassignPrivateIpAddresses((request) -> request.networkInterfaceId(other).privateIpAddresses("10.0.0.77"));
		assertThat(addresses(other)).hasSize(3).doesNotContain("10.0.0.77");
		refused("InvalidParameterValue", () -> this.ec2.unassignPrivateIpAddresses(
				(request) -> request.networkInterfaceId(other).privateIpAddresses(addresses(other).get(0))));
		refused("InvalidParameterValue", () -> this.ec2.unassignPrivateIpAddresses(
				(request) -> request.networkInterfaceId(other).privateIpAddresses("10.0.0.77")));
	}

	@Test
	void typeOfTheInstanceLimitsTheAddresses() throws Throwable {
		String card = cards(this.subnet.running()).get(0);
		this.ec2
			.assignPrivateIpAddresses((request) -> request.networkInterfaceId(card).secondaryPrivateIpAddressCount(1));
		refused("PrivateIpAddressLimitExceeded", () -> this.ec2
			.assignPrivateIpAddresses((request) -> request.networkInterfaceId(card).secondaryPrivateIpAddressCount(1)));
	}

	private List<String> addresses(String card) {
		return existing(card).get(0)
			.privateIpAddresses()
			.stream()
			.map(NetworkInterfacePrivateIpAddress::privateIpAddress)
			.toList();
	}

	@Test
	void wrongRequestsAreRefused() throws Throwable {
		String card = card();
		String instance = this.subnet.running();
		refused("InvalidParameterValue", () -> attach(card, instance, 0));
		refused("InvalidInstanceID.NotFound", () -> attach(card, "i-0123456789abcdef0", 1));
		refused("InvalidAttachmentID.NotFound", () -> this.ec2
			.detachNetworkInterface((request) -> request.attachmentId("eni-attach-0123456789abcdef0")));
		attach(card, instance, 1);
		refused("InvalidNetworkInterface.InUse", () -> attach(card, instance, 2));
		refused("AttachmentLimitExceeded", () -> attach(card(), instance, 2));
		String elsewhere = this.ec2
			.createSubnet((request) -> request.vpcId(this.subnet.vpcId())
				.cidrBlock("10.0.9.0/24")
				.availabilityZone(Clients.REGION + "c"))
			.subnet()
			.subnetId();
		String far = this.ec2.createNetworkInterface((request) -> request.subnetId(elsewhere))
			.networkInterface()
			.networkInterfaceId();
		refused("InvalidParameterCombination", () -> attach(far, instance, 1));
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, code, call).check();
	}

}
