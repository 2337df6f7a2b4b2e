package io.github.privatelinkhandson.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the injection of faults by the JSON interface.
 */
@ExtendWith(SharedConsole.class)
class FaultApiTests {

	private final TestConsole console;

	private final ApiClient api;

	private Lab lab;

	private String faults;

	FaultApiTests(TestConsole console) {
		this.console = console;
		this.api = new ApiClient(console.port());
	}

	@BeforeEach
	void newLab() {
		this.lab = this.console.open(CloudMode.PRACTICE);
		this.faults = "/" + this.lab.id() + "/faults";
	}

	@AfterEach
	void noCredentials() {
		System.clearProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property());
		System.clearProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property());
	}

	@Test
	void chosenCallsAreRefused() {
		JsonNode added = this.api.post(this.faults, """
				{"action": "CreateVpc", "code": "VpcLimitExceeded", "message": "Enough.", "after": 1, "times": 2}""");
		assertThat(added.get("status").asInt()).isEqualTo(400);
		createVpc();
		assertThat(this.api.get(this.faults).get(0).get("calls").asInt()).isEqualTo(1);
		refused("VpcLimitExceeded");
		refused("VpcLimitExceeded");
		assertThat(this.api.get(this.faults)).isEmpty();
		createVpc();
	}

	@Test
	void faultsSurviveRestart(@TempDir Path data) {
		TestConsole first = TestConsole.withPorts(data, 20);
		String path = "/" + first.open(CloudMode.PRACTICE).id() + "/faults";
		JsonNode refusal = new ApiClient(first.port()).post(path,
				"{\"action\": \"CreateVpc\", \"code\": \"VpcLimitExceeded\", \"after\": 3}");
		JsonNode latency = new ApiClient(first.port()).post(path, "{\"action\": \"*\", \"latency\": 2.5}");
		JsonNode shortage = new ApiClient(first.port()).post(path, "{\"zone\": \"ap-northeast-1a\"}");
		first.close();
		TestConsole second = TestConsole.withPorts(data, 20);
		assertThat(new ApiClient(second.port()).get(path).values()).containsExactly(refusal, latency, shortage);
		second.close();
	}

	@Test
	void callIsDelayedBySimulatedSeconds() {
		JsonNode added = this.api.post(this.faults, "{\"action\": \"DescribeVpcs\", \"latency\": 10}");
		assertThat(added.get("latency").asDouble()).isEqualTo(10);
		Instant begin = Instant.now();
		ec2().describeVpcs();
		assertThat(Duration.between(begin, Instant.now()))
			.isGreaterThanOrEqualTo(Duration.ofNanos((long) (10e9 / this.console.bean(PracticeAws.class).speed())));
	}

	@Test
	void zoneLacksCapacityUntilFaultIsRemoved() {
		JsonNode added = this.api.post(this.faults, "{\"zone\": \"ap-northeast-1a\"}");
		assertThat(this.api.get(this.faults).get(0)).isEqualTo(added);
		String subnet = ec2()
			.createSubnet((it) -> it.vpcId(createVpc()).cidrBlock("10.0.0.0/24").availabilityZone("ap-northeast-1a"))
			.subnet()
			.subnetId();
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> launch(subnet))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InsufficientInstanceCapacity"));
		this.api.delete(this.faults + "/" + added.get("id").asString());
		launch(subnet);
		assertThat(this.api.refused("DELETE", this.faults + "/" + added.get("id").asString(), "").code())
			.isEqualTo("not-found");
	}

	@Test
	void allFaultsAreCleared() {
		this.api.post(this.faults, "{\"zone\": \"ap-northeast-1a\"}");
		this.api.post(this.faults, "{\"action\": \"*\", \"code\": \"RequestLimitExceeded\", \"status\": 503}");
		this.api.delete(this.faults);
		assertThat(this.api.get(this.faults)).isEmpty();
		createVpc();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"action\": \"CreateVpc\"}", "{\"code\": \"Broken\"}",
			"{\"action\": \"MakeVpc\", \"code\": \"Broken\"}", "{\"action\": \"CreateVpc\", \"code\": \"<b>\"}",
			"{\"action\": \"CreateVpc\", \"code\": \"Broken\", \"latency\": 5}",
			"{\"action\": \"CreateVpc\", \"code\": \"Broken\", \"status\": 200}",
			"{\"action\": \"CreateVpc\", \"code\": \"Broken\", \"times\": 0}",
			"{\"action\": \"CreateVpc\", \"code\": \"Broken\", \"after\": -1}",
			"{\"action\": \"CreateVpc\", \"latency\": 0}", "{\"action\": \"CreateVpc\", \"latency\": 601}",
			"{\"action\": \"CreateVpc\", \"latency\": \"long\"}", "{\"zone\": \"us-east-1a\"}",
			"{\"zone\": \"ap-northeast-1a\", \"times\": 2}", "{\"zone\": \"ap-northeast-1a\", \"colour\": \"red\"}",
			"[]", "nonsense" })
	void invalidFaultIsRefused(String body) {
		ApiClient.Refusal refusal = this.api.refused("POST", this.faults, body);
		assertThat(refusal.status()).isEqualTo(400);
		assertThat(refusal.contentType()).startsWith("application/problem+json");
		assertThat(refusal.code()).isEqualTo("bad-request");
		assertThat(this.api.get(this.faults)).isEmpty();
	}

	@Test
	void faultsAreRefusedInRealAws() {
		System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), "test");
		System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), "test");
		String real = "/" + this.console.open(CloudMode.AWS).id() + "/faults";
		for (String method : new String[] { "GET", "POST", "DELETE" }) {
			ApiClient.Refusal refusal = this.api.refused(method, real, "{\"zone\": \"ap-northeast-1a\"}");
			assertThat(refusal.status()).isEqualTo(409);
			assertThat(refusal.code()).isEqualTo("practice-only");
		}
		assertThat(this.api.refused("GET", "/none/faults", "").code()).isEqualTo("not-found");
	}

	private Ec2Client ec2() {
		return this.console.aws(this.lab).ec2();
	}

	private String createVpc() {
		return ec2().createVpc((it) -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
	}

	private void refused(String code) {
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(this::createVpc)
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code));
	}

	private void launch(String subnet) {
		ec2().runInstances(
				(it) -> it.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
					.instanceType("t3.micro")
					.subnetId(subnet)
					.minCount(1)
					.maxCount(1));
	}

}
