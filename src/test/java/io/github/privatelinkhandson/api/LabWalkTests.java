package io.github.privatelinkhandson.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the hands-on through the JSON interface, as the contract has it.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "handson.practice.speed=200" })
class LabWalkTests {

	private static final String PRACTICE = """
			{"mode":"practice","region":"ap-northeast-1"}""";

	@LocalServerPort
	int port;

	ApiClient api;

	@BeforeEach
	void client() {
		this.api = new ApiClient(this.port);
	}

	@Test
	void wholeRunReachesHelloAndTeardownLeavesNothing() {
		String lab = open();
		this.api.post("/" + lab + "/run", "{\"through\":\"connection\"}");
		JsonNode ready = this.api.awaitLab(lab, "ready", "failed");
		assertThat(ready.get("status").asString()).as(ready.toPrettyString()).isEqualTo("ready");
		assertThat(ready.get("stages").values()).allMatch((stage) -> stage.get("status").asString().equals("done"));
		assertThat(ready.at("/outputs/serviceName").asString())
			.startsWith("com.amazonaws.vpce.ap-northeast-1.vpce-svc-");
		assertThat(ready.at("/outputs/endpointIpv4").asString()).startsWith("10.0.");
		assertThat(ready.at("/cost/analyses").asInt()).isEqualTo(3);
		assertThat(output(lab, "curl")).isEqualTo("Hello!\n");
		assertThat(output(lab, "dig")).contains(ready.at("/outputs/endpointIpv4").asString());
		assertThat(this.api.get("/" + lab + "/calls").values())
			.anyMatch((call) -> call.get("cli").asString().startsWith("aws ec2 create-vpc --cidr-block 10.0.0.0/16"));

		this.api.delete("/" + lab + "/resources");
		this.api.awaitLab(lab, "gone", "failed");
		JsonNode receipt = this.api.get("/" + lab + "/receipt");
		assertThat(receipt.get("complete").asBoolean()).as(receipt.toPrettyString()).isTrue();
		assertThat(receipt.get("left").isEmpty()).isTrue();
		assertThat(receipt.get("resources").values()).hasSizeGreaterThan(30)
			.allMatch((item) -> item.hasNonNull("deletedAt") && item.hasNonNull("verifiedAbsentAt"));
	}

	@Test
	void bothPlannedFailuresOccurAndAreFixed() {
		String lab = open();
		this.api.post("/" + lab + "/run", "{\"through\":\"approval\"}");
		this.api.awaitLab(lab, "ready", "failed");
		JsonNode first = analysis(lab, "aws");
		assertThat(first.get("reachable").asBoolean()).isFalse();
		assertThat(first.at("/explanations/0/code").asString()).isEqualTo("ENI_SG_RULES_MISMATCH");
		assertThat(first.at("/explanations/0/point").asInt()).isEqualTo(3);
		JsonNode local = analysis(lab, "local");
		assertThat(local.get("explanations").values()).extracting((one) -> one.get("point").asInt()).contains(3, 4);

		fix(lab, "nlb-security-group");
		JsonNode second = analysis(lab, "aws");
		assertThat(second.at("/explanations/0/code").asString()).isEqualTo("ELBV2_LISTENERS_MISMATCH");
		assertThat(second.at("/explanations/0/point").asInt()).isEqualTo(4);
		assertThat(curl(lab).get("exitCode").asInt()).isEqualTo(28);

		fix(lab, "cross-zone");
		JsonNode third = analysis(lab, "aws");
		assertThat(third.get("reachable").asBoolean()).isTrue();
		assertThat(third.get("path").isEmpty()).isFalse();
		assertThat(curl(lab).get("stdout").asString()).isEqualTo("Hello!\n");
		this.api.await("/" + lab, (view) -> view.at("/stages/6/status").asString().equals("done"));
	}

