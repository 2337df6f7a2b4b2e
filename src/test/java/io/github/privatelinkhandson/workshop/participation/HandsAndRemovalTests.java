package io.github.privatelinkhandson.workshop.participation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.lab.Labs;
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
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests raised hands, and what is left to somebody who was removed from a workshop.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class HandsAndRemovalTests {

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
	private Labs labs;

	@Autowired
	private AuditLog auditLog;

	@Test
	void handIsRaisedAndLowered() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		lab(workshop, seat);
		assertThat(post("/seat/hand?text=Why&stage=vpc", seat)).hasStatus(302);
		Participant raised = this.participants.of(workshop.id()).get(0);
		assertThat(raised.hand()).isNotNull();
		assertThat(raised.hand().text()).isEqualTo("Why");
		assertThat(post("/seat/hand?text=Why&stage=vpc", seat)).hasStatus(302);
		this.helpQueue.claim(raised.id(), "Fay");
		assertThat(get("/seat", seat)).bodyText().contains("Fay");
		assertThat(post("/seat/hand?text=" + "x".repeat(201), seat)).hasStatus(422);
		assertThat(post("/seat/hand/lower", seat)).hasStatus(302);
		assertThat(this.participants.get(raised.id()).hand()).isNull();
		assertThat(post("/seat/hand/lower", seat)).hasStatus(302);
		assertThat(this.auditLog.of(workshop.id()))
			.extracting(AuditEvent::kind, AuditEvent::facilitator, AuditEvent::detail)
			.containsExactly(tuple(ActionType.LOWER, "Ann", ""), tuple(ActionType.RAISE, "Ann", "Why"));
		assertThat(get("/seat", seat)).bodyText().doesNotContain("unread");
	}

	@Test
	void removedParticipantFindsOnlyThePageThatSaysSoAndCanJoinAnew() {
		Workshop workshop = workshop(FREE, 1, Instant.now());
		Cookie seat = join(workshop, "Ann").getResponse().getCookie("participant");
		String lab = lab(workshop, seat);
		assertThat(join(workshop, "Bob")).hasStatus(422);
		this.participants.remove(this.participants.of(workshop.id()).get(0).id());
		for (String page : List.of("/seat", "/", "/labs/" + lab, "/labs/" + lab + "/stages/vpc")) {
			assertThat(get(page, seat)).as(page).hasStatus(302).hasRedirectedUrl("/end");
		}
		assertThat(get("/end", seat)).hasStatusOk().bodyText().contains("no longer in this workshop");
		assertThat(get("/api/labs/" + lab, seat)).hasStatus(403);
		assertThat(post("/seat", seat)).hasStatus(403);
		assertThat(get("/join", seat)).hasStatusOk().bodyText().doesNotContain("id=\"known\"", "id=\"replaced\"");
		assertThat(enter(seat.getValue())).hasRedirectedUrl("/seat");
		assertThat(this.labs.ofWorkshop(workshop.id())).hasSize(1);
		assertThat(join(workshop, "Ann")).hasStatus(302).hasRedirectedUrl("/seat");
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

}
