package io.github.privatelinkhandson.workshop.participation;

import java.time.Instant;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests joining a workshop, signing in with the personal link, and the workshop's rules.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class ParticipationTests {

	private static final ParticipationRules FREE = TestPlan.ALL_OPEN;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private AuditLog auditLog;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void joiningAssignsLabThatEndsWithWorkshop() {
		Workshop workshop = workshop(FREE, 10, Instant.now());
		Cookie seat = join(workshop, " 佐藤 ").getResponse().getCookie("participant");
		assertThat(get("/seat", seat)).hasStatusOk().bodyText().contains("佐藤", "/enter#" + seat.getValue());
		Participant participant = this.participants.of(workshop.id()).get(0);
		assertThat(participant.name()).isEqualTo("佐藤");
		assertThat(this.labs.get(participant.lab())).satisfies((lab) -> {
			assertThat(lab.workshop()).isEqualTo(workshop.id());
			assertThat(lab.endsAt()).isEqualTo(this.workshops.get(workshop.id()).endsAt());
		});
		assertThat(this.labs.ofWorkshop(workshop.id())).hasSize(1);
	}

	@Test
	void joiningIsRefusedForWrongCodeTakenOrInvalidNameFullOrEndedWorkshop() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		assertThat(join("AAAAAAAA", "x")).hasStatus(404);
		assertThat(join(workshop, " \u202e\u0007 ")).hasStatus(422);
		assertThat(join(workshop, "x".repeat(41))).hasStatus(422);
		assertThat(join(workshop, "Ann")).hasStatus(302);
		assertThat(join(workshop, "Bob")).hasStatus(422).bodyText().contains("is full");
		Workshop wide = workshop(FREE, 2, Instant.now());
		assertThat(join(wide, "Ann")).hasStatus(302);
		assertThat(join(wide, "ANN")).hasStatus(422).bodyText().contains("has that name already");
		this.workshops.tearDown(wide.id());
		assertThat(join(wide, "Bob")).hasStatus(422).bodyText().contains("is over");
		assertThat(this.participants.of(workshop.id())).hasSize(1);
	}

	@Test
	void participantWithoutLabSeesThatWorkshopHasEnded() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = new Cookie("participant", this.participants.join(workshop.id(), "Ann", null).secret());
		this.workshops.tearDown(workshop.id());
		assertThat(get("/seat", seat)).hasStatusOk().bodyText().contains("Being taken down").doesNotContain("to-lab");
		assertThat(post("/seat", seat)).hasStatus(302);
		this.workshops.close(workshop.id(), null);
		assertThat(get("/seat", seat)).hasStatus(302).hasHeader("Location", "/end");
		assertThat(get("/end", seat)).hasStatusOk().bodyText().contains("Thank you, Ann").doesNotContain("to-lab");
		assertThat(this.labs.ofWorkshop(workshop.id())).isEmpty();
	}

	@Test
	void openingThePageCreatesNothing() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = new Cookie("participant", this.participants.join(workshop.id(), "Ann", null).secret());
		assertThat(get("/seat", seat)).hasStatusOk().bodyText().contains("id=\"open-lab\"").doesNotContain("to-lab");
		assertThat(this.labs.ofWorkshop(workshop.id())).isEmpty();
		assertThat(post("/seat", seat)).hasStatus(302).hasHeader("Location", "/seat");
		assertThat(get("/seat", seat)).bodyText().contains("to-lab");
		assertThat(post("/seat", seat)).hasStatus(302);
		assertThat(this.labs.ofWorkshop(workshop.id())).hasSize(1);
	}

	@Test
	void endPageShowsStagesAndReceipt() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		assertThat(get("/end", seat)).hasStatus(302).hasHeader("Location", "/seat");
		this.workshops.tearDown(workshop.id());
		assertThat(get("/seat", seat)).hasStatusOk()
			.bodyText()
			.contains("id=\"the-end\"", "0 of 8 stages", "id=\"end-receipt\"", "id=\"end-lab\"")
			.doesNotContain("??");
		this.workshops.close(workshop.id(), "over and out");
		assertThat(get("/end?lang=ja", seat)).hasStatusOk()
			.bodyText()
			.contains("Annさん、お疲れさまでした", "8ステージ中0ステージ完了")
			.doesNotContain("??", "id=\"end-lab\"");
		assertThat(enter(seat.getValue())).hasStatus(302).hasHeader("Location", "/seat");
	}

	@Test
	void wholePersonalLinkSignsIn() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		String secret = this.participants.join(workshop.id(), "Ann", null).secret();
		assertThat(enter(" http://room.example:8080/enter#" + secret + "\n")).hasStatus(302)
			.cookies()
			.hasValue("participant", secret);
		assertThat(this.labs.ofWorkshop(workshop.id())).hasSize(1);
		assertThat(enter("http://room.example:8080/enter")).hasStatus(404);
	}

	@Test
	void personalLinkLeadsToThePageThatWasAskedFor() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String page = "/labs/" + lab(workshop, seat) + "/stages/vpc";
		Cookie asked = this.mvc.get()
			.uri(page)
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.getResponse()
			.getCookie("REDIRECT_URI");
		assertThat(enter(seat.getValue(), asked)).hasStatus(302).hasHeader("Location", page);
		Cookie facilitators = this.mvc.get()
			.uri("/workshops")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.getResponse()
			.getCookie("REDIRECT_URI");
		assertThat(enter(seat.getValue(), facilitators)).hasStatus(302).hasHeader("Location", "/seat");
	}

	@Test
	void whoseLinkWasReplacedIsToldSo() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Participants.Registration joined = this.participants.join(workshop.id(), "Ann", null);
		this.participants.reissue(joined.participant().id());
		Cookie old = new Cookie("participant", joined.secret());
		assertThat(get("/seat", old)).hasStatus(302).hasHeader("Location", "/join");
		assertThat(get("/join", old)).bodyText().contains("id=\"replaced\"", "href=\"/enter\"");
		assertThat(this.mvc.get().uri("/join")).bodyText().doesNotContain("id=\"replaced\"");
		MvcTestResult hand = post("/seat/hand?text=Why", old);
		assertThat(hand).hasStatus(302).hasHeader("Location", "/join").cookies().hasValue("flash", "form-not-sent");
	}

	@Test
	void namesAreEscaped() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "<script>alert(1)</script>").getResponse().getCookie("participant");
		assertThat(get("/seat", seat)).bodyText().contains("&lt;script&gt;").doesNotContain("<script>alert");
	}

	@Test
	void personalLinkSignsInElsewhereUntilReissued() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		String secret = join(workshop, "Ann").getResponse().getCookie("participant").getValue();
		assertThat(enter(secret)).hasStatus(302);
		String other = this.participants.reissue(this.participants.of(workshop.id()).get(0).id());
		assertThat(enter(secret)).hasStatus(404);
		assertThat(get("/seat", new Cookie("participant", secret))).hasStatus(302);
		assertThat(enter(other)).hasStatus(302);
		assertThat(this.jdbc.sql("SELECT token_hash FROM participant").query(String.class).list())
			.doesNotContain(secret, other);
	}

	@Test
	void nothingIsBuiltBeforeTheStart() {
		Workshop workshop = workshop(FREE, 1, Instant.now().plusSeconds(3600));
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = lab(workshop, seat);
		assertThat(get("/labs/" + lab + "/stages/vpc", seat)).hasStatusOk();
		assertThat(post("/labs/" + lab + "/stages/vpc", seat)).hasStatus(409);
		assertThat(call("/api/labs/" + lab + "/run", seat)).hasStatus(409).bodyText().contains("workshop-not-started");
		assertThat(this.labs.get(lab).goal()).isNull();
		this.workshops.start(workshop.id());
		assertThat(post("/labs/" + lab + "/stages/vpc", seat)).hasStatus(302);
	}

	@Test
	void stagesAreBuiltOneByOneAsTheyAreOpened() {
		Workshop workshop = workshop(new ParticipationRules(false, false, StageKey.VPC), 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = lab(workshop, seat);
		assertThat(get("/labs/" + lab + "/stages/endpoint", seat)).hasStatus(409);
		assertThat(get("/api/labs/" + lab + "/stages/endpoint/plan", seat)).hasStatus(409)
			.bodyText()
			.contains("spoiler");
		assertThat(post("/labs/" + lab + "/run", seat)).hasStatus(409);
		assertThat(call("/api/labs/" + lab + "/stages/servers", seat)).hasStatus(409)
			.bodyText()
			.contains("stage-not-opened");
		assertThat(call("/api/labs/" + lab + "/extend", seat)).hasStatus(409);
		this.participants.open(this.participants.of(workshop.id()).get(0).id(), StageKey.SERVERS);
		assertThat(call("/api/labs/" + lab + "/stages/servers", seat)).hasStatus(409)
			.bodyText()
			.contains("stage-locked");
		assertThat(this.labs.get(lab).goal()).isNull();
	}

	@Test
	void participantDoesNotExtendTheLabAndTakesItDownAfterTheWorkshopToo() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = lab(workshop, seat);
		Instant end = this.labs.get(lab).endsAt();
		assertThat(post("/labs/" + lab + "/extend", seat)).hasStatus(409);
		assertThat(call("/api/labs/" + lab + "/extend", seat)).hasStatus(409)
			.bodyText()
			.contains("facilitator-extends");
		assertThat(this.labs.get(lab).endsAt()).isEqualTo(end);
		this.workshops.tearDown(workshop.id());
		assertThat(post("/labs/" + lab + "/run", seat)).hasStatus(409);
		assertThat(post("/labs/" + lab + "/teardown", seat)).hasStatus(302);
		assertThat(this.labs.get(lab).status().isActive()).isFalse();
	}

	@Test
	void lockedLabIsNotChanged() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = lab(workshop, seat);
		this.participants.lock(this.participants.of(workshop.id()).get(0).id(), true);
		assertThat(post("/labs/" + lab + "/run", seat)).hasStatus(409);
		assertThat(post("/labs/" + lab + "/teardown", seat)).hasStatus(409);
		assertThat(get("/labs/" + lab + "/stages/vpc", seat)).hasStatusOk()
			.bodyText()
			.doesNotContain("id=\"build\"", "id=\"run\"");
		assertThat(this.labs.get(lab).goal()).isNull();
	}

	@Test
	void auditEventsAreShownUntilMarkedAsRead() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String page = "/labs/" + lab(workshop, seat) + "/stages/vpc";
		Participant participant = this.participants.of(workshop.id()).get(0);
		this.auditLog.record(workshop.id(), participant.id(), "Fay", ActionType.MESSAGE, "<b>Look</b> here", "done");
		this.auditLog.record(workshop.id(), null, "Fay", ActionType.MESSAGE, "Lunch at noon", "done");
		assertThat(get(page, seat)).bodyText().contains("&lt;b&gt;Look&lt;/b&gt; here", "Lunch at noon");
		long latest = this.auditLog.of(participant).stream().mapToLong((act) -> act.seq()).max().orElseThrow();
		assertThat(post("/seat/read?act=" + latest + "&stage=vpc", seat)).hasStatus(302).hasHeader("Location", page);
		assertThat(get(page, seat)).bodyText().doesNotContain("Lunch at noon");
	}

	@Test
	void workshopsLanguageIsUsedUnlessAnotherWasChosen() {
		WorkshopPlan plan = TestPlan.practice().capacity(3).from(Instant.now()).plan();
		Workshop.Details details = plan.details();
		Workshop workshop = this.workshops.create(new WorkshopPlan(
				new Workshop.Details(details.name(), details.mode(), details.regions(), details.capacity(), "ja"),
				plan.schedule(), plan.rules()), "fay");
		assertThat(join(workshop, "Ann")).hasStatus(302).cookies().hasValue("lang", "ja");
		String secret = this.participants.join(workshop.id(), "Bob", null).secret();
		assertThat(enter(secret)).hasStatus(302).cookies().hasValue("lang", "ja");
		assertThat(enter(secret, new Cookie("lang", "en"))).hasStatus(302).cookies().doesNotContainCookie("lang");
		assertThat(join(workshop(FREE, 1, Instant.now()), "Cem")).cookies().doesNotContainCookie("lang");
	}

	private Workshop workshop(ParticipationRules rules, int capacity, Instant start) {
		return TestPlan.practice().rules(rules).capacity(capacity).from(start).create(this.workshops, "fay");
	}

	private String lab(Workshop workshop, Cookie seat) {
		assertThat(get("/seat", seat)).hasStatusOk();
		return this.participants.of(workshop.id()).get(0).lab();
	}

	private MvcTestResult join(Workshop workshop, String name) {
		return join(workshop.joinCode(), name);
	}

	private MvcTestResult join(String code, String name) {
		return this.mvc.post()
			.uri("/join")
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("code", code)
			.param("name", name)
			.exchange();
	}

	private MvcTestResult enter(String secret, Cookie... cookies) {
		return this.mvc.post()
			.uri("/enter")
			.cookie(Stream.concat(Stream.of(CsrfToken.cookie()), Stream.of(cookies)).toArray(Cookie[]::new))
			.param("_csrf", CsrfToken.masked())
			.param("secret", secret)
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

	private MvcTestResult call(String address, Cookie seat) {
		return this.mvc.post()
			.uri(address)
			.cookie(seat, CsrfToken.cookie())
			.header("X-XSRF-TOKEN", CsrfToken.masked())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")
			.exchange();
	}

}
