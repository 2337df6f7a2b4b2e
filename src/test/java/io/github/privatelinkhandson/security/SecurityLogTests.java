package io.github.privatelinkhandson.security;

import java.util.List;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that it is on record who got in, who did not, and whose access was changed.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class SecurityLogTests {

	private static final String PASSWORD = "correct horse battery";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SignIns signIns;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private SecurityLog log;

	private final Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.LOGGER);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private String address = "";

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	void signInsAndSignOuts() {
		this.address = "10.3.0.1";
		Cookie cookie = signIn("facilitator", PASSWORD).getResponse().getCookie("facilitator");
		assertLast("SIGNED_IN", "facilitator", "/login");
		post("/logout", cookie);
		assertLast("SIGNED_OUT", "facilitator", "");
		signIn("facilitator", "wrong");
		assertLast("SIGN_IN_FAILED", "facilitator", "/login");
		assertThat(text()).doesNotContain(PASSWORD, "wrong", cookie.getValue());
	}

	@Test
	void whatIsTypedInsteadOfANameIsNotRecorded() {
		this.address = "10.3.0.2";
		signIn("my secret password", "");
		assertLast("SIGN_IN_FAILED", "-", "/login");
	}

	@Test
	void attemptsThatAreLimited() {
		this.address = "10.3.0.3";
		IntStream.range(0, 11).forEach((attempt) -> signIn("facilitator", "wrong"));
		assertLast("ATTEMPTS_LIMITED", "-", "/login");
		assertThat(ofAddress()).filteredOn((line) -> line.contains("SIGN_IN_FAILED"))
			.hasSize(2)
			.last()
			.asString()
			.endsWith("times=10");
	}

	@Test
	void refusals() {
		this.address = "10.3.0.4";
		Workshop workshop = workshop();
		Cookie ann = new Cookie("participant", this.participants.join(workshop.id(), "Ann", null).secret());
		this.mvc.get().uri("/facilitators").with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		}).cookie(ann).exchange();
		assertThat(last()).contains("event=REFUSED", "what=\"GET /facilitators\"").doesNotContain(ann.getValue());
	}

	@Test
	void changesOfFacilitatorsAndPasswords() {
		this.address = "10.3.0.5";
		Cookie lead = lead();
		post("/facilitators", lead, "name", "Zoe", "role", "CO_FACILITATOR");
		assertLast("FACILITATOR_ADDED", "facilitator", "Zoe");
		post("/facilitators/password", lead, "name", "Zoe");
		assertLast("PASSWORD_RESET", "facilitator", "Zoe");
		Cookie zoe = new Cookie("facilitator", this.signIns.open("Zoe"));
		post("/password", zoe, "old", "wrong", "password", "another right one");
		assertThat(last()).doesNotContain("PASSWORD_CHANGED");
		post("/facilitators/remove", lead, "name", "Zoe");
		assertLast("FACILITATOR_REMOVED", "facilitator", "Zoe");
	}

	@Test
	void ownChangeOfThePassword() {
		this.address = "10.3.0.6";
		post("/password", lead(), "old", PASSWORD, "password", PASSWORD);
		assertLast("PASSWORD_CHANGED", "facilitator", "");
		assertThat(text()).doesNotContain(PASSWORD);
	}

	@Test
	void joiningAndLinks() {
		this.address = "10.3.0.7";
		Workshop workshop = workshop();
		Cookie none = CsrfToken.cookie();
		post("/join", none, "code", "AAAAAAAA", "name", "Ann");
		assertLast("JOIN_REFUSED", "-", "no such code");
		String secret = post("/join", none, "code", workshop.joinCode(), "name", "Ann").getResponse()
			.getCookie("participant")
			.getValue();
		assertLast("JOINED", "Ann", workshop.id());
		post("/enter", none, "secret", secret);
		assertLast("LINK_USED", "Ann", workshop.id());
		post("/enter", none, "secret", "0123");
		assertLast("LINK_REFUSED", "-", "no such link");
		String ann = this.participants.of(workshop.id()).get(0).id();
		post("/workshops/" + workshop.id() + "/acts", lead(), "kind", "reissue", "participant", ann);
		assertLast("LINK_REISSUED", "facilitator", ann);
		assertThat(text()).doesNotContain(secret, "0123\"", workshop.joinCode());
	}

	@Test
	void repeatedRefusalsOfAnAddressAreCounted() {
		this.address = "10.3.0.8";
		IntStream.range(0, 250).forEach((attempt) -> post("/enter", CsrfToken.cookie(), "secret", "x" + attempt));
		assertThat(ofAddress()).filteredOn((line) -> line.contains("event=LINK_REFUSED "))
			.extracting((line) -> line.substring(line.indexOf("times=")))
			.containsExactly("times=1", "times=10", "times=100");
	}

	@Test
	void lineEndsAndQuotesAreNeutralised() {
		this.log.record(SecurityLog.Event.JOINED, "Ann\r\nevent=SIGNED_IN who=\"facilitator\" \u2028\u202e",
				"x".repeat(500));
		assertThat(last()).hasSizeLessThan(300)
			.contains("who=\"Ann??event=SIGNED_IN who=?facilitator? ??\"")
			.doesNotContain("\n", "\r");
	}

	private void assertLast(String event, String who, String what) {
		assertThat(last())
			.isEqualTo("event=%s who=\"%s\" address=%s what=\"%s\" times=1".formatted(event, who, this.address, what));
	}

	private String last() {
		return this.lines.list.get(this.lines.list.size() - 1).getFormattedMessage();
	}

	private List<String> ofAddress() {
		return this.lines.list.stream()
			.map(ILoggingEvent::getFormattedMessage)
			.filter((line) -> line.contains(this.address))
			.toList();
	}

	private String text() {
		return String.join("\n", ofAddress());
	}

	private Workshop workshop() {
		return TestPlan.practice().create(this.workshops, "facilitator");
	}

	private Cookie lead() {
		return new Cookie("facilitator", this.signIns.open("facilitator"));
	}

	private MvcTestResult signIn(String name, String password) {
		return post("/login", CsrfToken.cookie(), "name", name, "password", password);
	}

	private MvcTestResult post(String page, Cookie who, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post().uri(page).with((plain) -> {
			plain.setRemoteAddr(this.address);
			return plain;
		}).cookie(who, CsrfToken.cookie()).param("_csrf", CsrfToken.masked());
		for (int at = 0; at < fields.length; at += 2) {
			request.param(fields[at], fields[at + 1]);
		}
		return request.exchange();
	}

}
