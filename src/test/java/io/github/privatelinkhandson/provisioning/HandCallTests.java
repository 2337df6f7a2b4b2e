package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.testkit.HandClient;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that what is done with a lab's key at the practice AWS's port is recorded, and
 * seen without anybody asking for a check.
 */
@ExtendWith(SharedConsole.class)
class HandCallTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final TestConsole console;

	private Lab lab;

	private Ec2Client ec2;

	HandCallTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.lab = this.console.open(CloudMode.PRACTICE);
		this.ec2 = HandClient.of(this.console.bean(PracticeAccess.class), this.lab, Ec2Client.builder());
	}

	@AfterEach
	void close() {
		this.ec2.close();
	}

	@Test
	void callsByHandAreRecordedWithTheirErrors() {
		this.ec2.describeVpcs();
		assertThatExceptionOfType(Ec2Exception.class)
			.isThrownBy(() -> this.ec2.createVpcEndpoint((request) -> request.vpcId("vpc-0123456789abcdef0")
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.serviceName("com.amazonaws.vpce.nowhere")));
		List<ApiCall> calls = this.console.bean(ApiCallLog.class).calls(this.lab.id());
		assertThat(calls).extracting(ApiCall::operation).containsExactly("DescribeVpcs", "CreateVpcEndpoint");
		assertThat(calls).allMatch(ApiCall::byHand);
		assertThat(calls.get(0).errorCode()).isNull();
		assertThat(calls.get(1).errorCode()).isNotNull();
		assertThat(calls.get(1).status()).isEqualTo(400);
		assertThat(calls.get(1).cli()).startsWith("aws ec2 create-vpc-endpoint").contains("vpc-0123456789abcdef0");
	}

	@Test
	void longCommandIsKeptInPart() {
		assertThatExceptionOfType(Ec2Exception.class)
			.isThrownBy(() -> this.ec2.runInstances((request) -> request.imageId("ami-0123456789abcdef0")
				.minCount(1)
				.maxCount(1)
				.userData("YWFh".repeat(4000))));
		assertThat(this.console.bean(ApiCallLog.class).calls(this.lab.id())).singleElement()
			.satisfies((call) -> assertThat(call.cli()).startsWith("aws ec2 run-instances").hasSizeLessThan(4100));
	}

	@Test
	void callsOfTheConsoleAreNotByHand() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		assertThat(this.console.bean(ApiCallLog.class).calls(this.lab.id())).isNotEmpty().noneMatch(ApiCall::byHand);
	}

	@Test
	void whatWasMadeByHandIsSeenWithoutACheck() {
		String vpc = this.ec2
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16")
				.tagSpecifications(tags(ResourceType.VPC, "privatelink-A-vpc")))
			.vpc()
			.vpcId();
		awaitStatus("vpc-a", StepStatus.READY);
		assertThat(this.console.step(this.lab, "vpc-a").id()).isEqualTo(vpc);
		this.ec2.deleteVpc((request) -> request.vpcId(vpc));
		awaitStatus("vpc-a", StepStatus.WAITING);
	}

	@Test
	void mistakeThatWasMadeByHandIsSeenWithoutACheck() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		this.ec2.createSecurityGroup((request) -> request.groupName("EC2-A-sg")
			.description("in the wrong VPC")
			.vpcId(this.console.step(this.lab, "vpc-b").id())
			.tagSpecifications(tags(ResourceType.SECURITY_GROUP, "EC2-A-sg")));
		awaitStatus("sg-ec2-a", StepStatus.WRONG);
	}

	private void awaitStatus(String step, StepStatus status) {
		Awaitility.await()
			.atMost(SOON)
			.until(() -> this.console.step(this.lab, step).status(), (found) -> found == status);
	}

	private TagSpecification tags(ResourceType type, String name) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(name).build(),
					Tag.builder().key(Lab.TAG).value(this.lab.id()).build())
			.build();
	}

}
