package io.github.privatelinkhandson.workshop.closing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.practice.PracticeFault;
import io.github.privatelinkhandson.practice.PracticeFaults;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the teardown, closing and report of a workshop.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "handson.practice.speed=2000", "handson.practice.throttling=false",
				"handson.facilitator.password=correct horse battery" })
class WorkshopClosingTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private LabCommands commands;

	@Autowired
	private Labs labs;

	@Autowired
	private PracticeFaults faults;

	@Autowired
	private SignIns signIns;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private WorkshopClosing closing;

	@Autowired
	private PracticeAccess access;

	@Autowired
	private ClosingStatusReader statuses;

	private Workshop workshop;

	private List<Participant> people;

	private Cookie lead;

	@BeforeEach
	void buildWorkshop() {
		this.lead = new Cookie("facilitator", this.signIns.open("facilitator"));
		this.workshop = TestPlan.practice().name("夏の部屋").create(this.workshops, "facilitator");
		this.people = Stream.of("Ann", "=Bob", "\"C\", <i>", "＝Dan")
			.map((name) -> TestWorkshop.seat(this.participants, this.workshop, name))
			.toList();
		this.people.stream().limit(2).forEach((one) -> this.commands.run(one.lab(), StageKey.VPC));
		await(() -> assertThat(this.people.stream().limit(2)).allMatch((one) -> status(one) == LabStatus.READY));
	}

	@Test
	void workshopIsTakenDownByTypedNameAndClosedWhenNothingIsLeft() {
		assertThat(get("/closing")).bodyText().contains("room-teardown", ">–</td>").doesNotContain(">0 / 0<");
		assertThat(post("/teardown?name=other", this.lead)).hasStatus(422);
		assertThat(post("/close", this.lead)).hasStatus(422);
		assertThat(this.people).allMatch((one) -> status(one) != LabStatus.TEARING_DOWN);
		assertThat(this.workshops.status(this.workshops.get(this.workshop.id()))).isEqualTo(WorkshopStatus.RUNNING);
		assertThat(post("/teardown?name=夏の部屋", this.lead)).hasStatus(302);
		await(() -> assertThat(this.people).allMatch((one) -> status(one) == LabStatus.GONE));
		assertThat(get("/closing")).hasStatusOk().bodyText().contains("4 of 4").doesNotContain("room-teardown");
		assertThat(post("/close", this.lead)).hasStatus(302);
		assertThat(this.workshops.get(this.workshop.id())).satisfies((closed) -> {
			assertThat(this.workshops.status(closed)).isEqualTo(WorkshopStatus.CLOSED);
			assertThat(closed.closeReason()).isNull();
		});
		assertThat(post("/teardown?name=夏の部屋", this.lead)).hasStatus(409);
	}

	@Test
	void numberOfResourcesIsKnownBeforeTheTeardownBegins() {
		int resources = this.statuses.of(this.workshop.id()).resources();
		assertThat(resources).isPositive();
		assertThat(get("/closing")).bodyText().contains("0 of " + resources + " resources");
		post("/teardown?name=夏の部屋", this.lead);
		await(() -> assertThat(this.people).allMatch((one) -> status(one) == LabStatus.GONE));
		assertThat(this.statuses.of(this.workshop.id())).satisfies((status) -> {
			assertThat(status.resources()).isEqualTo(resources);
			assertThat(status.verified()).isEqualTo(resources);
			assertThat(status.left()).isNull();
		});
	}

	@Test
	void practiceKeysOfClosedWorkshopAreBlocked() {
		PracticeAccess.Key key = this.access.key(this.labs.get(this.people.get(0).lab()).account()).orElseThrow();
		assertThat(caller(key)).isEqualTo(this.labs.get(this.people.get(0).lab()).account());
		post("/teardown?name=夏の部屋", this.lead);
		await(() -> assertThat(this.people).allMatch((one) -> status(one) == LabStatus.GONE));
		assertThat(caller(key)).isNotNull();
		post("/close", this.lead);
		assertThatExceptionOfType(StsException.class).isThrownBy(() -> caller(key));
	}

	@Test
	void undeletableResourceIsNamedAndClosingNeedsReason() {
		Participant ann = this.people.get(0);
		String account = this.labs.get(ann.lab()).account();
		this.faults.add(account, "ap-northeast-1", new PracticeFault(null, "DeleteSubnet", "UnauthorizedOperation", 403,
				"Not for you", null, null, null, 1000, null));
		post("/teardown?name=夏の部屋", this.lead);
		await(() -> assertThat(status(ann)).isEqualTo(LabStatus.FAILED));
		await(() -> assertThat(status(this.people.get(1))).isEqualTo(LabStatus.GONE));
		assertThat(get("/closing")).bodyText()
			.contains("room-teardown", "UnauthorizedOperation", "The credentials lack a permission");
		assertThat(post("/close", this.lead)).hasStatus(422);
		assertThat(post("/close?reason=because", this.lead)).hasStatus(422);
		this.faults.clear(account);
		assertThat(post("/teardown?name=夏の部屋", this.lead)).hasStatus(302);
		await(() -> assertThat(status(ann)).isEqualTo(LabStatus.GONE));
	}

	@Test
	void reasonClosesWorkshopWithResourcesLeftAndIsReported() {
		Participant ann = this.people.get(0);
		this.faults.add(this.labs.get(ann.lab()).account(), "ap-northeast-1", new PracticeFault(null, "DeleteSubnet",
				"UnauthorizedOperation", 403, "Not for you", null, null, null, 1000, null));
		post("/teardown?name=夏の部屋", this.lead);
		await(() -> assertThat(status(ann)).isEqualTo(LabStatus.FAILED));
		assertThat(post("/close?reason=The account is deleted today", this.lead)).hasStatus(302);
		assertThat(this.mvc.get().uri("/api/workshops/{id}/report", this.workshop.id()).cookie(this.lead)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.closeReason")
			.isEqualTo("The account is deleted today");
		assertThat(get("/report")).bodyText().contains("The account is deleted today", "UnauthorizedOperation");
	}

	@Test
	void coFacilitatorMayNeitherTakeDownNorClose() {
		this.jdbc.sql("MERGE INTO facilitator (name, password_hash, role) VALUES ('co', 'x', 'CO_FACILITATOR')")
			.update();
		Cookie other = new Cookie("facilitator", this.signIns.open("co"));
		assertThat(post("/teardown?name=夏の部屋", other)).hasStatus(403);
		assertThat(post("/close", other)).hasStatus(403);
		assertThat(this.mvc.get().uri("/workshops/{id}/closing", this.workshop.id()).cookie(other)).hasStatusOk()
			.bodyText()
			.doesNotContain("id=\"room-teardown\"");
		assertThat(this.people).allMatch((one) -> status(one) != LabStatus.TEARING_DOWN);
	}

	@Test
	void interruptedTeardownIsResumed() {
		this.workshops.tearDown(this.workshop.id());
		this.closing.resume();
		await(() -> assertThat(this.people).allMatch((one) -> status(one) == LabStatus.GONE));
	}

	@Test
	void reportShowsProgressAndEscapesSpreadsheetFormulas() {
		post("/teardown?name=夏の部屋", this.lead);
		await(() -> assertThat(this.people).allMatch((one) -> status(one) == LabStatus.GONE));
		AbstractJsonContentAssert<?> json = assertThat(
				this.mvc.get().uri("/api/workshops/{id}/report", this.workshop.id()).cookie(this.lead))
			.hasStatusOk()
			.bodyJson();
		json.extractingPath("$.complete").isEqualTo(true);
		json.extractingPath("$.labs[?(@.participant=='Ann')].stages.vpc").asArray().hasSize(1);
		json.extractingPath("$.labs[?(@.participant=='Ann')].stages.servers").asArray().isEmpty();
		json.extractingPath("$.acts[0].kind").isEqualTo("tear-down");
		String csv = new String(get("/report.csv").getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		assertThat(csv.lines()).hasSize(5).first().asString().startsWith("\ufeffparticipant,");
		assertThat(csv).contains("\r\n'=Bob,", "\r\n\"\"\"C\"\", <i>\",", "\r\n'＝Dan,");
		assertThat(get("/report")).bodyText().contains("&lt;i&gt;").doesNotContain("<i>,");
	}

	private static String caller(PracticeAccess.Key key) {
		try (StsClient sts = StsClient.builder()
			.endpointOverride(URI.create(key.endpoint()))
			.region(Region.AP_NORTHEAST_1)
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
			.build()) {
			return sts.getCallerIdentity().account();
		}
	}

	private LabStatus status(Participant participant) {
		return this.labs.get(participant.lab()).status();
	}

	private static void await(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).untilAsserted(condition);
	}

	private MvcTestResult get(String page) {
		return this.mvc.get().uri("/workshops/" + this.workshop.id() + page).cookie(this.lead).exchange();
	}

	private MvcTestResult post(String page, Cookie who) {
		return this.mvc.post()
			.uri("/workshops/" + this.workshop.id() + page)
			.cookie(who, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.exchange();
	}

}
