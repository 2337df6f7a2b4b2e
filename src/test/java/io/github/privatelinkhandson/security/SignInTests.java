package io.github.privatelinkhandson.security;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facilitators sign in with a password, stay known by a cookie, and sign out.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class SignInTests {

	private static final String PASSWORD = "correct horse battery";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Test
	void rightPasswordOpensTheConsole() {
		Cookie cookie = signIn("10.0.0.1", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatusOk().bodyText().contains("id=\"logout\"");
	}

	@Test
	void cookieIsOutOfReachOfScriptsAndOtherSites() {
		MockHttpServletResponse plain = signIn("10.0.0.2", PASSWORD, false).getResponse();
		assertThat(plain.getHeaders("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith("facilitator="))
			.singleElement()
			.asString()
			.contains("HttpOnly", "SameSite=Lax", "Path=/")
			.doesNotContain("Secure");
		assertThat(signIn("10.0.0.2", PASSWORD, true).getResponse().getHeaders("Set-Cookie"))
			.filteredOn((cookie) -> cookie.startsWith("facilitator="))
			.singleElement()
			.asString()
			.contains("Secure");
	}

	@Test
	void neitherPasswordsNorSecretsAreInTheDatabase() {
		Cookie cookie = signIn("10.0.0.3", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.jdbc.sql("SELECT password_hash FROM facilitator").query(String.class).list())
			.allMatch((hash) -> hash.startsWith("$2"));
		assertThat(this.jdbc.sql("SELECT token_hash FROM sign_in").query(String.class).list()).isNotEmpty()
			.allMatch((hash) -> hash.matches("[0-9a-f]{64}"))
			.doesNotContain(cookie.getValue());
	}

	@Test
	void secretFromBeforeASignInIsNotTakenOver() {
		Cookie planted = new Cookie("facilitator", "planted");
		MvcTestResult answer = this.mvc.post()
			.uri("/login")
			.with((request) -> from(request, "10.0.0.4", false))
			.cookie(planted, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("name", "facilitator")
			.param("password", PASSWORD)
			.exchange();
		assertThat(answer.getResponse().getCookie("facilitator").getValue()).isNotEqualTo("planted");
		assertThat(this.mvc.get().uri("/").cookie(planted)).hasStatus(302);
	}

	@Test
	void wrongPasswordKeepsTheName() {
		MvcTestResult answer = signIn("10.0.0.44", "wrong", false);
		assertThat(answer).hasStatus(422).hasForwardedUrl("/login/refused");
		assertThat(this.mvc.get().uri("/login/refused").param("name", "facilitator")).hasStatus(422)
			.bodyText()
			.contains("maxlength=\"60\" value=\"facilitator\"")
			.containsOnlyOnce("autofocus=");
	}

	@Test
	void whoHasSignedOutIsNotKnownAnyMore() {
		Cookie cookie = signIn("10.0.0.5", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.mvc.post().uri("/logout").cookie(cookie, CsrfToken.cookie()).param("_csrf", CsrfToken.masked()))
			.hasStatus(302);
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302).hasHeader("Location", "/login");
	}

	@Test
	void formsOfThoseWhoAreKnownNeedAToken() {
		Cookie cookie = signIn("10.0.0.6", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.mvc.post().uri("/labs").cookie(cookie).param("region", "ap-northeast-1")).hasStatus(403);
		assertThat(
				this.mvc.post().uri("/api/labs").cookie(cookie).contentType(MediaType.APPLICATION_JSON).content("{}"))
			.hasStatus(403);
		assertThat(this.mvc.post()
			.uri("/labs")
			.cookie(cookie, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("region", "x")).hasStatus(422);
	}

	@Test
	void signingInNeedsAToken() {
		assertThat(this.mvc.post().uri("/login").param("name", "facilitator").param("password", PASSWORD))
			.hasStatus(403);
	}

	@Test
	void sixtyWrongPasswordsAtOnceAreTenAttempts() {
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 60)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> signIn("10.0.0.66", "wrong" + i, false).getResponse().getStatus()))
			.toList();
		List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
		assertThat(statuses).containsOnly(422, 429);
		assertThat(statuses.stream().filter((status) -> status == 422)).hasSize(10);
	}

	@Test
	void rightPasswordsAtOnceAreAllTaken() {
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 30)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> signIn("10.0.0.67", PASSWORD, false).getResponse().getStatus()))
			.toList();
		assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(302);
	}

	@Test
	void afterTenWrongPasswordsOneIsTakenUpEveryFiveSecondsAndTheRightOneGetsIn() {
		for (int attempt = 0; attempt < 10; attempt++) {
			assertThat(signIn("10.0.0.7", "wrong", false)).hasStatus(422);
		}
		assertThat(signIn("10.0.0.7", PASSWORD, false)).hasStatus(429).hasHeader("Retry-After", "5");
		assertThat(signIn("10.0.0.8", PASSWORD, false)).hasStatus(302).hasHeader("Location", "/");
		letFailuresAge("10.0.0.7", 6);
		assertThat(signIn("10.0.0.7", "wrong", false)).hasStatus(422);
		assertThat(signIn("10.0.0.7", "wrong", false)).hasStatus(429);
		letFailuresAge("10.0.0.7", 6);
		assertThat(signIn("10.0.0.7", PASSWORD, false)).hasStatus(302).hasHeader("Location", "/");
	}

	@Test
	void browserInWhichSomebodyHasSignedInIsNotSlowedDownByOthers() {
		Cookie device = signIn("10.0.0.70", PASSWORD, false).getResponse().getCookie("device");
		assertThat(device.isHttpOnly()).isTrue();
		for (int attempt = 0; attempt < 10; attempt++) {
			assertThat(signIn("10.0.0.70", "wrong", false)).hasStatus(422);
		}
		assertThat(signIn("10.0.0.70", PASSWORD, false)).hasStatus(429);
		assertThat(signIn("10.0.0.70", new Cookie("device", "guessed"))).hasStatus(429);
		assertThat(signIn("10.0.0.70", device)).hasStatus(302);
		assertThat(this.jdbc.sql("SELECT token_hash FROM known_device").query(String.class).list())
			.allMatch((hash) -> hash.matches("[0-9a-f]{64}"))
			.doesNotContain(device.getValue());
		assertThat(this.mvc.get().uri("/").cookie(device)).as("opens nothing").hasStatus(302);
	}

	@Test
	void wrongCodesAndLinksKeepNobodyOut() {
		Workshop workshop = TestPlan.practice().create(this.workshops, "facilitator");
		String secret = this.participants.join(workshop.id(), "Ann", null).secret();
		for (int attempt = 0; attempt < 70; attempt++) {
			int refusal = (attempt < 60) ? 404 : 429;
			assertThat(enter("secret", "wrong" + attempt)).hasStatus(refusal);
			assertThat(join("AAAAAAAA", "Bob")).hasStatus(refusal);
		}
		assertThat(enter("secret", secret)).hasStatus(302);
		assertThat(join(workshop.joinCode(), "Bob")).hasStatus(302);
	}

	@Test
	void wrongPasswordsForManyNamesAreSlowedDownToo() {
		long taken = IntStream.range(0, 120)
			.mapToObj((number) -> signIn("10.0.0.71", "name" + number, "wrong").getResponse().getStatus())
			.filter((status) -> status == 422)
			.count();
		assertThat(taken).isBetween(60L, 100L);
	}

	@Test
	void signingInLeadsToThePageThatWasAskedFor() {
		MvcTestResult asked = this.mvc.get().uri("/preflight?mode=practice").accept(MediaType.TEXT_HTML).exchange();
		assertThat(asked).hasStatus(302).hasHeader("Location", "/login");
		assertThat(signIn("10.0.0.9", asked.getResponse().getCookies())).hasStatus(302)
			.hasHeader("Location", "http://localhost/preflight?mode=practice");
	}

	@Test
	void addressOutsideOfTheConsoleIsNotFollowed() {
		for (String address : List.of("http://evil.example/", "http://localhost.evil.example/", "//evil", ":")) {
			Cookie planted = new Cookie("REDIRECT_URI", Base64.getEncoder().encodeToString(address.getBytes()));
			assertThat(signIn("10.0.0.10", planted)).hasStatus(302).hasHeader("Location", "/");
		}
	}

	@Test
	void whoseSessionHasEndedIsToldSo() {
		Cookie ended = new Cookie("facilitator", "ended");
		assertThat(this.mvc.get().uri("/login").cookie(ended)).bodyText().contains("id=\"session-ended\"");
		assertThat(this.mvc.get().uri("/login")).bodyText().doesNotContain("session-ended");
	}

	@Test
	void formOfAnEndedSessionIsAnsweredWithWordsAndTheWayBack() {
		for (Cookie[] cookies : List.of(new Cookie[] { new Cookie("facilitator", "ended"), CsrfToken.cookie() },
				new Cookie[] { new Cookie("facilitator", "ended") })) {
			MvcTestResult sent = this.mvc.post()
				.uri("/workshops/0123456789ab/acts")
				.accept(MediaType.TEXT_HTML)
				.cookie(cookies)
				.param("_csrf", CsrfToken.masked())
				.param("text", "Hello")
				.exchange();
			assertThat(sent).hasStatus(302).hasHeader("Location", "/login");
			Cookie flash = sent.getResponse().getCookie("flash");
			assertThat(this.mvc.get().uri("/login").cookie(flash)).bodyText().contains("what you typed was not sent");
			assertThat(signIn("10.0.0.11", sent.getResponse().getCookie("REDIRECT_URI"))).hasHeader("Location",
					"http://localhost/workshops/0123456789ab");
		}
	}

	@Test
	void strangersFindBothWaysIn() {
		assertThat(this.mvc.get().uri("/")).hasStatus(302).hasHeader("Location", "/login");
		assertThat(this.mvc.get().uri("/login")).bodyText().contains("id=\"login\"", "href=\"/join\"");
		assertThat(this.mvc.get().uri("/join")).bodyText().contains("id=\"join\"", "href=\"/login\"");
	}

	@Test
	void pagesAreNotKeptByBrowsersButFilesAre() {
		assertThat(this.mvc.get().uri("/login")).headers()
			.hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
		assertThat(this.mvc.get().uri("/app.css")).headers().hasValue("Cache-Control", "max-age=3600");
	}

	private MvcTestResult signIn(String address, Cookie... cookies) {
		return this.mvc.post()
			.uri("/login")
			.with((request) -> from(request, address, false))
			.cookie(CsrfToken.cookie())
			.cookie(cookies)
			.param("_csrf", CsrfToken.masked())
			.param("name", "facilitator")
			.param("password", PASSWORD)
			.exchange();
	}

	private MvcTestResult join(String code, String name) {
		return this.mvc.post()
			.uri("/join")
			.with((request) -> from(request, "10.0.0.72", false))
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("code", code)
			.param("name", name)
			.exchange();
	}

	private MvcTestResult enter(String field, String value) {
		return this.mvc.post()
			.uri("/enter")
			.with((request) -> from(request, "10.0.0.72", false))
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param(field, value)
			.exchange();
	}

	private void letFailuresAge(String address, int seconds) {
		this.jdbc.sql("UPDATE attempt SET last_at = ? WHERE what LIKE ?")
			.params(Instants.parameter(Instant.now().minusSeconds(seconds)), "/login " + address + " %")
			.update();
	}

	private MvcTestResult signIn(String address, String name, String password) {
		return this.mvc.post()
			.uri("/login")
			.with((request) -> from(request, address, false))
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("name", name)
			.param("password", password)
			.exchange();
	}

	private MvcTestResult signIn(String address, String password, boolean secure) {
		return this.mvc.post()
			.uri("/login")
			.with((request) -> from(request, address, secure))
			.cookie(CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.param("name", "facilitator")
			.param("password", password)
			.exchange();
	}

	private static MockHttpServletRequest from(MockHttpServletRequest request, String address, boolean secure) {
		request.setRemoteAddr(address);
		request.setSecure(secure);
		return request;
	}

}
