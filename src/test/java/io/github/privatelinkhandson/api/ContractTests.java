package io.github.privatelinkhandson.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the JSON interface keeps its contract: shapes, statuses and problems.
 */
@ExtendWith(SharedConsole.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTests {

	private TestConsole console;

	private ApiClient api;

	private Lab fresh;

	private Lab approved;

	@BeforeAll
	void open(TestConsole shared) {
		this.console = shared;
		this.api = new ApiClient(shared.port());
		this.fresh = shared.open(CloudMode.PRACTICE);
		this.approved = shared.built(StageKey.APPROVAL);
	}

	@Test
	void newLabHasTheContractsShape() {
		JsonNode lab = this.api.get("/" + this.fresh.id());
		assertThat(lab.propertyNames()).containsExactlyInAnyOrder("id", "mode", "region", "account", "createdAt",
				"endsAt", "status", "version", "stages", "hindrance", "outputs", "cost");
		assertThat(lab.get("status").asString()).isEqualTo("new");
		assertThat(lab.get("createdAt").asString()).endsWith("Z");
		assertThat(lab.get("stages").values()).extracting((stage) -> stage.get("key").asString())
			.containsExactly("vpc", "servers", "load-balancer", "endpoint-service", "endpoint", "approval",
					"reachability", "connection");
		assertThat(lab.get("stages").values()).extracting((stage) -> stage.get("status").asString())
			.containsExactly("open", "locked", "locked", "locked", "locked", "locked", "locked", "locked");
		assertThat(lab.at("/stages/0/steps/0").propertyNames()).containsExactlyInAnyOrder("key", "type", "name", "id",
				"status", "waitingFor", "startedAt", "readyAt", "error", "nextTryAt");
		assertThat(lab.get("outputs").propertyNames()).containsExactlyInAnyOrder("serviceName", "endpointDnsName",
				"endpointIpv4");
		assertThat(lab.get("cost").propertyNames()).containsExactlyInAnyOrder("hourlyUsd", "soFarUsd", "analyses");
	}

	@Test
	void leaseIsExtendedUpToLimit() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		String path = "/" + lab.id() + "/extend";
		assertThat(Instant.parse(this.api.post(path, "{}").get("endsAt").asString()))
			.isEqualTo(lab.endsAt().plus(Duration.ofHours(1)));
		assertThat(Instant.parse(this.api.post(path, "{\"minutes\":6000}").get("endsAt").asString()))
			.isEqualTo(lab.createdAt().plus(Duration.ofHours(12)));
		ApiClient.Refusal refusal = this.api.refused("POST", path, "{}");
		assertThat(List.of(refusal.status(), refusal.code())).containsExactly(409, "lab-longest");
	}

	@Test
	void openedLabIsCreatedAndListed() {
		ApiClient.Refusal answer = this.api.refused("POST", "", "{\"mode\":\"practice\",\"region\":\"us-east-1\"}");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.body().get("region").asString()).isEqualTo("us-east-1");
		assertThat(this.api.get("?size=1000").values()).extracting((lab) -> lab.get("id").asString())
			.contains(answer.body().get("id").asString(), this.fresh.id());
	}

	@Test
	void builtLabHasOutputsAndCosts() {
		JsonNode lab = this.api.get("/" + this.approved.id());
		assertThat(lab.at("/stages/5/status").asString()).isEqualTo("done");
		assertThat(lab.at("/stages/6/status").asString()).isEqualTo("open");
		assertThat(lab.at("/stages/7/status").asString()).isEqualTo("locked");
		assertThat(lab.at("/stages/0/steps/0/id").asString()).startsWith("vpc-");
		assertThat(lab.at("/stages/0/steps/0/readyAt").asString()).endsWith("Z");
		assertThat(lab.at("/outputs/endpointDnsName").asString()).startsWith("vpce-");
		assertThat(lab.at("/cost/hourlyUsd").asDouble()).isBetween(0.19, 0.21);
	}

	@Test
	void planAndCheckHaveTheContractsShapes() {
		JsonNode planned = this.api.get("/" + this.fresh.id() + "/stages/vpc/plan").get(0);
		assertThat(planned.propertyNames()).contains("step", "command", "typicalSeconds", "hourlyUsd");
		JsonNode checked = this.api.post("/" + this.approved.id() + "/stages/vpc/check", "{}").get(0);
		assertThat(checked.propertyNames()).containsExactlyInAnyOrder("step", "ok", "expected", "found", "hint");
		assertThat(checked.get("ok").asBoolean()).isTrue();
	}

	@Test
	void wholeLabIsCheckedAndRepaired() {
		JsonNode checked = this.api.post("/" + this.approved.id() + "/check", "{}");
		assertThat(checked.values()).extracting((step) -> step.get("step").asString())
			.contains("vpc-a", "web-server", "acceptance");
		assertThat(checked.values()).allMatch((step) -> step.get("ok").asBoolean());
		String subnet = this.console.step(this.approved, "assoc-a-private2").id();
		this.console.aws(this.approved).ec2().disassociateRouteTable((request) -> request.associationId(subnet));
		JsonNode missing = StreamSupport
			.stream(this.api.post("/" + this.approved.id() + "/check", "{}").values().spliterator(), false)
			.filter((step) -> !step.get("ok").asBoolean())
			.findFirst()
			.orElseThrow();
		assertThat(missing.get("step").asString()).isEqualTo("assoc-a-private2");
		assertThat(this.api.refused("POST", "/" + this.approved.id() + "/repair", "{}").status()).isEqualTo(202);
		this.console.awaitReady(this.approved);
		assertThat(this.api.post("/" + this.approved.id() + "/check", "{}").values())
			.allMatch((step) -> step.get("ok").asBoolean());
	}

	@Test
	void failedStepHasAdviceAndIsMarkedAsCause() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		this.console.faults()
			.add(lab.account(), Fault.refusal("CreateVpc", 400, "VpcLimitExceeded", "The maximum number of VPCs"));
		this.console.commands().run(lab.id(), StageKey.VPC);
		this.console.await(lab, (view) -> view.status().key().equals("failed"));
		JsonNode error = StreamSupport
			.stream(this.api.get("/" + lab.id()).at("/stages/0/steps").values().spliterator(), false)
			.filter((step) -> !step.get("error").isNull())
			.findFirst()
			.orElseThrow()
			.get("error");
		assertThat(error.propertyNames()).containsExactlyInAnyOrder("code", "message", "hint", "cause");
		assertThat(error.get("code").asString()).isEqualTo("VpcLimitExceeded");
		assertThat(error.get("hint").asString()).contains("Service Quotas").endsWith(".");
		assertThat(error.get("cause").asBoolean()).isTrue();
	}

	@Test
	void callsAreShownAsCommandsWithResponses() {
		JsonNode call = StreamSupport
			.stream(this.api.get("/" + this.approved.id() + "/calls").values().spliterator(), false)
			.filter((one) -> one.get("operation").asString().equals("CreateVpc"))
			.findFirst()
			.orElseThrow();
		assertThat(call.propertyNames()).containsExactlyInAnyOrder("at", "service", "operation", "cli",
				"durationMillis", "requestId", "attempts", "status", "errorCode");
		assertThat(call.get("status").asInt()).isEqualTo(200);
	}

	@Test
	void localAnalysisCompletesAtOnceWithAllBlockers() {
		JsonNode analysis = this.api.post("/" + this.approved.id() + "/analyses", "{\"engine\":\"local\"}");
		assertThat(analysis.get("status").asString()).isEqualTo("succeeded");
		assertThat(analysis.get("reachable").asBoolean()).isFalse();
		assertThat(analysis.at("/explanations/0").propertyNames()).containsExactlyInAnyOrder("code", "component",
				"point", "text");
		assertThat(this.api.get("/" + this.approved.id() + "/analyses/" + analysis.get("id").asString()))
			.isEqualTo(analysis);
	}

	@Test
	void fixesNeedNoAnalysisBeforeAndNoneWhileItRuns() {
		Lab lab = this.console.built(StageKey.APPROVAL);
		String id = this.api.post("/" + lab.id() + "/analyses", "{\"engine\":\"aws\"}").get("id").asString();
		ApiClient.Refusal refusal = this.api.refused("POST", "/" + lab.id() + "/fixes/cross-zone", "{}");
		assertThat(List.of(refusal.status(), refusal.code())).containsExactly(409, "analysis-running");
		this.api.await("/" + lab.id() + "/analyses/" + id,
				(analysis) -> !analysis.get("status").asString().equals("running"));
		this.api.post("/" + lab.id() + "/fixes/cross-zone", "{}");
		this.console.await(lab,
				(view) -> view.stage(StageKey.REACHABILITY).step("fix-cross-zone").status().key().equals("ready"));
		this.api.post("/" + lab.id() + "/fixes/nlb-security-group", "{}");
		String third = this.api.post("/" + lab.id() + "/analyses", "{\"engine\":\"aws\"}").get("id").asString();
		JsonNode last = this.api.await("/" + lab.id() + "/analyses/" + third,
				(analysis) -> !analysis.get("status").asString().equals("running"));
		assertThat(last.get("reachable").asBoolean()).as(last.toString()).isTrue();
		this.console.await(lab, (view) -> view.stage(StageKey.REACHABILITY).status().key().equals("done"));
	}

	@Test
	void failedCommandHasExitCodeAndOutput() {
		String lab = "/" + this.approved.id();
		String id = this.api.post(lab + "/commands", "{\"on\":\"EC2-B\",\"command\":\"no-such-command\"}")
			.get("id")
			.asString();
		JsonNode command = this.api.await(lab + "/commands/" + id,
				(view) -> !view.get("status").asString().equals("running"));
		assertThat(command.get("status").asString()).isEqualTo("failed");
		assertThat(command.get("exitCode").asInt()).isEqualTo(127);
		assertThat(command.get("stderr").asString()).contains("command not found");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			GET    | /none                       | ``                            | 404 | not-found
			GET    | /none/events                | ``                            | 404 | not-found
			GET    | /none/receipt               | ``                            | 404 | not-found
			GET    | /none/calls                 | ``                            | 404 | not-found
			GET    | /{lab}/analyses/none        | ``                            | 404 | not-found
			GET    | /{lab}/commands/none        | ``                            | 404 | not-found
			GET    | /{lab}/stages/none/plan     | ``                            | 404 | not-found
			POST   | /{lab}/stages/teardown      | {}                            | 404 | not-found
			POST   | /{lab}/fixes/none           | {}                            | 404 | not-found
			GET    | /{lab}/nothing/here         | ``                            | 404 | not-found
			PUT    | /{lab}                      | {}                            | 405 | method-not-allowed
			DELETE | /{lab}                      | ``                            | 405 | method-not-allowed
			GET    | /{lab}/run                  | ``                            | 405 | method-not-allowed
			PATCH  | ``                          | {}                            | 405 | method-not-allowed
			POST   | ``                          | {"mode":                      | 400 | bad-request
			POST   | ``                          | []                            | 400 | bad-request
			POST   | ``                          | null                          | 400 | bad-request
			POST   | ``                          | {"mode":{"a":1}}              | 400 | bad-request
			POST   | ``                          | {"mode":"practice","x":1}     | 400 | bad-request
			POST   | ``                          | {"mode":"practice","region":"mars-1"} | 400 | bad-request
			POST   | /{lab}/run                  | {"through":"teardown"}        | 400 | bad-request
			POST   | /{lab}/run                  | {"until":"vpc"}               | 400 | bad-request
			POST   | /{lab}/stages/vpc           | {"x":1}                       | 400 | bad-request
			POST   | /{lab}/analyses             | {"engine":"both"}             | 400 | bad-request
			POST   | /{lab}/analyses             | {}                            | 400 | bad-request
			POST   | /{lab}/extend               | {"minutes":0}                 | 400 | bad-request
			POST   | /{lab}/cancel               | {}                            | 409 | lab-new
			POST   | /{lab}/repair               | {}                            | 409 | nothing-built
			POST   | /none/check                 | {}                            | 404 | not-found
			POST   | /{lab}/extend               | {"hours":1}                   | 400 | bad-request
			POST   | /{lab}/commands             | {"on":"EC2-A"}                | 400 | bad-request
			POST   | /{lab}/commands             | {"on":"EC2-A","command":" "}  | 400 | bad-request
			POST   | /{lab}/commands             | {"on":"EC2-A","command":"ls"} | 409 | stage-locked
			POST   | /{lab}/analyses             | {"engine":"local"}            | 409 | stage-locked
			POST   | /{lab}/fixes/cross-zone     | {}                            | 409 | stage-locked
			POST   | /{lab}/stages/servers       | {}                            | 409 | stage-locked
			""")
	void invalidRequestIsReportedAsProblem(String method, String path, String body, int status, String code) {
		ApiClient.Refusal refusal = this.api.refused(method, path.replace("{lab}", this.fresh.id()), body);
		assertThat(refusal.status()).isEqualTo(status);
		assertThat(refusal.contentType()).isEqualTo("application/problem+json");
		assertThat(refusal.body().propertyNames()).contains("type", "title", "status", "detail", "code");
		assertThat(refusal.code()).isEqualTo(code);
		assertThat(refusal.body().get("status").asInt()).isEqualTo(status);
	}

	@Test
	void bodyOfOtherTypeIsReportedAsProblem() {
		ApiClient.Refusal refusal = this.api.refused("POST", "", "mode=practice", "application/x-www-form-urlencoded");
		assertThat(List.of(refusal.status(), refusal.code())).containsExactly(415, "unsupported-media-type");
	}

	@Test
	void goneLabIsReadOnly() {
		Lab lab = this.console.built(StageKey.VPC);
		this.console.tearDown(lab);
		for (String path : List.of("/run", "/stages/vpc", "/stages/vpc/check", "/check", "/repair",
				"/fixes/cross-zone")) {
			ApiClient.Refusal refusal = this.api.refused("POST", "/" + lab.id() + path, "{}");
			assertThat(List.of(refusal.status(), refusal.code())).as(path).containsExactly(409, "lab-gone");
		}
		assertThat(this.api.refused("DELETE", "/" + lab.id() + "/resources", "").code()).isEqualTo("lab-gone");
		JsonNode receipt = this.api.get("/" + lab.id() + "/receipt");
		assertThat(receipt.propertyNames()).containsExactlyInAnyOrder("complete", "resources", "left");
		assertThat(receipt.at("/resources/0").propertyNames()).contains("type", "name", "id", "deletedAt",
				"verifiedAbsentAt");
		assertThat(this.api.get("/" + lab.id()).get("status").asString()).isEqualTo("gone");
	}

}
