package io.github.privatelinkhandson.facilitator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Those who lead say who else runs workshops.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class FacilitatorPagesTests {

	private static final Pattern PASSWORD = Pattern.compile("id=\"made-password\"[^>]*>([^<]+)<");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SignIns signIns;

	@Autowired
	private Facilitators facilitators;

	@Test
	void passwordOfSomebodyAddedIsShownOnceAndWorks() {
		String password = add("Sato \u82b1\u5b50", "CO_FACILITATOR");
		assertThat(this.facilitators.withPassword("Sato \u82b1\u5b50", password)).isPresent();
		assertThat(get("/facilitators", "facilitator")).hasStatusOk()
			.bodyText()
			.contains("Sato \u82b1\u5b50")
			.doesNotContain(password);
	}

	@Test
	void coFacilitatorsMayNeitherSeeNorChangeTheList() {
		add("helper", "CO_FACILITATOR");
		assertThat(get("/facilitators", "helper")).hasStatus(403);
		assertThat(post("/facilitators", "helper", Map.of("name", "friend", "role", "FACILITATOR"))).hasStatus(403);
		assertThat(post("/facilitators/password", "helper", Map.of("name", "facilitator"))).hasStatus(403);
		assertThat(post("/facilitators/remove", "helper", Map.of("name", "facilitator"))).hasStatus(403);
		assertThat(get("/", "helper")).hasStatusOk().bodyText().contains("href=\"/password\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<script>", "a\u202eb", "a\nb", "\"x\"", "a/b",
			"1234567890123456789012345678901234567890123456789012345678901" })
	void nameThatCannotBeKeptIsRefused(String name) {
		assertThat(post("/facilitators", "facilitator", Map.of("name", name, "role", "FACILITATOR"))).hasStatus(422)
			.bodyText()
			.contains("id=\"facilitators-error\"")
			.doesNotContain("<script>");
	}

	@Test
	void nameIsTakenInWhateverLetters() {
		assertThat(post("/facilitators", "facilitator", Map.of("name", "FACILITATOR", "role", "FACILITATOR")))
			.hasStatus(422);
	}

	@Test
	void whoIsRemovedOrGetsAnotherPasswordIsSignedOut() {
		String first = add("leaver", "FACILITATOR");
		Cookie cookie = cookie("leaver");
		MvcTestResult renewed = post("/facilitators/password", "facilitator", Map.of("name", "leaver"));
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302);
		assertThat(this.facilitators.withPassword("leaver", first)).isEmpty();
		assertThat(this.facilitators.withPassword("leaver", password(renewed))).isPresent();
		Cookie again = cookie("leaver");
		assertThat(this.mvc.get().uri("/").cookie(again)).hasStatusOk();
		assertThat(post("/facilitators/remove", "facilitator", Map.of("name", "leaver"))).hasStatus(302);
		assertThat(this.mvc.get().uri("/").cookie(again)).hasStatus(302);
		assertThat(this.facilitators.withPassword("leaver", password(renewed))).isEmpty();
	}

	@Test
	void nobodyRemovesThemselves() {
		assertThat(post("/facilitators/remove", "facilitator", Map.of("name", "facilitator"))).hasStatus(422);
		assertThat(get("/", "facilitator")).hasStatusOk();
	}

	@Test
	void ownPasswordIsChangedByWhoKnowsTheOldOne() {
		String old = add("changer", "CO_FACILITATOR");
		assertThat(change("changer", "wrong", "a new long password")).hasStatus(422);
		assertThat(change("changer", old, "short")).hasStatus(422);
		assertThat(change("changer", old, "a new long password")).hasStatus(302).hasHeader("Location", "/login");
		assertThat(this.facilitators.withPassword("changer", old)).isEmpty();
		assertThat(this.facilitators.withPassword("changer", "a new long password")).isPresent();
	}

	private MvcTestResult change(String who, String old, String password) {
		return post("/password", who, Map.of("old", old, "password", password));
	}

	private String add(String name, String role) {
		MvcTestResult added = post("/facilitators", "facilitator", Map.of("name", name, "role", role));
		assertThat(added).hasStatusOk();
		return password(added);
	}

	private static String password(MvcTestResult page) {
		assertThat(page).bodyText().containsPattern(PASSWORD);
		Matcher found = PASSWORD
			.matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
		return found.find() ? found.group(1) : "";
	}

	private MvcTestResult get(String path, String who) {
		return this.mvc.get().uri(path).cookie(cookie(who)).exchange();
	}

	private MvcTestResult post(String path, String who, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(path)
			.cookie(cookie(who), CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked());
		fields.forEach((name, value) -> request.param(name, value));
		return request.exchange();
	}

	private Cookie cookie(String who) {
		return new Cookie("facilitator", this.signIns.open(who));
	}

}
