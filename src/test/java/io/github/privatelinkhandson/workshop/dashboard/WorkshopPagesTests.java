package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the pages on which facilitators follow workshops.
 */
@ConsoleTest
class WorkshopPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private HelpQueue helpQueue;

	@Autowired
	private AuditLog auditLog;

	@Test
	void whatWasDoneIsSaidWithTheNumberOfPeople() {
		String page = "/workshops/" + workshop(Instant.now()).id();
		assertSaid(page, "message.3", Locale.ENGLISH, "Message: 3 people");
		assertSaid(page, "open-stage.1", Locale.ENGLISH, "Open stage: 1 person");
		assertSaid(page, "message.3", Locale.JAPANESE, "メッセージ: 3人");
	}

	@Test
	void closedWorkshopOffersNoActions() {
		Workshop workshop = workshop(Instant.now());
		Participant ann = seat(workshop, "Ann");
		String page = "/workshops/" + workshop.id();
		String person = page + "/participants/" + ann.id();
		assertThat(get(page, Locale.ENGLISH)).bodyText().contains("id=\"acts\"", "name=\"kind\"");
		assertThat(get(person, Locale.ENGLISH)).bodyText().contains("name=\"kind\"");
		this.helpQueue.raise(ann.id(), "Why?");
		assertThat(get(page, Locale.ENGLISH)).bodyText().contains("name=\"participant\"", "/claim", "/lower");
		this.workshops.tearDown(workshop.id());
		this.workshops.close(workshop.id(), "over and out");
		assertThat(get(page, Locale.ENGLISH)).hasStatusOk()
			.bodyText()
			.doesNotContain("id=\"acts\"", "name=\"kind\"", "name=\"participant\"", "/claim", "/lower");
		assertThat(get(person, Locale.ENGLISH)).hasStatusOk().bodyText().doesNotContain("name=\"kind\"");
	}

	@Test
	void pagesAreDescribedAndKeptFromRobots() {
		assertThat(get("/workshops", Locale.ENGLISH)).bodyText()
			.contains("<meta name=\"description\" content=\"Build AWS PrivateLink");
		assertThat(get("/workshops", Locale.JAPANESE)).bodyText()
			.contains("<meta name=\"description\" content=\"AWS Pri");
		assertThat(get("/robots.txt", Locale.ENGLISH)).hasStatusOk()
			.hasContentTypeCompatibleWith("text/plain")
			.bodyText()
			.isEqualTo("User-agent: *\nDisallow: /\n");
	}

	@Test
	void handsAreClaimedByOneAndLowered() {
		Workshop workshop = workshop(Instant.now());
		Participant ann = seat(workshop, "Ann");
		this.helpQueue.raise(ann.id(), "<b>Why?</b>");
		String hand = "/workshops/" + workshop.id() + "/participants/" + ann.id();
		assertThat(get("/workshops/" + workshop.id(), Locale.ENGLISH)).bodyText()
			.contains("&lt;b&gt;Why?&lt;/b&gt;")
			.doesNotContain("<b>Why");
		assertThat(post(hand + "/claim")).hasStatus(302);
		assertThat(get("/workshops/" + workshop.id(), Locale.ENGLISH)).bodyText().contains("local is on the way");
		assertThat(post(hand + "/lower")).hasStatus(302);
		assertThat(this.participants.get(ann.id()).hand()).isNull();
		assertThat(post(hand + "/claim")).hasStatus(409);
		assertThat(post("/workshops/" + workshop(Instant.now()).id() + "/participants/" + ann.id() + "/lower"))
			.hasStatus(404);
		assertThat(this.auditLog.of(workshop.id())).extracting(AuditEvent::kind)
			.containsExactly(ActionType.LOWER, ActionType.CLAIM);
	}

	@Test
	void dashboardNamesAllInBothLanguagesAndProjectorNoOne() {
		Workshop workshop = workshop(Instant.now());
		Participant script = seat(workshop, "<script>alert(1)</script>");
		seat(workshop, "佐藤");
		String page = "/workshops/" + workshop.id();
		assertThat(get(page, Locale.ENGLISH)).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;", "p-" + script.id(), "佐藤", "Time left", "/join?code=" + workshop.joinCode())
			.doesNotContain("<script>alert");
		assertThat(get(page, Locale.JAPANESE)).bodyText().contains("残り時間", "挙手の順番");
		assertThat(get(page + "/projector", Locale.ENGLISH)).hasStatusOk().bodyText().doesNotContain("佐藤", "alert(1)");
		assertThat(get("/api" + page + "/board", Locale.ENGLISH)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.rows[1].name")
			.isEqualTo("佐藤");
	}

	@Test
	void unknownWorkshopIsNotFound() {
		for (String address : List.of("/workshops/0", "/workshops/0/projector", "/workshops/0/events",
				"/api/workshops/0/board")) {
			assertThat(get(address, Locale.ENGLISH)).as(address).hasStatus(404);
		}
	}

	/**
	 * Asserts that the answer to an action is shown at the top and beside the actions.
	 */
	private void assertSaid(String page, String detail, Locale locale, String text) {
		assertThat(this.mvc.get()
			.uri(page)
			.locale(locale)
			.cookie(new Cookie("flash", "act-done"), new Cookie("flashDetail", detail))).hasStatusOk()
			.bodyText()
			.contains("id=\"acts-said\"")
			.containsSubsequence("<span>" + text, "<span>" + text)
			.doesNotContain("??");
	}

	private MvcTestResult post(String address) {
		return this.mvc.post().uri(address).exchange();
	}

	private MvcTestResult get(String address, Locale language) {
		return this.mvc.get()
			.uri(address)
			.locale(language)
			.header("Accept-Language", language.getLanguage())
			.exchange();
	}

	private Participant seat(Workshop workshop, String name) {
		return TestWorkshop.seat(this.participants, workshop, name);
	}

	private Workshop workshop(Instant start) {
		return TestPlan.practice().from(start).create(this.workshops, "fay");
	}

}