	@Test
	void teardownOfAHalfBuiltLabLeavesNothing() {
		String lab = open();
		this.api.post("/" + lab + "/run", "{\"through\":\"connection\"}");
		this.api.await("/" + lab, (view) -> view.at("/stages/0/steps/0/status").asString().equals("ready"));
		this.api.delete("/" + lab + "/resources");
		this.api.awaitLab(lab, "gone", "failed");
		assertThat(this.api.get("/" + lab + "/receipt").get("complete").asBoolean()).isTrue();
	}

	@Test
	void unknownOrDisallowedRequestIsRefusedAndChangesNothing() {
		String lab = open();
		assertThat(this.api.refused("GET", "/no-such-lab", "").status()).isEqualTo(404);
		assertThat(this.api.refused("POST", "/" + lab + "/stages/no-such-stage", "{}").code()).isEqualTo("not-found");
		ApiClient.Refusal early = this.api.refused("POST", "/" + lab + "/stages/endpoint", "{}");
		assertThat(early.status()).isEqualTo(409);
		assertThat(early.contentType()).isEqualTo("application/problem+json");
		assertThat(early.code()).isEqualTo("stage-locked");
		assertThat(this.api.refused("POST", "", "{\"mode\":\"practice\",\"colour\":\"red\"}").status()).isEqualTo(400);
		assertThat(this.api.refused("POST", "", "{\"mode\":\"moon\"}").status()).isEqualTo(400);
		assertThat(this.api.refused("POST", "/" + lab + "/fixes/cross-zone", "{}").status()).isEqualTo(409);
		assertThat(this.api.refused("POST", "/" + lab + "/commands", "{\"on\":\"EC2-C\",\"command\":\"ls\"}").status())
			.isEqualTo(400);
		assertThat(this.api.get("/" + lab).get("status").asString()).isEqualTo("new");
		assertThat(this.api.get("/" + lab + "/calls").isEmpty()).isTrue();
	}

	@Test
	void planShowsCommandsAndCheckReportsMissingSteps() {
		String lab = open();
		JsonNode plan = this.api.get("/" + lab + "/stages/vpc/plan");
		assertThat(plan.get(0).get("command").asString()).startsWith("aws ec2 create-vpc").contains(lab);
		JsonNode checked = this.api.post("/" + lab + "/stages/vpc/check", "{}");
		assertThat(checked.values()).hasSize(plan.size()).noneMatch((step) -> step.get("ok").asBoolean());
		this.api.post("/" + lab + "/stages/vpc", "{}");
		this.api.awaitLab(lab, "ready", "failed");
		assertThat(this.api.post("/" + lab + "/stages/vpc/check", "{}").values())
			.allMatch((step) -> step.get("ok").asBoolean());
	}

	private String open() {
		return this.api.post("", PRACTICE).get("id").asString();
	}

	private JsonNode analysis(String lab, String engine) {
		String id = this.api.post("/" + lab + "/analyses", "{\"engine\":\"" + engine + "\"}").get("id").asString();
		return this.api.await("/" + lab + "/analyses/" + id,
				(analysis) -> !analysis.get("status").asString().equals("running"));
	}

	private void fix(String lab, String fix) {
		this.api.post("/" + lab + "/fixes/" + fix, "{}");
		this.api.await("/" + lab,
				(view) -> view.at("/stages/6/steps")
					.values()
					.stream()
					.anyMatch((step) -> step.get("key").asString().equals("fix-" + fix)
							&& step.get("status").asString().equals("ready")));
	}

	private JsonNode curl(String lab) {
		String name = this.api.get("/" + lab).at("/outputs/endpointDnsName").asString();
		String command = this.api
			.post("/" + lab + "/commands", "{\"on\":\"EC2-A\",\"command\":\"curl -sS -m 5 http://" + name + "/\"}")
			.get("id")
			.asString();
		return this.api.await("/" + lab + "/commands/" + command,
				(view) -> !view.get("status").asString().equals("running"));
	}

	private String output(String lab, String step) {
		return this.api.get("/" + lab + "/commands")
			.values()
			.stream()
			.filter((command) -> step.equals(command.get("step").asString(null)))
			.findFirst()
			.orElseThrow()
			.get("stdout")
			.asString();
	}

}
