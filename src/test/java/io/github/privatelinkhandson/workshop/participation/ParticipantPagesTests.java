package io.github.privatelinkhandson.workshop.participation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what participants' pages say: news, the own question, and what is closed to them.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class ParticipantPagesTests {

	private static final ParticipationRules FREE = TestPlan.ALL_OPEN;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private HelpQueue helpQueue;

	@Autowired
	private ParticipantLabs participantLabs;

	@Autowired
	private Labs labs;

	@Autowired
	private LabCommands commands;

	@Autowired
	private LabQueries queries;

	@Autowired
	private AuditLog auditLog;

	@Test
	void unreadNewsAreInTheTitleAndOnTheHomePage() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String page = "/labs/" + lab(workshop, seat) + "/stages/vpc";
		assertThat(get("/seat", seat)).bodyText()
			.contains("<aside id=\"news\" class=\"news\" aria-label=\"News\" hidden=\"hidden\">")
			.doesNotContain("<title>(");
		this.auditLog.record(workshop.id(), null, "Fay", ActionType.MESSAGE, "Lunch at noon", "done");
		for (String each : List.of("/seat", page)) {
			assertThat(get(each, seat)).hasStatusOk()
				.bodyText()
				.contains("<title>(1) ", "class=\"notices sticky-top d-print-none\"", "class=\"news\"", "Lunch at noon",
						"1 unread")
				.doesNotContain("news-earlier", "??");
		}
		assertThat(get("/seat?lang=ja", seat)).bodyText().contains("未読のお知らせ 1件").doesNotContain("??");
	}

	@Test
	void newsAreTheLastThreeWithoutOpeningsThatAreBehind() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		Participant ann = this.participants.of(workshop.id()).get(0);
		List.of("servers", "endpoint")
			.forEach((stage) -> this.auditLog.record(workshop.id(), null, "Fay", ActionType.OPEN_STAGE, stage, "done"));
		List.of("One", "Two", "Three")
			.forEach((text) -> this.auditLog.record(workshop.id(), null, "Fay", ActionType.MESSAGE, text, "done"));
		ParticipantLab own = this.participantLabs.of(ann, true);
		assertThat(own.notices(StageKey.VPC)).extracting(AuditEvent::detail)
			.containsExactly("Three", "Two", "One", "endpoint");
		assertThat(own.notices(StageKey.ENDPOINT)).hasSize(4);
		assertThat(own.notices(StageKey.APPROVAL)).extracting(AuditEvent::detail)
			.containsExactly("Three", "Two", "One");
		assertThat(get("/seat", seat)).bodyText()
			.containsSubsequence("4 unread", ">Three<", ">Two<", ">One<", "id=\"news-earlier\"", "1 earlier",
					"news-open-stage");
	}

	@Test
	void ownQuestionAndPlaceInTheQueueAreShown() {
		Workshop workshop = workshop(FREE, 3, Instant.now());
		Cookie ann = join(workshop, "Ann").getResponse().getCookie("participant");
		Cookie bob = join(workshop, "Bob").getResponse().getCookie("participant");
		assertThat(post("/seat/hand?text=Which <subnet>?", ann)).hasStatus(302);
		assertThat(post("/seat/hand", bob)).hasStatus(302);
		assertThat(get("/seat", ann)).bodyText().contains("number 1 in the queue", "Which &lt;subnet&gt;?</q>");
		assertThat(get("/seat", bob)).bodyText().contains("number 2 in the queue").doesNotContain("own-question");
		List<Participant> room = this.participants.of(workshop.id());
		long version = this.labs.get(room.get(1).lab()).version();
		this.helpQueue.claim(room.get(0).id(), "Fay");
		assertThat(this.labs.get(room.get(1).lab()).version()).isGreaterThan(version);
		assertThat(get("/seat", ann)).bodyText()
			.contains("Fay is on the way", "Which &lt;subnet&gt;?</q>")
			.doesNotContain("in the queue");
		assertThat(get("/seat?lang=ja", bob)).bodyText().contains("挙手中です(1番目)").doesNotContain("??");
	}

	@Test
	void stageThatIsNotOpenedIsSaidToBeClosed() {
		Workshop workshop = workshop(new ParticipationRules(true, false, StageKey.VPC), 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String page = "/labs/" + lab(workshop, seat) + "/stages/vpc";
		assertThat(get(page, seat)).bodyText().contains("walk-open", ">Open<").doesNotContain("not-yours");
		finish(lab(workshop, seat), StageKey.VPC);
		String servers = page.replace("vpc", "servers");
		assertThat(get(servers, seat)).bodyText()
			.contains("id=\"not-yours\"", "Your facilitator opens this stage", ">Opened by your facilitator<")
			.doesNotContain("walk-open", ">Open<", "id=\"build\"", "??");
		assertThat(get(servers + "?lang=ja", seat)).bodyText().contains(">ファシリテーターが開放<").doesNotContain("着手可", "??");
		this.workshops.open(workshop.id(), StageKey.SERVERS);
		assertThat(get(servers, seat)).bodyText().contains("walk-open", ">Open<", "id=\"build\"");
	}

	@Test
	void timeOfTheStartIsSaidOnAllPages() {
		Instant start = Instant.parse("2031-02-03T04:05:00Z");
		Workshop workshop = workshop(FREE, 1, start);
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = "/labs/" + lab(workshop, seat);
		for (String page : List.of("/seat", lab + "/stages/vpc", lab + "/teardown", lab + "/check")) {
			assertThat(get(page, seat)).bodyText()
				.contains("datetime=\"2031-02-03T04:05:00Z\"")
				.doesNotContain(">Open<", "id=\"build\"", "id=\"teardown-confirm\"", "id=\"repair\"", "??");
		}
		assertThat(get(lab + "/stages/vpc", seat)).bodyText()
			.contains("You can look around. Building starts at", ">Opens at the start<");
		assertThat(get(lab + "/stages/vpc?lang=ja", seat)).bodyText()
			.contains("構築を始められるのは次の時刻からです", ">開始後に着手可<", "開始予定")
			.doesNotContain("??");
	}

	@Test
	void lockedLabIsSaidToBeLockedOnAllPages() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = "/labs/" + lab(workshop, seat);
		assertThat(get(lab + "/teardown", seat)).bodyText().contains("id=\"teardown-confirm\"");
		this.participants.lock(this.participants.of(workshop.id()).get(0).id(), true);
		for (String page : List.of("/seat", lab + "/stages/vpc", lab + "/stages/vpc/check", lab + "/teardown")) {
			assertThat(get(page, seat)).bodyText()
				.contains("A facilitator has locked your lab")
				.doesNotContain(">Open<", "id=\"teardown-confirm\"", "id=\"repair\"", "??");
		}
	}

	private void finish(String lab, StageKey stage) {
		this.commands.run(lab, stage);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.queries.view(lab).stage(stage).status() == StageStatus.DONE);
	}

	private Workshop workshop(ParticipationRules rules, int capacity, Instant start) {
		return TestPlan.practice().rules(rules).capacity(capacity).from(start).create(this.workshops, "fay");
	}

	private String lab(Workshop workshop, Cookie seat) {
		assertThat(get("/seat", seat)).hasStatusOk();
		return this.participants.of(workshop.id()).get(0).lab();
	}

	private MvcTestResult join(Workshop workshop, String name) {
		return this.mvc.post()
			.uri("/join")
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("code", workshop.joinCode())
			.param("name", name)
			.exchange();
	}

	private MvcTestResult get(String address, Cookie seat) {
		return this.mvc.get().uri(address).cookie(seat).exchange();
	}

	private MvcTestResult post(String address, Cookie seat) {
		return this.mvc.post()
			.uri(address)
			.cookie(seat, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.exchange();
	}

}
