package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a room that is filled at once is noticed, emptied in one act, and open
 * again.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class CrowdTests {

	private static final String ROOM = "10.1.0.1";

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private DashboardService dashboards;

	@Autowired
	private Labs labs;

	@Autowired
	private SignIns signIns;

	@Autowired
	private AuditLog auditLog;

	@Autowired
	private JdbcClient jdbc;

	private Workshop workshop;

	private Cookie lead;

	@BeforeEach
	void plan() {
		this.workshop = TestPlan.practice().capacity(12).create(this.workshops, "facilitator");
		this.lead = new Cookie("facilitator", this.signIns.open("facilitator"));
	}

	@Test
	void tenFromOneAddressWithinSecondsAreACrowd() {
		joinFrom(ROOM, "Ann", 0);
		IntStream.range(0, 10).forEach((bot) -> joinFrom("10.6.6.6", "Bot " + bot, 60 + bot % 5));
		assertThat(crowds()).singleElement().satisfies((crowd) -> {
			assertThat(crowd.address()).isEqualTo("10.6.6.6");
			assertThat(crowd.people()).hasSize(10).allMatch((name) -> name.startsWith("Bot "));
			assertThat(crowd.seconds()).isEqualTo(4);
		});
	}

	@Test
	void peopleOfARoomWhoJoinOneAfterAnotherAreNone() {
		IntStream.range(0, 12).forEach((person) -> joinFrom(ROOM, "Person " + person, 2 * person));
		assertThat(crowds()).isEmpty();
	}

	@Test
	void tenFromSeveralAddressesAreNone() {
		IntStream.range(0, 12).forEach((person) -> joinFrom("10.2.0." + person, "Person " + person, 0));
		assertThat(crowds()).isEmpty();
	}

	@Test
	void inALargeRoomAFifthOfItIsACrowd() {
		this.workshops.setCapacity(this.workshop.id(), 100);
		IntStream.range(0, 19).forEach((bot) -> joinFrom("10.6.6.6", "Bot " + bot, 0));
		assertThat(crowds()).isEmpty();
		joinFrom("10.6.6.6", "Bot 19", 9);
		assertThat(crowds()).singleElement().satisfies((crowd) -> assertThat(crowd.ids()).hasSize(20));
	}

	@Test
	void fullRoomIsEmptiedInOneActAndOpenAgain() {
		List<String> bots = IntStream.range(0, 12).mapToObj((bot) -> join("10.6.6.6", "Bot " + bot)).toList();
		assertThat(tryToJoin(ROOM, "Ann")).hasStatus(422).bodyText().contains("is full");
		assertThat(page("")).bodyText()
			.contains("12 people joined from 10.6.6.6 within", "id=\"crowd-0\"", "value=\"remove\"");
		assertThat(page("?lang=ja")).bodyText().contains("10.6.6.6から").doesNotContain("??");
		assertThat(this.mvc.get().uri("/api/workshops/{id}/board", this.workshop.id()).cookie(this.lead)).bodyJson()
			.extractingPath("$.crowds[0].ids")
			.asArray()
			.hasSize(12);
		assertThat(remove(bots, false)).hasStatusOk().bodyText().contains("id=\"confirm\"", "Bot 11");
		assertThat(remove(bots, true)).hasStatus(302);
		assertThat(this.participants.of(this.workshop.id())).isEmpty();
		assertThat(crowds()).isEmpty();
		assertThat(this.auditLog.of(this.workshop.id())).filteredOn((act) -> act.kind() == ActionType.REMOVE)
			.hasSize(12);
		assertThat(this.labs.ofWorkshop(this.workshop.id())).allMatch((lab) -> !lab.endsAt().isAfter(now()));
		assertThat(tryToJoin(ROOM, "Ann")).hasStatus(302);
	}

	@Test
	void addressFillsARoomTwiceWithinMinutesAndOthersJoinMeanwhile() {
		for (int round = 0; round < 2; round++) {
			List<String> bots = IntStream.range(0, 12).mapToObj((bot) -> join("10.6.6.6", "Bot " + bot)).toList();
			bots.forEach(this.participants::remove);
		}
		assertThat(tryToJoin("10.6.6.6", "Bot")).hasStatus(429).bodyText().contains("Too many people have joined");
		assertThat(tryToJoin(ROOM, "Ann")).hasStatus(302);
		this.workshops.setCapacity(this.workshop.id(), 13);
		assertThat(tryToJoin("10.6.6.6", "Bob")).as("a larger room").hasStatus(302);
		this.jdbc.sql("UPDATE participant SET joined_at = ? WHERE joined_from = '10.6.6.6'")
			.param(Instants.parameter(now().minusSeconds(301)))
			.update();
		assertThat(tryToJoin("10.6.6.6", "Cem")).as("later").hasStatus(302);
	}

	private List<Crowd> crowds() {
		return this.dashboards.of(this.workshop.id()).crowds();
	}

	private Instant now() {
		return this.context.getBean(Clock.class).instant();
	}

	/**
	 * Joins so many seconds after the workshop's beginning.
	 */
	private void joinFrom(String address, String name, int seconds) {
		Participant joined = this.participants.join(this.workshop.id(), name, address).participant();
		this.jdbc.sql("UPDATE participant SET joined_at = ? WHERE id = ?")
			.params(Instants.parameter(this.workshop.startsAt().plusSeconds(seconds)), joined.id())
			.update();
	}

	private String join(String address, String name) {
		return this.participants.join(this.workshop.id(), name, address).participant().id();
	}

	private MvcTestResult tryToJoin(String address, String name) {
		return this.mvc.post().uri("/join").with((request) -> {
			request.setRemoteAddr(address);
			return request;
		})
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("code", this.workshop.joinCode())
			.param("name", name)
			.exchange();
	}

	private MvcTestResult page(String query) {
		return this.mvc.get().uri("/workshops/" + this.workshop.id() + query).cookie(this.lead).exchange();
	}

	private MvcTestResult remove(List<String> ids, boolean confirmed) {
		return this.mvc.post()
			.uri("/workshops/" + this.workshop.id() + "/acts")
			.cookie(this.lead, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("kind", "remove")
			.param("participant", ids.toArray(String[]::new))
			.param("confirmed", Boolean.toString(confirmed))
			.exchange();
	}

}
